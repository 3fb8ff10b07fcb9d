package io.github.poolkeeper.bench.start;

/// What one run of one contestant came to; times in milliseconds.
///
/// @param init from the start of the process until it is ready
/// @param first from the restore, or else from the first event, until its answer
/// @param warm the median of the further events
/// @param coldCpu CPU time of init and first event; of the first event alone where the process was
///     restored
/// @param warmCpu CPU time an event, warm
/// @param resident memory in megabytes after the first answer
record Sample(
    double init, double first, double warm, double coldCpu, double warmCpu, double resident) {}
