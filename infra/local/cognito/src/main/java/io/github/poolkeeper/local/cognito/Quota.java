package io.github.poolkeeper.local.cognito;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// How many calls a second the API takes; what comes faster is refused with
/// `TooManyRequestsException`.
public record Quota(String name, List<Rate> rates) {
  /// All calls are taken.
  public static final Quota UNLIMITED = new Quota("unlimited", List.of());

  /// The categories of the Cognito Developer Guide, "Quotas in Amazon Cognito": per account, and
  /// where the guide says so per operation and pool as well.
  public static final Quota DOCUMENTED =
      new Quota(
          "documented",
          List.of(
              Rate.ofAccount(15, "DescribeUserPool", "ListUserPools"),
              Rate.ofAccount(15, "CreateUserPool", "UpdateUserPool", "DeleteUserPool"),
              Rate.ofAccount(20, "GetUserPoolMfaConfig", "ListTagsForResource"),
              Rate.ofPool(5, "GetUserPoolMfaConfig"),
              Rate.ofPool(5, "ListTagsForResource"),
              Rate.ofAccount(15, "SetUserPoolMfaConfig", "TagResource", "UntagResource"),
              Rate.ofPool(5, "SetUserPoolMfaConfig"),
              Rate.ofPool(5, "TagResource"),
              Rate.ofPool(5, "UntagResource")));

  /// Less than documented: 15 reads and 15 writes, of whatever kind.
  public static final Quota TIGHT =
      new Quota(
          "tight",
          List.of(
              Rate.ofAccount(
                  15,
                  "DescribeUserPool",
                  "ListUserPools",
                  "GetUserPoolMfaConfig",
                  "ListTagsForResource"),
              Rate.ofAccount(
                  15,
                  "CreateUserPool",
                  "UpdateUserPool",
                  "DeleteUserPool",
                  "SetUserPoolMfaConfig",
                  "TagResource",
                  "UntagResource")));

  public Quota {
    rates = List.copyOf(rates);
  }

  /// One of the three.
  ///
  /// @throws IllegalArgumentException when there is none of this name
  public static Quota named(String name) {
    return Stream.of(UNLIMITED, DOCUMENTED, TIGHT)
        .filter(quota -> quota.name.equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no quota " + name));
  }

  /// The rates that count an operation.
  List<Rate> ratesOf(String operation) {
    return rates.stream().filter(rate -> rate.operations().contains(operation)).toList();
  }

  /// So many calls of these operations together in any second: of all pools, or of each for itself.
  public record Rate(Set<String> operations, int perSecond, boolean eachPoolForItself) {
    public Rate {
      operations = Set.copyOf(operations);
    }

    static Rate ofAccount(int perSecond, String... operations) {
      return new Rate(Set.of(operations), perSecond, false);
    }

    static Rate ofPool(int perSecond, String operation) {
      return new Rate(Set.of(operation), perSecond, true);
    }
  }
}
