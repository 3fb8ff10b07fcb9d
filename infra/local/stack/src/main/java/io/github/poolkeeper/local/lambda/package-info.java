/// Runs functions as AWS Lambda does, without a container: every execution environment is a process
/// of its own with AWS's runtime interface client, fed from an SQS queue or an HTTP API. Open
/// [LambdaFunction] first.
@NullMarked
package io.github.poolkeeper.local.lambda;

import org.jspecify.annotations.NullMarked;
