package io.github.poolkeeper.bench.peer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordPolicyType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Describes the pool, merges the wanted password policy into the typed model, updates the pool and
/// puts one item with before and after. It does less than Poolkeeper: nothing is checked, nothing
/// read back, and a setting that its model does not know is lost.
public final class PlainHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final ObjectMapper json = new ObjectMapper();
  private final CognitoIdentityProviderClient cognito = CognitoIdentityProviderClient.create();
  private final DynamoDbClient dynamoDb = DynamoDbClient.create();
  private final String table = System.getenv("HISTORY_TABLE");

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    for (SQSMessage message : event.getRecords()) {
      change(message);
    }
    return new SQSBatchResponse(List.of());
  }

  private void change(SQSMessage message) {
    try {
      JsonNode request = json.readTree(message.getBody());
      String id = request.get("userPoolId").asText();
      UserPoolType before = cognito.describeUserPool(r -> r.userPoolId(id)).userPool();
      UpdateUserPoolRequest after = merged(id, before, request.get("change"));
      cognito.updateUserPool(after);
      dynamoDb.putItem(
          put ->
              put.tableName(table)
                  .item(
                      Map.of(
                          "userPoolId", AttributeValue.fromS(id),
                          "entry", AttributeValue.fromS("change#" + message.getMessageId()),
                          "before", AttributeValue.fromS(before.toString()),
                          "after", AttributeValue.fromS(after.toString()))));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getMessage(), e);
    }
  }

  private static UpdateUserPoolRequest merged(String id, UserPoolType pool, JsonNode change) {
    JsonNode wanted = change.path("Policies").path("PasswordPolicy");
    PasswordPolicyType policy =
        pool.policies().passwordPolicy().toBuilder()
            .minimumLength(wanted.path("MinimumLength").asInt())
            .build();
    return UpdateUserPoolRequest.builder()
        .userPoolId(id)
        .policies(policies -> policies.passwordPolicy(policy))
        .deletionProtection(pool.deletionProtection())
        .lambdaConfig(pool.lambdaConfig())
        .autoVerifiedAttributes(pool.autoVerifiedAttributes())
        .smsVerificationMessage(pool.smsVerificationMessage())
        .emailVerificationMessage(pool.emailVerificationMessage())
        .emailVerificationSubject(pool.emailVerificationSubject())
        .verificationMessageTemplate(pool.verificationMessageTemplate())
        .smsAuthenticationMessage(pool.smsAuthenticationMessage())
        .userAttributeUpdateSettings(pool.userAttributeUpdateSettings())
        .mfaConfiguration(pool.mfaConfiguration())
        .deviceConfiguration(pool.deviceConfiguration())
        .emailConfiguration(pool.emailConfiguration())
        .smsConfiguration(pool.smsConfiguration())
        .userPoolTags(pool.userPoolTags())
        .adminCreateUserConfig(pool.adminCreateUserConfig())
        .userPoolAddOns(pool.userPoolAddOns())
        .accountRecoverySetting(pool.accountRecoverySetting())
        .build();
  }
}
