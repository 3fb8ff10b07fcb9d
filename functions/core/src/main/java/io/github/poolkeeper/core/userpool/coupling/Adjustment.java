package io.github.poolkeeper.core.userpool.coupling;

import io.github.poolkeeper.core.json.Pointer;

/// A setting that a change sets or removes though nobody asked for it, and why.
public record Adjustment(String coupling, Pointer path, String because) {}
