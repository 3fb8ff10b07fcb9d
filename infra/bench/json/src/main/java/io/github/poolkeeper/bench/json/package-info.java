/// The JSON that every change goes through, measured against the libraries that a user would reach
/// for. Open [JsonBenchmark] first.
@NullMarked
package io.github.poolkeeper.bench.json;

import org.jspecify.annotations.NullMarked;
