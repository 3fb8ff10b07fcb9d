package io.github.poolkeeper.bench.start;

import java.nio.file.Path;
import java.util.Map;

/// What all contestants of a run have in common.
///
/// @param runtimeClassPath the Java runtime interface client
/// @param nodeRuntime the loop that stands for the Node.js runtime
/// @param memory what Lambda would be told, in megabytes
/// @param endpoints the variables that lead to AWS
record Machine(
    String runtimeClassPath,
    Path nodeRuntime,
    int memory,
    CpuQuota quota,
    TlsStores tls,
    Map<String, String> endpoints) {}
