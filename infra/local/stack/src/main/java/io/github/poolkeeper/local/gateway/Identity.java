package io.github.poolkeeper.local.gateway;

import io.github.poolkeeper.local.iam.Policy;
import io.github.poolkeeper.local.lambda.HttpApi.Caller;
import io.github.poolkeeper.local.signature.AccessKey;
import java.util.Locale;
import java.util.Optional;

/// Somebody with an access key.
///
/// @param policy what a function's role allows; empty for a person, who may do everything
public record Identity(String name, AccessKey key, Caller caller, Optional<Policy> policy) {

  /// A person. Key, secret and name are alike.
  public static Identity user(String name, String accountId) {
    String userId = "AIDALOCAL" + name.toUpperCase(Locale.ROOT);
    String arn = "arn:aws:iam::%s:user/%s".formatted(accountId, name);
    return new Identity(
        name, AccessKey.ofUser(name), new Caller(name, userId, arn, accountId), Optional.empty());
  }

  /// A function under its role, with a session token, as Lambda gives it one. On this machine the
  /// key is no secret either, so that a person can try what a function may do.
  public static Identity function(String name, String accountId, Policy policy) {
    String id = "LOCAL" + name.toUpperCase(Locale.ROOT);
    String arn = "arn:aws:sts::%s:assumed-role/%s/%s".formatted(accountId, name, name);
    return new Identity(
        name,
        new AccessKey(id, id, Optional.of("session-of-" + id)),
        new Caller(id, "AROA%s:%s".formatted(id, name), arn, accountId),
        Optional.of(policy));
  }

  /// The functions under the credentials of the environment, which a real account asks for: whose
  /// request it is can then not be told, so the template's policies are not enforced.
  public static Identity borrowed(AccessKey key, String accountId) {
    String arn = "arn:aws:iam::%s:user/functions".formatted(accountId);
    var caller = new Caller(key.id(), "AIDALOCALFUNCTIONS", arn, accountId);
    return new Identity("functions", key, caller, Optional.empty());
  }

  boolean isFunction() {
    return policy.isPresent();
  }
}
