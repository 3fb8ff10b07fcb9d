package io.github.poolkeeper.local.gateway;

import io.github.poolkeeper.local.events.EventRules;
import io.github.poolkeeper.local.gateway.AwsService.Call;
import io.github.poolkeeper.local.template.Place;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What CloudTrail makes of calls of Cognito that write, by whomever: an event on the default bus,
/// a moment later and in no order. It also gives each answer the id that the event has.
///
/// Source: CloudTrail User Guide, "CloudTrail record contents"; EventBridge User Guide, "AWS
/// service events delivered via CloudTrail". A call's own members begin with a small letter there,
/// and are left out beyond 100 KB.
final class CallTrail {
  private static final Pattern READ = Pattern.compile("(Describe|Get|List).*");
  private static final Pattern ROLE =
      Pattern.compile("(arn:[^:]+):sts:(:[0-9]+:)assumed-role/([^/]+)/.*");
  private static final String REQUEST_ID = "x-amzn-RequestId";
  private static final int LARGEST = 100_000;

  private final Place place;
  private final InstantSource clock;
  private final EventRules rules;

  CallTrail(Place place, InstantSource clock, EventRules rules) {
    this.place = place;
    this.clock = clock;
    this.rules = rules;
  }

  /// Who calls what.
  record Made(Identity caller, Call call, GatewayRequest request) {}

  GatewayReply observe(Made made, Supplier<GatewayReply> answer) {
    GatewayReply reply = answer.get();
    if (made.call().service() != AwsService.COGNITO_IDP
        || READ.matcher(made.call().operation()).matches()) {
      return reply;
    }
    String requestId = UUID.randomUUID().toString();
    JsonObject detail = detail(made, reply, requestId);
    Thread.startVirtualThread(
        () ->
            rules.put(
                EventRules.DEFAULT_BUS, "aws.cognito-idp", "AWS API Call via CloudTrail", detail));
    return reply instanceof GatewayReply.Answered answered
        ? answered.with(REQUEST_ID, requestId)
        : reply;
  }

  private JsonObject detail(Made made, GatewayReply reply, String requestId) {
    JsonObjectBuilder detail =
        Json.createObjectBuilder()
            .add("eventVersion", "1.11")
            .add("userIdentity", userIdentity(made.caller()))
            .add("eventTime", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
            .add("eventSource", "cognito-idp.amazonaws.com")
            .add("eventName", made.call().operation())
            .add("awsRegion", place.region())
            .add("sourceIPAddress", "127.0.0.1")
            .add("userAgent", made.request().header("user-agent").orElse(""));
    if (made.request().body().length > LARGEST) {
      detail.addNull("requestParameters").add("omitted", true);
    } else {
      detail.add(
          "requestParameters",
          made.request().json().map(CallTrail::lowered).orElse(JsonValue.NULL));
    }
    error(detail, reply);
    return detail
        .addNull("responseElements")
        .add("requestID", requestId)
        .add("eventID", UUID.randomUUID().toString())
        .add("readOnly", false)
        .add("eventType", "AwsApiCall")
        .add("managementEvent", true)
        .add("recipientAccountId", place.accountId())
        .add("eventCategory", "Management")
        .build();
  }

  private static void error(JsonObjectBuilder detail, GatewayReply reply) {
    if (reply instanceof GatewayReply.Answered answered && answered.status() >= 400) {
      JsonObject error = answered.json().orElse(JsonValue.EMPTY_JSON_OBJECT);
      detail.add("errorCode", error.getString("__type", "InternalErrorException"));
      detail.add("errorMessage", error.getString("message", ""));
    }
  }

  /// As CloudTrail tells users, sessions and the account itself apart.
  private JsonObject userIdentity(Identity identity) {
    String arn = identity.caller().userArn();
    Matcher role = ROLE.matcher(arn);
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("principalId", identity.caller().userId())
            .add("arn", arn)
            .add("accountId", place.accountId());
    if (arn.endsWith(":root")) {
      return json.add("type", "Root").build();
    }
    if (arn.contains(":federated-user/")) {
      return json.add("type", "FederatedUser").build();
    }
    if (!role.matches()) {
      return json.add("type", "IAMUser").add("userName", identity.name()).build();
    }
    JsonObjectBuilder issuer =
        Json.createObjectBuilder()
            .add("type", "Role")
            .add("principalId", identity.caller().userId().replaceFirst(":.*", ""))
            .add("arn", role.group(1) + ":iam:" + role.group(2) + "role/" + role.group(3))
            .add("accountId", place.accountId())
            .add("userName", role.group(3));
    return json.add("type", "AssumedRole")
        .add("sessionContext", Json.createObjectBuilder().add("sessionIssuer", issuer))
        .build();
  }

  private static JsonValue lowered(JsonValue value) {
    return switch (value) {
      case JsonObject object -> {
        JsonObjectBuilder json = Json.createObjectBuilder();
        object.forEach(
            (name, member) ->
                json.add(
                    name.isEmpty()
                        ? name
                        : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1),
                    lowered(member)));
        yield json.build();
      }
      case JsonArray array -> {
        JsonArrayBuilder json = Json.createArrayBuilder();
        array.forEach(element -> json.add(lowered(element)));
        yield json.build();
      }
      default -> value;
    };
  }
}
