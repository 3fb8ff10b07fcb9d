package io.github.poolkeeper.core.change;

import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A request as JSON, in the members of the message. Reading takes a request for valid: what is on
/// record stays readable when the rules for new requests have become stricter. A word that this
/// release does not know is an [IllegalArgumentException].
public final class RequestCodec {
  private RequestCodec() {}

  public static JsonObject encode(ChangeRequest request) {
    JsonObjectBuilder json =
        JsonValues.object()
            .add("userPoolId", request.userPoolId().value())
            .add("requestId", request.requestId().value());
    encode(request.action()).forEach(json::add);
    request.conditions().expect().ifPresent(expect -> json.add("expect", expect));
    request.conditions().planHash().ifPresent(hash -> json.add("planHash", hash.hex()));
    encode(json, request.explanation());
    if (request.conditions().dryRun()) {
      json.add("dryRun", true);
    }
    encode(json, request.conditions().window());
    request.taskToken().ifPresent(token -> json.add("taskToken", token.value()));
    return json.build();
  }

  public static ChangeRequest decode(JsonObject json) {
    return new ChangeRequest(
        new UserPoolId(json.getString("userPoolId")),
        new RequestId(json.getString("requestId")),
        action(json),
        new ChangeRequest.Conditions(
            Optional.ofNullable(json.getJsonObject("expect")),
            JsonValues.text(json, "planHash").map(Fingerprint::new),
            json.getBoolean("dryRun", false),
            new ChangeRequest.Window(time(json, "notBefore"), time(json, "notAfter"))),
        explanation(json),
        JsonValues.text(json, "taskToken").map(TaskToken::new));
  }

  /// `requestedBy` and `reason`, where they are given.
  public static void encode(JsonObjectBuilder json, ChangeRequest.Explanation explanation) {
    explanation.requestedBy().ifPresent(by -> json.add("requestedBy", by));
    explanation.reason().ifPresent(reason -> json.add("reason", reason));
  }

  public static ChangeRequest.Explanation explanation(JsonObject json) {
    return new ChangeRequest.Explanation(
        JsonValues.text(json, "requestedBy"), JsonValues.text(json, "reason"));
  }

  /// `notBefore` and `notAfter`, where they are given.
  public static void encode(JsonObjectBuilder json, ChangeRequest.Window window) {
    window.notBefore().ifPresent(time -> json.add("notBefore", time.toString()));
    window.notAfter().ifPresent(time -> json.add("notAfter", time.toString()));
  }

  private static Optional<Instant> time(JsonObject json, String name) {
    return JsonValues.text(json, name).map(Instant::parse);
  }

  /// What is asked for, alone: one member, named after its kind.
  public static JsonObject encode(Action action) {
    JsonObject content =
        switch (action) {
          case Action.Change(JsonObject patch) -> patch;
          case Action.Rollback rollback -> encode(rollback);
          case Action.Restore restore -> encode(restore);
        };
    return JsonValues.object().add(action.kind(), content).build();
  }

  private static JsonObject encode(Action.Rollback rollback) {
    return JsonValues.object()
        .add("changeId", rollback.changeId().value())
        .add("onConflict", rollback.onConflict().word())
        .build();
  }

  private static JsonObject encode(Action.Restore restore) {
    JsonObjectBuilder json = JsonValues.object();
    switch (restore.target()) {
      case Action.Target.Revision(long number) -> json.add("revision", number);
      case Action.Target.Time(Instant at) -> json.add("at", at.toString());
    }
    if (!restore.paths().isEmpty()) {
      JsonArrayBuilder paths = JsonValues.array();
      restore.paths().forEach(path -> paths.add(path.toString()));
      json.add("paths", paths);
    }
    return json.build();
  }

  private static Action action(JsonObject json) {
    if (json.get("change") instanceof JsonObject patch) {
      return new Action.Change(patch);
    }
    if (json.get("rollback") instanceof JsonObject rollback) {
      return rollback(rollback);
    }
    if (json.get("restore") instanceof JsonObject restore) {
      return restore(restore);
    }
    throw new IllegalArgumentException("expected a change, a rollback or a restore");
  }

  private static Action rollback(JsonObject json) {
    return new Action.Rollback(
        new ChangeId(json.getString("changeId")),
        JsonValues.text(json, "onConflict").map(OnConflict::of).orElse(OnConflict.REFUSE));
  }

  private static Action restore(JsonObject json) {
    Action.Target target =
        json.containsKey("revision")
            ? new Action.Target.Revision(json.getJsonNumber("revision").longValueExact())
            : new Action.Target.Time(Instant.parse(json.getString("at")));
    List<Pointer> paths =
        json.containsKey("paths")
            ? json.getJsonArray("paths").getValuesAs(JsonString::getString).stream()
                .map(Pointer::parse)
                .toList()
            : List.of();
    return new Action.Restore(target, paths);
  }
}
