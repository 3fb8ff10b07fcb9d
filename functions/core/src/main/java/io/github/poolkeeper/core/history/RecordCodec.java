package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.RequestCodec;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Optional;

/// A change record as JSON, whole: the form it is stored in. What the API shows is [RecordJson].
public final class RecordCodec {
  private RecordCodec() {}

  public static JsonObject encode(ChangeRecord record) {
    JsonObjectBuilder json =
        JsonValues.object()
            .add("id", record.id().value())
            .add("userPoolId", record.userPoolId().value())
            .add("cause", encode(record.cause()))
            .add("requestedAt", record.requestedAt().toString())
            .add("state", StateCodec.encode(record.state()))
            .add("version", record.version());
    record.previousStatus().ifPresent(status -> json.add("previousStatus", status));
    record.review().ifPresent(review -> json.add("review", ReviewCodec.encode(review)));
    record.rolledBackBy().ifPresent(by -> json.add("rolledBackBy", by.value()));
    return json.build();
  }

  public static ChangeRecord decode(JsonObject json) {
    return new ChangeRecord(
        new ChangeId(json.getString("id")),
        new UserPoolId(json.getString("userPoolId")),
        cause(json.getJsonObject("cause")),
        Instant.parse(json.getString("requestedAt")),
        StateCodec.decode(json.getJsonObject("state")),
        Optional.ofNullable(json.getString("previousStatus", null)),
        Optional.ofNullable(json.getJsonObject("review")).map(ReviewCodec::decode),
        Optional.ofNullable(json.getString("rolledBackBy", null)).map(ChangeId::new),
        json.getInt("version", 0));
  }

  private static JsonObject encode(Cause cause) {
    JsonObjectBuilder json = JsonValues.object();
    switch (cause) {
      case Cause.Requested requested -> {
        json.add("request", RequestCodec.encode(requested.request()));
        requested.sender().ifPresent(sender -> json.add("sender", sender));
      }
      case Cause.Unreadable unreadable -> {
        json.add("unreadable", unreadable.requestId().value());
        unreadable.sender().ifPresent(sender -> json.add("sender", sender));
        unreadable.explanation().requestedBy().ifPresent(by -> json.add("requestedBy", by));
        unreadable.explanation().reason().ifPresent(reason -> json.add("reason", reason));
      }
      case Cause.External _ -> json.add("external", true);
    }
    return json.build();
  }

  private static Cause cause(JsonObject json) {
    Optional<String> sender = Optional.ofNullable(json.getString("sender", null));
    if (json.containsKey("request")) {
      return new Cause.Requested(RequestCodec.decode(json.getJsonObject("request")), sender);
    }
    return json.containsKey("unreadable")
        ? new Cause.Unreadable(
            new RequestId(json.getString("unreadable")), sender, explanation(json))
        : new Cause.External();
  }

  private static ChangeRequest.Explanation explanation(JsonObject json) {
    return new ChangeRequest.Explanation(
        Optional.ofNullable(json.getString("requestedBy", null)),
        Optional.ofNullable(json.getString("reason", null)));
  }
}
