package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.json.Fingerprint;

/// How far the notes of a pool go: the number of the last one, counted from 1 without a gap, and
/// its digest. Whoever knows it knows whether that note, or any before, says something else now.
public record Noted(long number, Fingerprint digest) {}
