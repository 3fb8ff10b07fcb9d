package io.github.poolkeeper.local.template;

import java.time.Duration;

/// A rule of EventBridge that sends an event to a queue again and again.
///
/// @param messageGroup of a FIFO queue
public record ScheduleDefinition(
    String logicalId, String arn, Duration every, String queueArn, String messageGroup) {}
