/// What the functions share of Lambda's side: batches of messages, the environment, the line that
/// is logged at the boundary. Open [FifoBatch] first.
@NullMarked
package io.github.poolkeeper.aws.lambda;

import org.jspecify.annotations.NullMarked;
