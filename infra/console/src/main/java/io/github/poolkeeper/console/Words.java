package io.github.poolkeeper.console;

import io.github.poolkeeper.core.change.Actor;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.change.Identity.Likeness;
import io.github.poolkeeper.core.history.RecordJson;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.Direction;
import io.github.poolkeeper.core.userpool.Movement;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.SettingWords;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What core says of a change, for the page, so that page, terminal and API say the same. It is
/// told from what the page has been shown, and decides nothing: who may answer, the history API
/// says.
final class Words {
  private static final String NOBODY_KNOWS = "it is not on record who has asked for it";
  private static final JsonObject UNREADABLE =
      JsonValues.object().add("weakens", true).add("moves", JsonValues.array()).build();

  private Words() {}

  /// `{of: [[{path, before?, after?}]]}` is answered with `{of: [{brief, weakens, settings: [{path,
  /// weakens, moves: [{path, weakens, what}]}]}]}`: an answer for each, in their order, so that
  /// nothing is said of one that is meant of another. What is no difference has none of its own,
  /// and nobody is told that it is harmless.
  static JsonObject of(JsonObject question) {
    var answers = JsonValues.array();
    list(question, "of").map(Words::said).forEach(answers::add);
    return JsonValues.object().add("of", answers).build();
  }

  /// `{before, after}`, two configurations, are answered with their differences, as the history API
  /// tells them.
  static JsonObject compared(JsonObject question) {
    NormalForm before = new Configuration(object(question, "before")).normalForm();
    NormalForm after = new Configuration(object(question, "after")).normalForm();
    return JsonValues.object()
        .add("differences", RecordJson.differences(before.differencesTo(after)))
        .build();
  }

  private static Optional<Difference> difference(JsonValue value) {
    return value instanceof JsonObject json
            && JsonValues.text(json, "path").filter(Pointer::isValid).isPresent()
        ? Optional.of(RecordJson.difference(json))
        : Optional.empty();
  }

  private static JsonObject said(JsonValue list) {
    List<Optional<Difference>> differences =
        list instanceof JsonArray array
            ? array.stream().map(Words::difference).toList()
            : List.of();
    var settings = JsonValues.array();
    differences.forEach(one -> settings.add(one.map(Words::setting).orElse(UNREADABLE)));
    return JsonValues.object()
        .add("brief", SettingWords.brief(differences.stream().flatMap(Optional::stream).toList()))
        .add(
            "weakens",
            differences.stream().anyMatch(one -> one.map(Movement::weakens).orElse(true)))
        .add("settings", settings)
        .build();
  }

  private static JsonObject setting(Difference difference) {
    var moves = JsonValues.array();
    Movement.of(List.of(difference)).forEach(movement -> moves.add(move(movement)));
    return JsonValues.object()
        .add("path", difference.path().toString())
        .add("weakens", Movement.weakens(difference))
        .add("moves", moves)
        .build();
  }

  private static JsonObjectBuilder move(Movement movement) {
    return JsonValues.object()
        .add("path", movement.path().toString())
        .add("weakens", movement.direction() == Direction.LOOSENING)
        .add("what", movement.what());
  }

  /// `{me: {identity, name?}, change}` is answered with `{asked, answered, because?,
  /// never?, planHash?}`: whether I have asked for the change, whether I have answered, why
  /// nobody could tell, whether nobody can ever approve it, and the hash of the plan that the
  /// change's document shows. Nobody has asked for one made by hand.
  static JsonObject mine(JsonObject question) {
    JsonObject me = object(question, "me");
    JsonObject change = object(question, "change");
    Identity self = identity(me, "identity", "name");
    if (JsonValues.text(change, "kind").equals(Optional.of("external"))) {
      return outside(self, change);
    }
    List<Identity> askers =
        Stream.concat(
                Stream.of(identity(change, "sender", "senderName")),
                list(change, "earlierSenders")
                    .flatMap(value -> JsonValues.text(value).stream())
                    .map(Identity::new))
            .filter(one -> !one.value().isEmpty())
            .toList();
    List<Likeness> asked = askers.stream().map(one -> one.comparedWith(self)).toList();
    List<Likeness> answered =
        objects(change, "answers")
            .map(answer -> identity(answer, "by", "byName").comparedWith(self))
            .toList();
    JsonObjectBuilder json =
        JsonValues.object().add("asked", isMe(asked)).add("answered", isMe(answered));
    unclear(Stream.concat(asked.stream(), answered.stream()).toList())
        .or(() -> asked.isEmpty() ? Optional.of(NOBODY_KNOWS) : Optional.empty())
        .ifPresent(because -> json.add("because", because));
    if (askers.stream().anyMatch(one -> one.isNobodyBecause().isPresent())) {
      json.add("never", true);
    }
    ShownPlan.of(change).ifPresent(plan -> json.add("planHash", plan.hash().hex()));
    return json.build();
  }

  /// `{laidOn, accepted, because?}`: whether a change that was made past Poolkeeper is laid on me,
  /// whether I have accepted it, and why else I cannot.
  private static JsonObject outside(Identity self, JsonObject change) {
    List<Likeness> laidOn =
        objects(change, "doneBy")
            .map(
                doer ->
                    new Actor(
                        JsonValues.text(doer, "principal").orElse(""),
                        JsonValues.text(doer, "name"),
                        JsonValues.text(doer, "role")))
            .map(doer -> doer.comparedWith(self))
            .toList();
    List<Likeness> accepted =
        objects(object(change, "review"), "acceptances")
            .map(one -> identity(one, "by", "byName").comparedWith(self))
            .toList();
    JsonObjectBuilder json =
        JsonValues.object().add("laidOn", isMe(laidOn)).add("accepted", isMe(accepted));
    self.isNobodyBecause()
        .or(() -> unclear(accepted))
        .ifPresent(because -> json.add("because", because));
    return json.build();
  }

  private static Optional<String> unclear(List<Likeness> likenesses) {
    return likenesses.stream()
        .filter(Likeness.Unclear.class::isInstance)
        .map(one -> ((Likeness.Unclear) one).because())
        .findFirst();
  }

  private static boolean isMe(List<Likeness> likenesses) {
    return likenesses.stream().anyMatch(Likeness.Same.class::isInstance);
  }

  private static Identity identity(JsonObject json, String id, String name) {
    return new Identity(JsonValues.text(json, id).orElse(""), JsonValues.text(json, name));
  }

  private static JsonObject object(JsonObject json, String name) {
    return json.get(name) instanceof JsonObject object ? object : JsonObject.EMPTY_JSON_OBJECT;
  }

  private static Stream<JsonObject> objects(JsonObject json, String name) {
    return list(json, name).filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
  }

  private static Stream<JsonValue> list(JsonObject json, String name) {
    return json.get(name) instanceof JsonArray list ? list.stream() : Stream.empty();
  }
}
