/// Where the command talks to people and programs: text that nothing from outside can forge. Open
/// [Terminal] first.
@NullMarked
package io.github.poolkeeper.cli.terminal;

import org.jspecify.annotations.NullMarked;
