/// AWS's services as servers on this machine, for the adapters' tests. Open [DynamoDbLocal] or
/// [ElasticMq] first.
@NullMarked
package io.github.poolkeeper.aws.server;

import org.jspecify.annotations.NullMarked;
