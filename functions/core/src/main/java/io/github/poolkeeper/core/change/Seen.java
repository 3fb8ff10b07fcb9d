package io.github.poolkeeper.core.change;

import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Access;
import io.github.poolkeeper.core.userpool.Settings;
import io.github.poolkeeper.core.userpool.Twin;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    Optional<String> requestId) {
  /// Its own members, the mode, which the main call has, too, and the pool's SMS settings, which it
  /// has under their second names.
  private static final Set<String> OF_MFA =
      Stream.of(
              Settings.membersOf(Access.Call.SET_USER_POOL_MFA_CONFIG).stream(),
              Stream.of("MfaConfiguration"),
              Twin.SMS.stream().map(twin -> twin.first().segments().getFirst()))
          .flatMap(names -> names)
          .collect(Collectors.toUnmodifiableSet());

  /// Whether such a call can have moved a setting. The main one replaces all, and moves more with
  /// it than it has members for.
  public boolean canMove(Pointer setting) {
    String member = setting.segments().getFirst();
    return switch (operation) {
      case "TagResource", "UntagResource" -> member.equals("UserPoolTags");
      case "SetUserPoolMfaConfig" -> OF_MFA.contains(member) || isUnknown(member);
      case "AddCustomAttributes", "DeleteUserPool" -> false;
      default -> true;
    };
  }

  /// AWS is ahead of us: which call has such a one, nobody knows.
  private static boolean isUnknown(String member) {
    return Settings.at(Pointer.ROOT.child(member)).isEmpty();
  }
}
