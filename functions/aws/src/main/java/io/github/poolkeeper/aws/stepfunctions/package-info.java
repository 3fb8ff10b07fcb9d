/// Whoever waits for a change in a Step Functions workflow, by a task token. Open
/// [StepFunctionsModule] first.
@NullMarked
package io.github.poolkeeper.aws.stepfunctions;

import org.jspecify.annotations.NullMarked;
