/// Cold starts, measured: each contestant runs as Lambda runs it, against AWS endpoints with a
/// fixed latency. Open [StartBenchmark] first, then [Trial].
@NullMarked
package io.github.poolkeeper.bench.start;

import org.jspecify.annotations.NullMarked;
