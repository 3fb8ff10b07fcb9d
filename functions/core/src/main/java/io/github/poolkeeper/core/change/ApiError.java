package io.github.poolkeeper.core.change;

/// An error in the words of the API that gave it: the exception's name and its message.
public record ApiError(String code, String message) {}
