package io.github.poolkeeper.core.change;

import java.time.Instant;
import java.util.Optional;

/// A call that somebody made, as CloudTrail has it on record.
///
/// @param eventId of the record, unique for ever: the same however often the record comes
/// @param at when the call was done, to the second, by the service's own clock
/// @param address that the call came from, or a service's name
/// @param requestId that Cognito answered with
public record Seen(
    String eventId,
    Instant at,
    String operation,
    Actor who,
    Via via,
    Optional<String> address,
    Optional<String> requestId) {}
