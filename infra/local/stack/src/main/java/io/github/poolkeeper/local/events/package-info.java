/// The template's pipe from the table's stream to the bus of events, as EventBridge would run it,
/// and the rules that clients make. Open `EventPipe` first.
@NullMarked
package io.github.poolkeeper.local.events;

import org.jspecify.annotations.NullMarked;
