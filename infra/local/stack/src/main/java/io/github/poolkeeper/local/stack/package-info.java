/// Puts the pieces together: reads the template, starts the servers, creates the queues and the
/// table, starts the functions and their event sources. Open `LocalStack` first.
@NullMarked
package io.github.poolkeeper.local.stack;

import org.jspecify.annotations.NullMarked;
