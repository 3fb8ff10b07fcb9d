package io.github.poolkeeper.core.json;

/// What is wrong at one place of a document: where, what was expected and what was met.
public record Violation(Pointer path, String message) {}
