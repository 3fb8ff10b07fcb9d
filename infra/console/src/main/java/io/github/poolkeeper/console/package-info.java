/// The page for people who answer for changes, served on this machine only. Its requests go to the
/// history API, signed by whoever started it. Open [ConsoleServer] first.
@NullMarked
package io.github.poolkeeper.console;

import org.jspecify.annotations.NullMarked;
