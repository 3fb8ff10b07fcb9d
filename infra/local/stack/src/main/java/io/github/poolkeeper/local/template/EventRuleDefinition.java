package io.github.poolkeeper.local.template;

/// A rule of EventBridge on the default bus that leads to a queue.
///
/// @param pattern of the events, as JSON
/// @param detailOnly whether the queue gets an event's detail, and not the event around it
/// @param messageGroup of a FIFO queue
public record EventRuleDefinition(
    String name, String pattern, String queueArn, boolean detailOnly, String messageGroup) {}
