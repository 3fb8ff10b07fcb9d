package io.github.poolkeeper.local.gateway;

import io.github.poolkeeper.local.gateway.AwsService.Call;
import io.github.poolkeeper.local.iam.Access;
import io.github.poolkeeper.local.template.Place;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a request has to be allowed: its own action, and what it implies.
///
/// Source: Service Authorization Reference; for transactions, DynamoDB Developer Guide, "IAM and
/// transactions".
final class RequiredAccess {
  /// A token does not tell whose it is, except here: one that begins with the ARN of a state
  /// machine is that machine's.
  private static final Pattern MACHINE_OF_TOKEN =
      Pattern.compile("(arn:[^:]+:states:[^:]*:[^:]*:stateMachine:[A-Za-z0-9_-]+).*");

  private final Place place;
  private final UserPoolAccess userPools;

  RequiredAccess(Place place) {
    this.place = place;
    this.userPools = new UserPoolAccess(place);
  }

  List<Access> of(Identity caller, Call call, GatewayRequest request) {
    Map<String, String> everywhere =
        Map.of(
            "aws:PrincipalArn", caller.caller().userArn(), "aws:RequestedRegion", place.region());
    return of(call, request).stream().map(access -> with(access, everywhere)).toList();
  }

  private static Access with(Access access, Map<String, String> more) {
    Map<String, String> context = new HashMap<>(access.context());
    context.putAll(more);
    return new Access(access.action(), access.resource(), context);
  }

  private List<Access> of(Call call, GatewayRequest request) {
    JsonObject body = request.json().orElse(JsonValue.EMPTY_JSON_OBJECT);
    return switch (call.service()) {
      case COGNITO_IDP -> userPools.of(call.operation(), body);
      case DYNAMODB -> table(call.operation(), body);
      case EVENTS -> List.of(new Access("events:" + call.operation(), place.arn("events", "*")));
      case SQS -> List.of(queue(call.operation(), body.getString("QueueUrl", url(request))));
      case STATES -> List.of(stateMachine(call.operation(), body.getString("taskToken", "")));
    };
  }

  /// In the older protocol a parameter, or the address itself.
  private static String url(GatewayRequest request) {
    return request.parameter("QueueUrl").orElseGet(request::path);
  }

  private Access queue(String operation, String url) {
    String arn = place.arn("sqs", url.substring(url.lastIndexOf('/') + 1));
    return new Access("sqs:" + operation.replaceFirst("Batch$", ""), arn);
  }

  private Access stateMachine(String operation, String taskToken) {
    Matcher machine = MACHINE_OF_TOKEN.matcher(taskToken);
    return new Access(
        "states:" + operation,
        machine.matches() ? machine.group(1) : place.arn("states", "stateMachine:local"));
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

  /// An item is `{"Put": {"TableName": …}}`, and its action is `PutItem`; that of `ConditionCheck`
  /// is `ConditionCheckItem`.
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

  /// A table may be named by its ARN as well.
  private Access access(String action, String table) {
    String arn = table.startsWith("arn:") ? table : place.arn("dynamodb", "table/" + table);
    return new Access("dynamodb:" + action, arn);
  }
}
