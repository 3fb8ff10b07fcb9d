package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.json.Fingerprint;

/// The last recorded revision of a pool.
public record Head(long revision, Fingerprint configuration) {}
