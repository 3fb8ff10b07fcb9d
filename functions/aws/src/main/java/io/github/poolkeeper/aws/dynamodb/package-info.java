/// The history in one DynamoDB table: records, request ids, revisions, the head and the snapshots
/// are items of their pool. Open [DynamoDbModule] first.
@NullMarked
package io.github.poolkeeper.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
