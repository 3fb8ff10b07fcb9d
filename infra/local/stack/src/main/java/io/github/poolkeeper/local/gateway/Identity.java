package io.github.poolkeeper.local.gateway;

import io.github.poolkeeper.local.lambda.HttpApi.Caller;
import io.github.poolkeeper.local.template.PolicyStatement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Somebody with an access key.
///
/// @param policy what a function's role allows; empty for a person, who may do everything
public record Identity(String name, Caller caller, Optional<List<PolicyStatement>> policy) {

  /// A person. Key, secret and name are alike.
  public static Identity user(String name, String accountId) {
    String userId = "AIDALOCAL" + name.toUpperCase(Locale.ROOT);
    String arn = "arn:aws:iam::%s:user/%s".formatted(accountId, name);
    return new Identity(name, new Caller(name, userId, arn, accountId), Optional.empty());
  }

  /// A function under its role.
  public static Identity function(String name, String accountId, List<PolicyStatement> policy) {
    String key = "LOCAL" + name.toUpperCase(Locale.ROOT);
    String arn = "arn:aws:sts::%s:assumed-role/%s/%s".formatted(accountId, name, name);
    var caller = new Caller(key, "AROA%s:%s".formatted(key, name), arn, accountId);
    return new Identity(name, caller, Optional.of(policy));
  }

  /// The functions under the credentials of the environment, which a real account asks for: whose
  /// request it is can then not be told, so the template's policies are not enforced.
  public static Identity borrowed(String accessKey, String accountId) {
    String arn = "arn:aws:iam::%s:user/functions".formatted(accountId);
    var caller = new Caller(accessKey, "AIDALOCALFUNCTIONS", arn, accountId);
    return new Identity("functions", caller, Optional.empty());
  }

  boolean isFunction() {
    return policy.isPresent();
  }
}
