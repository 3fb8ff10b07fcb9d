/// The whole pipeline under the local stack: under Cognito's quota, and against a floor of the same
/// calls. Open [Main] first.
@NullMarked
package io.github.poolkeeper.bench.pipeline;

import org.jspecify.annotations.NullMarked;
