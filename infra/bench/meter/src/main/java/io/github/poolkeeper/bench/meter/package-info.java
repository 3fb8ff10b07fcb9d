/// What the benchmarks measure with: times, and what DynamoDB charges. Open [Samples] first.
@NullMarked
package io.github.poolkeeper.bench.meter;

import org.jspecify.annotations.NullMarked;
