package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.Attempt;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.ChangeState.Outcome;
import io.github.poolkeeper.core.change.ChangeStatus;
import io.github.poolkeeper.core.change.ChangeStatus.Known;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A change's state as JSON.
final class StateCodec {
  private StateCodec() {}

  static JsonObject encode(ChangeState state) {
    JsonObjectBuilder json = JsonValues.object().add("status", state.status().word());
    if (state instanceof ChangeState.Ended ended) {
      json.add("endedAt", ended.endedAt().toString());
    }
    switch (state) {
      case ChangeState.Queued _, ChangeState.Declined _ -> {}
      case ChangeState.Withdrawn withdrawn -> encode(withdrawn).forEach(json::add);
      case ChangeState.Held held -> json.add("held", HoldCodec.encode(held));
      case ChangeState.PendingApproval pending -> {
        json.add("forecast", ForecastCodec.encode(pending.forecast()));
        json.add("expiresAt", pending.expiresAt().toString());
      }
      case ChangeState.Expired expired -> json.add("expiry", expired.expiry().name());
      case ChangeState.Applying applying -> json.add("attempts", attempts(applying.attempts()));
      case ChangeState.Applied applied -> encode(json, applied.outcome());
      case ChangeState.Diverged diverged -> {
        encode(json, diverged.outcome());
        json.add("intended", diverged.intended().hex());
      }
      case ChangeState.Rejected rejected ->
          json.add("violations", array(rejected.violations(), StateCodec::encode));
      case ChangeState.Refused refused -> encode(json, refused.error(), refused.attempts());
      case ChangeState.Failed failed -> encode(json, failed.error(), failed.attempts());
      case ChangeState.Unchanged unchanged -> {
        json.add("configuration", unchanged.configuration().hex());
        json.add("remains", AttemptCodec.remains(unchanged.remains()));
      }
      case ChangeState.Conflicted conflicted ->
          json.add("conflicts", array(conflicted.conflicts(), ConflictCodec::encode));
      case ChangeState.Planned planned -> {
        json.add("plan", AttemptCodec.encode(planned.plan()));
        json.add("forecast", ForecastCodec.encode(planned.forecast()));
      }
      case ChangeState.Newer newer -> newer.stored().forEach(json::add);
    }
    return json.build();
  }

  /// Who has withdrawn it, in store and for people alike.
  static JsonObject encode(ChangeState.Withdrawn withdrawn) {
    JsonObjectBuilder json = JsonValues.object().add("by", withdrawn.by().value());
    withdrawn.by().userName().ifPresent(name -> json.add("byName", name));
    withdrawn.reason().ifPresent(reason -> json.add("reason", reason));
    return json.build();
  }

  static ChangeState decode(JsonObject json) {
    return switch (ChangeStatus.of(json.getString("status"))) {
      case Known known -> decode(known, json);
      case ChangeStatus.Newer _ -> new ChangeState.Newer(json);
    };
  }

  private static ChangeState decode(Known status, JsonObject json) {
    return switch (status) {
      case QUEUED -> new ChangeState.Queued();
      case HELD -> HoldCodec.decode(json.getJsonObject("held"));
      case PENDING_APPROVAL ->
          new ChangeState.PendingApproval(
              ForecastCodec.decode(json.getJsonObject("forecast")),
              Instant.parse(json.getString("expiresAt")));
      case APPLYING -> new ChangeState.Applying(attempts(json));
      case APPLIED -> new ChangeState.Applied(outcome(json), endedAt(json));
      case DIVERGED ->
          new ChangeState.Diverged(outcome(json), fingerprint(json, "intended"), endedAt(json));
      case REJECTED ->
          new ChangeState.Rejected(list(json, "violations", StateCodec::violation), endedAt(json));
      case REFUSED -> new ChangeState.Refused(error(json), attempts(json), endedAt(json));
      case FAILED -> new ChangeState.Failed(error(json), attempts(json), endedAt(json));
      case UNCHANGED ->
          new ChangeState.Unchanged(
              fingerprint(json, "configuration"),
              list(json, "remains", AttemptCodec::remainder),
              endedAt(json));
      case CONFLICT ->
          new ChangeState.Conflicted(list(json, "conflicts", ConflictCodec::decode), endedAt(json));
      case DECLINED -> new ChangeState.Declined(endedAt(json));
      case WITHDRAWN -> withdrawn(json);
      case EXPIRED ->
          new ChangeState.Expired(
              ChangeState.Expiry.valueOf(json.getString("expiry")), endedAt(json));
      case PLANNED ->
          new ChangeState.Planned(
              AttemptCodec.decode(json.getJsonObject("plan")),
              ForecastCodec.decode(json.getJsonObject("forecast")),
              endedAt(json));
    };
  }

