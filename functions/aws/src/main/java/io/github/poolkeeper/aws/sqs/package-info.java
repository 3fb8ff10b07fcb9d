/// The queues that Poolkeeper writes to: changes in order per pool, and rejected requests as they
/// came. Open [SqsModule] first.
@NullMarked
package io.github.poolkeeper.aws.sqs;

import org.jspecify.annotations.NullMarked;
