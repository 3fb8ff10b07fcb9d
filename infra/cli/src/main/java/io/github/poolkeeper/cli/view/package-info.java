/// Changes and plans as people read them, in core's words. Open [ChangeView] first.
@NullMarked
package io.github.poolkeeper.cli.view;

import org.jspecify.annotations.NullMarked;
