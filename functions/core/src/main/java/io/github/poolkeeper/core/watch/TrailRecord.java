package io.github.poolkeeper.core.watch;

import io.github.poolkeeper.core.change.Actor;
import io.github.poolkeeper.core.change.Seen;
import io.github.poolkeeper.core.change.Via;
import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.JsonWords;
import io.github.poolkeeper.core.json.MalformedJsonException;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads a record of CloudTrail, bare or as the detail of EventBridge's event. Names of members are
/// CloudTrail's; those of Cognito's own members begin with a small letter there, and their case is
/// not relied on. Source: CloudTrail User Guide, "CloudTrail record contents" and "userIdentity
/// element".
public final class TrailRecord {
  private static final int LONGEST = 256;
  private static final Pattern EVENT_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final Pattern POOL_ARN =
      Pattern.compile("arn:[^:]+:cognito-idp:[^:]*:[^:]*:userpool/(.+)");
  private static final Pattern CDK_ROLE = Pattern.compile("cdk-[a-z0-9]+-cfn-exec-role-.*");

  /// What changes what Poolkeeper keeps of a pool, or adds to its attributes.
  private static final Set<String> WRITES =
      Set.of(
          "UpdateUserPool",
          "SetUserPoolMfaConfig",
          "AddCustomAttributes",
          "TagResource",
          "UntagResource",
          "DeleteUserPool");

  private TrailRecord() {}

  public static Watched read(String body) {
    try {
      return JsonText.parse(body) instanceof JsonObject json
          ? read(json.get("detail") instanceof JsonObject detail ? detail : json)
          : nothing(Watched.Why.NO_RECORD);
    } catch (MalformedJsonException _) {
      return nothing(Watched.Why.NO_RECORD);
    }
  }

  private static Watched read(JsonObject json) {
    Optional<String> eventId = text(json, "eventID").filter(EVENT_ID.asMatchPredicate());
    Optional<Instant> at = text(json, "eventTime").flatMap(TrailRecord::instant);
    Optional<String> operation = text(json, "eventName");
    if (eventId.isEmpty() || at.isEmpty() || operation.isEmpty() || !isOfCognito(json)) {
      return nothing(Watched.Why.NO_RECORD);
    }
    if (!text(json, "eventType").equals(Optional.of("AwsApiCall"))) {
      return nothing(Watched.Why.NO_CALL);
    }
    if (!WRITES.contains(operation.get())) {
      return nothing(Watched.Why.NO_WRITE);
    }
    if (json.containsKey("errorCode")) {
      return nothing(Watched.Why.REFUSED);
    }
    Seen seen =
        new Seen(
            eventId.get(),
            at.get(),
            operation.get(),
            actor(object(json, "userIdentity")),
            via(json),
            text(json, "sourceIPAddress"),
            text(json, "requestID"));
    return written(json, seen);
  }

  private static Watched written(JsonObject json, Seen seen) {
    Optional<UserPoolId> pool = pool(json);
    JsonObject parameters = object(json, "requestParameters");
    return pool.isPresent() || isLeftOut(parameters)
        ? new Watched.Write(pool, seen)
        : nothing(Watched.Why.NO_POOL);
  }

  /// CloudTrail leaves out what is too large, and hides what it takes for secret.
  private static boolean isLeftOut(JsonObject parameters) {
    return Stream.of("userPoolId", "resourceArn")
        .flatMap(name -> named(parameters, name).stream())
        .allMatch(TrailRecord::isHidden);
  }

  /// `HIDDEN_DUE_TO_SECURITY_REASONS`, which could be a pool's id, or `HIDDEN_FOR_…`.
  private static boolean isHidden(String value) {
    return value.startsWith("HIDDEN_");
  }

  private static Optional<UserPoolId> pool(JsonObject json) {
    JsonObject parameters = object(json, "requestParameters");
    Stream<String> called =
        Stream.of("userPoolId", "resourceArn").flatMap(name -> named(parameters, name).stream());
    Stream<String> resources =
        json.get("resources") instanceof JsonArray list
            ? list.stream()
                .filter(JsonObject.class::isInstance)
                .flatMap(one -> named(one.asJsonObject(), "ARN").stream())
            : Stream.empty();
    return Stream.concat(called, resources)
        .map(TrailRecord::idOf)
        .filter(id -> UserPoolId.isValid(id) && !isHidden(id))
        .findFirst()
        .map(UserPoolId::new);
  }

  private static String idOf(String idOrArn) {
    Matcher arn = POOL_ARN.matcher(idOrArn);
    return arn.matches() ? arn.group(1) : idOrArn;
  }

  private static Actor actor(JsonObject identity) {
    JsonObject session = object(identity, "sessionContext");
    Optional<String> principal = text(identity, "principalId");
    Optional<String> role = text(object(session, "sessionIssuer"), "userName");
    return switch (text(identity, "type").orElse("")) {
      case "AssumedRole" ->
          new Actor(
              principal.or(() -> text(identity, "arn")).orElse("unknown"),
              text(session, "sourceIdentity").or(() -> principal.flatMap(TrailRecord::session)),
              role);
      case "IAMUser" ->
          new Actor(
              principal.or(() -> text(identity, "arn")).orElse("unknown"),
              text(identity, "userName"),
              Optional.empty());
      case "Root" ->
          new Actor(
              text(identity, "arn").or(() -> principal).orElse("root"),
              Optional.of("root"),
              Optional.empty());
      default ->
          new Actor(
              text(identity, "invokedBy")
                  .or(() -> text(identity, "arn"))
                  .or(() -> principal)
                  .or(() -> text(identity, "accountId"))
                  .orElse("unknown"),
              Optional.empty(),
              Optional.empty());
    };
  }

  private static Optional<String> session(String principalId) {
    int colon = principalId.indexOf(':');
    return colon < 0 ? Optional.empty() : Optional.of(principalId.substring(colon + 1));
  }

  /// A service calls in somebody's name and says so itself; what people use is what they say.
  private static Via via(JsonObject json) {
    JsonObject identity = object(json, "userIdentity");
    String agent = text(json, "userAgent").orElse("");
    Via said = Via.ofAgent(text(identity, "invokedBy").orElse(agent));
    String role =
        text(object(object(identity, "sessionContext"), "sessionIssuer"), "userName").orElse("");
    return said == Via.CLOUDFORMATION && CDK_ROLE.matcher(role).matches() ? Via.CDK : said;
  }

  private static boolean isOfCognito(JsonObject json) {
    return text(json, "eventSource").equals(Optional.of("cognito-idp.amazonaws.com"));
  }

  private static JsonObject object(JsonObject json, String name) {
    return json.get(name) instanceof JsonObject inner ? inner : JsonValue.EMPTY_JSON_OBJECT;
  }

  private static Optional<String> text(JsonObject json, String name) {
    return JsonValues.text(json, name)
        .filter(text -> !text.isBlank())
        .map(text -> JsonWords.cut(text, LONGEST));
  }

  /// Whatever the case of its name.
  private static Optional<String> named(JsonObject json, String name) {
    return json.entrySet().stream()
        .filter(member -> member.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .flatMap(value -> JsonValues.text(value).stream())
        .findFirst();
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Watched nothing(Watched.Why why) {
    return new Watched.Nothing(why);
  }
}
