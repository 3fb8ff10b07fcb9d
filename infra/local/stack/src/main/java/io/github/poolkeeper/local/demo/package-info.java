/// The main job, shown: sample messages change a user pool, one is rolled back, the history is
/// read. Open [Demo] first; nothing in here knows how a change ends before it has.
@NullMarked
package io.github.poolkeeper.local.demo;

import org.jspecify.annotations.NullMarked;
