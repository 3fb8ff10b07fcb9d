package io.github.poolkeeper.core.userpool;

import io.github.poolkeeper.core.json.Pointer;

/// A setting that moves, and what happens to it in words: "is lowered", "email is removed".
public record Movement(Pointer path, Direction direction, String what) {}
