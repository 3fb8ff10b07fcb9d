package io.github.poolkeeper.aws.sqs;

/// Where the queue of opened changes is.
public record ChangesQueueUrl(String value) {}
