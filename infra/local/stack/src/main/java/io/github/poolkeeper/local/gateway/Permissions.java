package io.github.poolkeeper.local.gateway;

import io.github.poolkeeper.local.gateway.AwsService.Call;
import io.github.poolkeeper.local.iam.Access;
import io.github.poolkeeper.local.iam.AccessControl;
import io.github.poolkeeper.local.iam.Decision;
import io.github.poolkeeper.local.iam.Policy;
import java.util.Optional;
import java.util.function.Predicate;

/// Holds functions to the policies of the template, so that a missing permission fails here and not
/// in the account, and everybody to those of its queues.
final class Permissions {
  private final RequiredAccess required;
  private final AccessControl control;
  private final Predicate<Access> forbidden;

  /// @param forbidden whether a queue's own policy forbids it, to people and to functions alike
  Permissions(RequiredAccess required, AccessControl control, Predicate<Access> forbidden) {
    this.required = required;
    this.control = control;
    this.forbidden = forbidden;
  }

  /// Why the caller may not do this, if so.
  Optional<Denial> denial(Identity caller, Call call, GatewayRequest request) {
    return required.of(caller, call, request).stream()
        .filter(forbidden)
        .findFirst()
        .map(access -> Denial.byResource(caller, access))
        .or(() -> caller.policy().flatMap(policy -> denial(caller, policy, call, request)));
  }

  private Optional<Denial> denial(
      Identity caller, Policy policy, Call call, GatewayRequest request) {
    for (Access access : required.of(caller, call, request)) {
      Decision decision = control.decide(caller.name(), policy, access);
      if (decision != Decision.ALLOWED) {
        return Optional.of(Denial.of(caller, access, decision));
      }
    }
    return Optional.empty();
  }
}
