/// What others do to pools: told from CloudTrail's records, of which little is believed. Open
/// [TrailRecord] first.
@NullMarked
package io.github.poolkeeper.core.watch;

import org.jspecify.annotations.NullMarked;
