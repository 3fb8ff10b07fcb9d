/// The servers that stand for SQS and DynamoDB, embedded but kept apart: each has a class loader of
/// its own, so that none of their libraries meets the stack's. Open `LocalServer` first.
@NullMarked
package io.github.poolkeeper.local.server;

import org.jspecify.annotations.NullMarked;
