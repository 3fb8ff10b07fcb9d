package io.github.poolkeeper.local.gateway;

import io.github.poolkeeper.local.gateway.AwsService.Call;
import io.github.poolkeeper.local.template.Place;
import io.github.poolkeeper.local.template.PolicyStatement.Access;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a request has to be allowed.
///
/// Source: Service Authorization Reference; for transactions, DynamoDB Developer Guide, "IAM and
/// transactions"; for user pools, Cognito Developer Guide, what `UpdateUserPool` passes on.
final class RequiredAccess {
  private static final String EMAIL_ROLE =
      "aws-service-role/email.cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdpEmailService";

  private final Place place;

  RequiredAccess(Place place) {
    this.place = place;
  }

  List<Access> of(Call call, JsonObject body) {
    return switch (call.service()) {
      case COGNITO_IDP -> userPool(call.operation(), body);
      case DYNAMODB -> table(call.operation(), body);
      case SQS -> queue(call.operation(), body);
      case STATES -> stateMachine(call.operation());
    };
  }

  private List<Access> queue(String operation, JsonObject body) {
    String url = body.getString("QueueUrl", "");
    String arn = place.arn("sqs", url.substring(url.lastIndexOf('/') + 1));
    return List.of(new Access("sqs:" + operation.replaceFirst("Batch$", ""), arn));
  }

  /// A token does not tell whose it is: any state machine will do.
  private List<Access> stateMachine(String operation) {
    return List.of(new Access("states:" + operation, place.arn("states", "stateMachine:local")));
  }

  private List<Access> table(String operation, JsonObject body) {
    return switch (operation) {
      case "TransactWriteItems", "TransactGetItems" -> transaction(body);
      case "BatchGetItem", "BatchWriteItem" ->
          body.getJsonObject("RequestItems").keySet().stream()
              .map(table -> access(operation, table))
              .toList();
      default -> List.of(access(operation, tableOrIndex(body)));
    };
  }

  private static String tableOrIndex(JsonObject body) {
    String table = body.getString("TableName", "");
    return body.containsKey("IndexName") ? table + "/index/" + body.getString("IndexName") : table;
  }

  /// An item is `{"Put": {"TableName": …}}`, and its action is `PutItem`.
  private List<Access> transaction(JsonObject body) {
    return body.getJsonArray("TransactItems").getValuesAs(JsonObject.class).stream()
        .flatMap(item -> item.entrySet().stream())
        .map(
            item ->
                access(
                    item.getKey() + "Item",
                    item.getValue().asJsonObject().getString("TableName", "")))
        .distinct()
        .toList();
  }

  private Access access(String action, String table) {
    return new Access("dynamodb:" + action, place.arn("dynamodb", "table/" + table));
  }

  private List<Access> userPool(String operation, JsonObject body) {
    List<Access> accesses = new ArrayList<>();
    String pool = place.arn("cognito-idp", "userpool/" + body.getString("UserPoolId", "*"));
    accesses.add(new Access("cognito-idp:" + operation, pool));
    if (operation.equals("UpdateUserPool") && body.containsKey("UserPoolTags")) {
      accesses.add(new Access("cognito-idp:TagResource", pool));
    }
    Stream.of(body, object(body, "SmsMfaConfiguration"))
        .map(sms -> object(sms, "SmsConfiguration").get("SnsCallerArn"))
        .flatMap(role -> role instanceof JsonString arn ? Stream.of(arn.getString()) : Stream.of())
        .forEach(role -> accesses.add(passRole(role)));
    emailRole(body).ifPresent(accesses::add);
    return accesses;
  }

  /// A pool that is rehearsed here may be a copy from another account: its role counts as one of
  /// this account.
  private Access passRole(String arn) {
    return new Access(
        "iam:PassRole",
        place.roleArn(arn.replaceFirst("^.*?:role/", "")),
        Map.of("iam:PassedToService", "cognito-idp.amazonaws.com"));
  }

  private Optional<Access> emailRole(JsonObject body) {
    boolean developer =
        object(body, "EmailConfiguration").getOrDefault("EmailSendingAccount", JsonValue.NULL)
                instanceof JsonString account
            && account.getString().equals("DEVELOPER");
    return Optional.of(
            new Access(
                "iam:CreateServiceLinkedRole",
                place.roleArn(EMAIL_ROLE),
                Map.of("iam:AWSServiceName", "email.cognito-idp.amazonaws.com")))
        .filter(_ -> developer);
  }

  private static JsonObject object(JsonObject parent, String name) {
    return parent.get(name) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
  }
}
