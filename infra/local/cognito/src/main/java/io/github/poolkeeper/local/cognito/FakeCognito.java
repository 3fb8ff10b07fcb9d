package io.github.poolkeeper.local.cognito;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;

/// The Cognito user pool API, as far as configuring user pools goes, over pools that it holds as
/// raw JSON. It replaces where the API replaces and never merges; it keeps and prints members that
/// no model knows; it takes any user pool as it is loaded, and refuses what the API is known to
/// refuse: each request is looked at anew, so that a pool whose old values are no longer accepted
/// cannot be changed otherwise. Each rule says where it is known from.
///
/// Where nobody knows what AWS does it can be switched: [Doubt] to refuse or to take, [Printing] to
/// print what nobody has sent or not.
///
/// What happens to a setting that UpdateUserPool leaves out is known from contradicting sources,
/// hence [Omission]. What an explicit JSON `null` does **nobody has measured against AWS**: that it
/// makes a setting absent is a guess, the other reading is the protocol's (Smithy awsJson1_1), and
/// [Nulls] switches between the two. A `null` inside a structure reads the same way as the
/// structure's other omissions, save for a `null` in a password policy, which follows the switch.
///
/// Safe for use by several threads: calls take effect one after the other.
public final class FakeCognito {

  private static final Set<String> READS =
      Set.of("DescribeUserPool", "GetUserPoolMfaConfig", "ListUserPools", "ListTagsForResource");

  private final InstantSource clock;
  private final UserPools pools;
  private final Map<String, Queue<Fault>> faults = new HashMap<>();
  private final List<String> calls = new ArrayList<>();
  private final List<String> throttled = new ArrayList<>();
  private Mode mode = Mode.START;
  private Throttle throttle;

  /// An account without user pools.
  ///
  /// @param clock dates what is created and modified, and measures the quota's seconds
  public FakeCognito(InstantSource clock) {
    this("us-east-1", "000000000000", clock);
  }

  /// The same in a Region and an account, which show in the pools that are created.
  public FakeCognito(String region, String accountId, InstantSource clock) {
    this.clock = clock;
    this.pools = new UserPools(new FreshPool(region, accountId), clock);
    this.throttle = new Throttle(Quota.UNLIMITED, clock);
  }

  /// Answers one call. A refusal is an answer, as is an operation the stand-in does not know
  /// (`UnknownOperationException`).
  ///
  /// @param operation the last part of `X-Amz-Target`, as in `DescribeUserPool`
  public synchronized Reply call(String operation, JsonObject request) {
    calls.add(operation);
    if (!throttle.takes(operation, named(request))) {
      throttled.add(operation);
      return Refusal.of("TooManyRequestsException", "Too many requests").reply();
    }
    Fault fault = faults.getOrDefault(operation, new ArrayDeque<>()).poll();
    return switch (fault) {
      case null -> pools.answer(operation, request, mode);
      case Fault.None() -> pools.answer(operation, request, mode);
      case Fault.Refuse(int status, String type, String message) ->
          new Refusal(status, type, message).reply();
      case Fault.DropBefore() -> new Reply.Dropped();
      case Fault.Stale() -> pools.stale().answer(operation, request, mode);
      case Fault.Lose() -> {
        pools.answer(operation, request, mode);
        yield new Reply.Dropped();
      }
    };
  }

  /// Takes a user pool as it stands, whatever rules it breaks, and prints it back so, with what
  /// [Printing] fills in. Replaces one of the same id.
  ///
  /// @param userPool as DescribeUserPool prints `UserPool`; its `Id` becomes `userPoolId`
  /// @param mfaConfig as GetUserPoolMfaConfig prints it; without one, MFA is what the description
  /// says and has no factors
  public synchronized void load(
      String userPoolId, JsonObject userPool, Optional<JsonObject> mfaConfig) {
    pools.load(Pool.loaded(userPoolId, userPool, mfaConfig));
  }

  /// Sets how requests are read from now on. The start is [Omission#RESET] and [Nulls#UNSET].
  public synchronized void mode(Omission omission, Nulls nulls) {
    mode = mode.reading(omission, nulls);
  }

  /// Sets what becomes of requests in doubt from now on. The start is [Doubt#REFUSED].
  public synchronized void inDoubt(Doubt doubt) {
    mode = mode.inDoubt(doubt);
  }

  /// Sets what is printed from now on. The start is [Printing#FILLED_IN].
  public synchronized void print(Printing printing) {
    mode = mode.printing(printing);
  }

  /// Holds calls to a quota from now on. The start is [Quota#UNLIMITED].
  public synchronized void limit(Quota quota) {
    throttle = new Throttle(quota, clock);
  }

  /// Lets the next call of an operation fail that has no fault waiting yet; further faults queue up
  /// behind it.
  ///
  /// @throws IllegalArgumentException for a [Fault.Stale] of an operation that is not a read
  public synchronized void failNext(String operation, Fault fault) {
    if (fault instanceof Fault.Stale && !READS.contains(operation)) {
      throw new IllegalArgumentException(
          "Only reads can be stale: " + READS + ", not " + operation);
    }
    faults.computeIfAbsent(operation, _ -> new ArrayDeque<>()).add(fault);
  }

  /// The operations called since the start or the last [#clearCalls()], in order, whatever became
  /// of them.
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /// Those of the [#calls()] that the quota refused.
  public synchronized List<String> throttledCalls() {
    return List.copyOf(throttled);
  }

  /// Forgets the calls so far.
  public synchronized void clearCalls() {
    calls.clear();
    throttled.clear();
  }

  private static String named(JsonObject request) {
    return Stream.of("UserPoolId", "ResourceArn")
        .map(request::get)
        .flatMap(
            value ->
                value instanceof JsonString text ? Stream.of(text.getString()) : Stream.empty())
        .findFirst()
        .orElse("");
  }
}
