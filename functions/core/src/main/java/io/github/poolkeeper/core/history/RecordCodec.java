package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.ChangeStatus;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.change.RequestCodec;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.change.Review;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A change record as JSON, whole: the form it is stored in. What the API shows is [RecordJson].
public final class RecordCodec {
  private static final String SENDER = "sender";
  private static final String SENDER_NAME = "senderName";

  private RecordCodec() {}

  public static JsonObject encode(ChangeRecord record) {
    JsonObjectBuilder json =
        JsonValues.object()
            .add("id", record.id().value())
            .add("userPoolId", record.userPoolId().value())
            .add("kind", record.kind())
            .add("cause", encode(record.cause()))
            .add("requestedAt", record.requestedAt().toString())
            .add("state", StateCodec.encode(record.state()))
            .add("version", record.version());
    record.previousStatus().ifPresent(status -> json.add("previousStatus", status.word()));
    record.review().ifPresent(review -> json.add("review", ReviewCodec.encode(review)));
    record.rolledBackBy().ifPresent(by -> json.add("rolledBackBy", by.value()));
    return json.build();
  }

  /// What a newer release has written in words that are not known here is kept as it is, and the
  /// record is in the state [ChangeState.Newer], whatever else of it can be read.
  public static ChangeRecord decode(JsonObject json) {
    JsonObject asked = json.getJsonObject("cause");
    JsonObject stored = json.getJsonObject("state");
    Optional<JsonObject> reviewed = Optional.ofNullable(json.getJsonObject("review"));
    Optional<Cause> cause = known(asked, RecordCodec::cause);
    Optional<ChangeState> state = known(stored, StateCodec::decode);
    Optional<Review> review = reviewed.flatMap(written -> known(written, ReviewCodec::decode));
    boolean isKnown = cause.isPresent() && review.isPresent() == reviewed.isPresent();
    return new ChangeRecord(
        new ChangeId(json.getString("id")),
        new UserPoolId(json.getString("userPoolId")),
        cause.orElseGet(() -> new Cause.Newer(json.getString("kind", "unknown"), asked)),
        Instant.parse(json.getString("requestedAt")),
        state.filter(_ -> isKnown).orElseGet(() -> new ChangeState.Newer(stored)),
        JsonValues.text(json, "previousStatus").map(ChangeStatus::of),
        review,
        Optional.ofNullable(json.getString("rolledBackBy", null)).map(ChangeId::new),
        Optional.empty(),
        Optional.empty(),
        json.getInt("version", 0));
  }

  /// Empty where there is a word in it that nobody knows here.
  private static <T> Optional<T> known(JsonObject json, Function<JsonObject, T> decode) {
    try {
      return Optional.of(decode.apply(json));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static JsonObject encode(Cause cause) {
    JsonObjectBuilder json = JsonValues.object();
    switch (cause) {
      case Cause.Requested requested -> {
        json.add("request", RequestCodec.encode(requested.request()));
        encode(json, requested.sender());
        if (!requested.earlierSenders().isEmpty()) {
          json.add("earlierSenders", earlier(requested.earlierSenders()));
        }
      }
      case Cause.Unreadable unreadable -> {
        json.add("unreadable", unreadable.requestId().value());
        encode(json, unreadable.sender());
        RequestCodec.encode(json, unreadable.explanation());
      }
      case Cause.External(Optional<Cause.Leftover> left) -> {
        json.add("external", true);
        left.ifPresent(one -> json.add("leftBy", encode(one)));
      }
      case Cause.Newer newer -> newer.stored().forEach(json::add);
    }
    return json.build();
  }

  /// `{changeId, left}`, in store and for people alike.
  public static JsonObject encode(ChangeRecord.InPart part) {
    JsonObjectBuilder json = JsonValues.object().add("changeId", part.by().value());
    StateCodec.left(json, part.left());
    return json.build();
  }

  public static ChangeRecord.InPart inPart(JsonObject json) {
    return new ChangeRecord.InPart(new ChangeId(json.getString("changeId")), StateCodec.left(json));
  }

  /// `{changeId, apart?}`, in store and for people alike.
  static JsonObject encode(Cause.Leftover left) {
    JsonObjectBuilder json = JsonValues.object().add("changeId", left.by().value());
    if (!left.apart().isEmpty()) {
      json.add("apart", JsonValues.array(left.apart().stream().map(Pointer::toString).toList()));
    }
    return json.build();
  }

  private static Cause.Leftover leftover(JsonObject json) {
    List<Pointer> apart =
        json.containsKey("apart")
            ? json.getJsonArray("apart").getValuesAs(JsonString::getString).stream()
                .map(Pointer::parse)
                .toList()
            : List.of();
    return new Cause.Leftover(new ChangeId(json.getString("changeId")), apart);
  }

  private static Cause cause(JsonObject json) {
    Optional<Identity> sender =
        JsonValues.text(json, SENDER)
            .map(value -> new Identity(value, JsonValues.text(json, SENDER_NAME)));
    if (json.containsKey("request")) {
      return new Cause.Requested(
          RequestCodec.decode(json.getJsonObject("request")), sender, earlier(json));
    }
    if (json.containsKey("unreadable")) {
      return new Cause.Unreadable(
          new RequestId(json.getString("unreadable")), sender, RequestCodec.explanation(json));
    }
    if (json.containsKey("external")) {
      return new Cause.External(
          Optional.ofNullable(json.getJsonObject("leftBy")).map(RecordCodec::leftover));
    }
    throw new IllegalArgumentException("no cause is called " + json.keySet());
  }

  /// Who sent it, in store and for people alike.
  static void encode(JsonObjectBuilder json, Optional<Identity> sender) {
    sender.ifPresent(identity -> json.add(SENDER, identity.value()));
    sender.flatMap(Identity::userName).ifPresent(name -> json.add(SENDER_NAME, name));
  }

  static JsonArray earlier(List<Identity> senders) {
    return JsonValues.array(senders.stream().map(Identity::value).toList());
  }

  private static List<Identity> earlier(JsonObject json) {
    return json.containsKey("earlierSenders")
        ? json.getJsonArray("earlierSenders").getValuesAs(JsonString::getString).stream()
            .map(Identity::new)
            .toList()
        : List.of();
  }
}
