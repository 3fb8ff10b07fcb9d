package io.github.poolkeeper.core.change;

import io.github.poolkeeper.core.json.Pointer;

/// A setting that a rollback or a restore does not bring back, or may not, and why.
public record Remainder(Pointer path, String because) {}
