/// Poolkeeper's user on this machine: what the demo and the end-to-end tests see and do, they see
/// and do through here, over HTTP. Open [StackClient] first.
@NullMarked
package io.github.poolkeeper.local.client;

import org.jspecify.annotations.NullMarked;
