package io.github.poolkeeper.local.gateway;

import io.github.poolkeeper.local.iam.Policy;
import io.github.poolkeeper.local.lambda.HttpApi.Caller;
import io.github.poolkeeper.local.signature.AccessKey;
import io.github.poolkeeper.local.template.FunctionDefinition.Role;
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

  /// A person in a session of a role. Key and secret are alike: `ines.weber-as-approver`.
  public static Identity session(String role, String session, String accountId) {
    String name = session + "-as-" + role.toLowerCase(Locale.ROOT);
    String userId = "AROALOCAL%s:%s".formatted(role.toUpperCase(Locale.ROOT), session);
    String arn = "arn:aws:sts::%s:assumed-role/%s/%s".formatted(accountId, role, session);
    return new Identity(
        name, AccessKey.ofUser(name), new Caller(name, userId, arn, accountId), Optional.empty());
  }

  /// A session that an IAM user has from `sts:GetFederationToken`, under a name of his choice.
  public static Identity federated(String session, String accountId) {
    String name = session + "-federated";
    String userId = accountId + ":" + session;
    String arn = "arn:aws:sts::%s:federated-user/%s".formatted(accountId, session);
    return new Identity(
        name, AccessKey.ofUser(name), new Caller(name, userId, arn, accountId), Optional.empty());
  }

  /// The account itself.
  public static Identity root(String accountId) {
    String arn = "arn:aws:iam::%s:root".formatted(accountId);
    return new Identity(
        "root",
        AccessKey.ofUser("root"),
        new Caller("root", accountId, arn, accountId),
        Optional.empty());
  }

  /// A function under its role, with a session token, as Lambda gives it one. On this machine the
  /// key is no secret either, so that a person can try what a function may do.
  public static Identity function(String name, String accountId, Role role) {
    String id = "LOCAL" + name.toUpperCase(Locale.ROOT);
    String arn = "arn:aws:sts::%s:assumed-role/%s/%s".formatted(accountId, name, name);
    return new Identity(
        name,
        new AccessKey(id, id, Optional.of("session-of-" + id)),
        new Caller(id, role.id() + ":" + name, arn, accountId),
        Optional.of(role.policy()));
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
