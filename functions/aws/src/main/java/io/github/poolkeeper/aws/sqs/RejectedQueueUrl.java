package io.github.poolkeeper.aws.sqs;

/// Where the queue of rejected requests is.
public record RejectedQueueUrl(String value) {}
