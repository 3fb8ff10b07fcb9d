package io.github.poolkeeper.bench.pipeline;

import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/// The calls of a change to Cognito, with what the typed model holds of a pool.
record CognitoCalls(CognitoIdentityProviderClient client) {

  UserPoolType describe(String pool) {
    return client.describeUserPool(get -> get.userPoolId(pool)).userPool();
  }

  /// As Poolkeeper reads a pool: with its MFA configuration.
  UserPoolType read(String pool) {
    UserPoolType described = describe(pool);
    client.getUserPoolMfaConfig(get -> get.userPoolId(pool));
    return described;
  }

  void update(String pool, UserPoolType described, int number) {
    client.updateUserPool(
        UpdateUserPoolRequest.builder()
            .userPoolId(pool)
            .policies(described.policies())
            .lambdaConfig(described.lambdaConfig())
            .autoVerifiedAttributes(described.autoVerifiedAttributes())
            .verificationMessageTemplate(described.verificationMessageTemplate())
            .userAttributeUpdateSettings(described.userAttributeUpdateSettings())
            .mfaConfiguration(described.mfaConfiguration())
            .deviceConfiguration(described.deviceConfiguration())
            .emailConfiguration(described.emailConfiguration())
            .smsConfiguration(described.smsConfiguration())
            .userPoolTier(described.userPoolTier())
            .userPoolAddOns(described.userPoolAddOns())
            .userPoolTags(Map.of("edition", Integer.toString(number)))
            .build());
  }
}
