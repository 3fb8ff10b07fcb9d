package io.github.poolkeeper.core.change;

/// What a policy makes of a change, or of one of its settings.
public sealed interface Effect {
  /// It goes ahead.
  record Allow() implements Effect {}

  /// It waits until so many others have agreed.
  record Approve(int approvers) implements Effect {
    public Approve {
      if (approvers < 1) {
        throw new IllegalArgumentException("expected at least 1 approver, met " + approvers);
      }
    }
  }

  /// It does not go ahead.
  record Forbid() implements Effect {}

  /// As it stands in a policy and in a record.
  default String word() {
    return switch (this) {
      case Allow _ -> "allow";
      case Approve _ -> "approve";
      case Forbid _ -> "forbid";
    };
  }

  /// How many have to agree.
  default int approvers() {
    return this instanceof Approve(int approvers) ? approvers : 0;
  }

  /// The stricter of the two.
  default Effect and(Effect other) {
    return other.strictness() > strictness() ? other : this;
  }

  private int strictness() {
    return switch (this) {
      case Allow _ -> 0;
      case Approve(int approvers) -> approvers;
      case Forbid _ -> Integer.MAX_VALUE;
    };
  }
}
