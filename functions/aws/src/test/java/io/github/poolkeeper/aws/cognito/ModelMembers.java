package io.github.poolkeeper.aws.cognito;

import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserPoolMfaConfigRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/// The names that the SDK's model has, which the table of settings is held against.
final class ModelMembers {
  /// What a description has and `UpdateUserPool` does not take.
  static final Set<String> READ_ONLY =
      without(
          names(UserPoolType.builder().build()), names(UpdateUserPoolRequest.builder().build()));

  /// What `SetUserPoolMfaConfig` takes.
  static final Set<String> MFA =
      without(
          names(SetUserPoolMfaConfigRequest.builder().build()), Set.of(TableMembers.USER_POOL_ID));

  private ModelMembers() {}

  private static Set<String> names(SdkPojo shape) {
    return shape.sdkFieldNameToField().keySet();
  }

  private static Set<String> without(Set<String> names, Set<String> others) {
    Set<String> rest = new TreeSet<>(names);
    rest.removeAll(others);
    return Set.copyOf(rest);
  }
}
