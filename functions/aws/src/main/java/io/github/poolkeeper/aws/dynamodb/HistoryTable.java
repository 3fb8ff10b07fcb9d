package io.github.poolkeeper.aws.dynamodb;

/// The table that the history is kept in, by its name.
public record HistoryTable(String name) {}