  private static ChangeState.Withdrawn withdrawn(JsonObject json) {
    return new ChangeState.Withdrawn(
        new Identity(json.getString("by"), JsonValues.text(json, "byName")),
        JsonValues.text(json, "reason"),
        endedAt(json));
  }

  private static void encode(JsonObjectBuilder json, ApiError error, List<Attempt> attempts) {
    json.add("error", encode(error)).add("attempts", attempts(attempts));
  }

  private static void encode(JsonObjectBuilder json, Outcome outcome) {
    json.add("revision", outcome.revision());
    outcome.before().ifPresent(before -> json.add("before", before.hex()));
    json.add("after", outcome.after().hex()).add("attempts", attempts(outcome.attempts()));
    left(json, outcome.left());
  }

  /// In store and for people alike.
  static void left(JsonObjectBuilder json, List<Pointer> left) {
    if (!left.isEmpty()) {
      json.add("left", JsonValues.array(left.stream().map(Pointer::toString).toList()));
    }
  }

  static List<Pointer> left(JsonObject json) {
    return json.get("left") instanceof JsonArray list
        ? list.getValuesAs(JsonString.class).stream()
            .map(path -> Pointer.parse(path.getString()))
            .toList()
        : List.of();
  }

  private static Outcome outcome(JsonObject json) {
    return new Outcome(
        json.getJsonNumber("revision").longValueExact(),
        Optional.ofNullable(json.getString("before", null)).map(Fingerprint::new),
        fingerprint(json, "after"),
        attempts(json),
        left(json));
  }

  private static JsonArrayBuilder attempts(List<Attempt> attempts) {
    return array(attempts, AttemptCodec::encode);
  }

  private static List<Attempt> attempts(JsonObject json) {
    return list(json, "attempts", AttemptCodec::decode);
  }

  /// `{path, message}`, in store and for people alike.
  static JsonObject encode(Violation violation) {
    return JsonValues.object()
        .add("path", violation.path().toString())
        .add("message", violation.message())
        .build();
  }

  static Violation violation(JsonObject json) {
    return new Violation(Pointer.parse(json.getString("path")), json.getString("message"));
  }

  /// `{code, message}`, in store and for people alike.
  static JsonObject encode(ApiError error) {
    return JsonValues.object().add("code", error.code()).add("message", error.message()).build();
  }

  private static ApiError error(JsonObject json) {
    JsonObject error = json.getJsonObject("error");
    return new ApiError(error.getString("code"), error.getString("message"));
  }

  private static Fingerprint fingerprint(JsonObject json, String name) {
    return new Fingerprint(json.getString(name));
  }

  private static Instant endedAt(JsonObject json) {
    return Instant.parse(json.getString("endedAt"));
  }

  static <T> JsonArrayBuilder array(List<T> values, Function<T, JsonObject> encode) {
    JsonArrayBuilder array = JsonValues.array();
    values.forEach(value -> array.add(encode.apply(value)));
    return array;
  }

  static <T> List<T> list(JsonObject json, String name, Function<JsonObject, T> decode) {
    JsonArray array = json.getJsonArray(name);
    return array.getValuesAs(JsonObject.class).stream().map(decode).toList();
  }
}
