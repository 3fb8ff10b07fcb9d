package io.github.poolkeeper.console;

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
import java.util.List;
import java.util.stream.Stream;

/// What core says of a change, for the page, so that page, terminal and API say the same. It is
/// told from what the page has been shown, and decides nothing: who may answer, the history API
/// says.
final class Words {
  private Words() {}

  /// `{of: [[{path, before?, after?}]]}` is answered with `{of: [{brief, weakens, settings: [{path,
  /// weakens, moves: [{path, direction, what}]}]}]}`.
  static JsonObject of(JsonObject question) {
    var answers = JsonValues.array();
    lists(question, "of").map(Words::differences).map(Words::said).forEach(answers::add);
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

  private static List<Difference> differences(JsonArray list) {
    return objects(list)
        .filter(json -> JsonValues.text(json, "path").filter(Pointer::isValid).isPresent())
        .map(RecordJson::difference)
        .toList();
  }

  private static JsonObject said(List<Difference> differences) {
    var settings = JsonValues.array();
    differences.forEach(difference -> settings.add(setting(difference)));
    return JsonValues.object()
        .add("brief", SettingWords.brief(differences))
        .add("weakens", differences.stream().anyMatch(Movement::weakens))
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

  /// `{me: {identity, name?}, change}` is answered with `{asked, answered, because?}`: whether I
  /// have asked for the change, whether I have answered, and why nobody could tell.
  static JsonObject mine(JsonObject question) {
    JsonObject me = object(question, "me");
    JsonObject change = object(question, "change");
    Identity self = identity(me, "identity", "name");
    List<Likeness> asked =
        Stream.concat(
                Stream.of(identity(change, "sender", "senderName")),
                list(change, "earlierSenders").map(text -> new Identity(text)))
            .filter(one -> !one.value().isEmpty())
            .map(one -> one.comparedWith(self))
            .toList();
    List<Likeness> answered =
        objects(change.get("answers") instanceof JsonArray list ? list : JsonArray.EMPTY_JSON_ARRAY)
            .map(answer -> identity(answer, "by", "byName").comparedWith(self))
            .toList();
    JsonObjectBuilder json =
        JsonValues.object().add("asked", isMe(asked)).add("answered", isMe(answered));
    Stream.concat(asked.stream(), answered.stream())
        .filter(Likeness.Unclear.class::isInstance)
        .map(one -> ((Likeness.Unclear) one).because())
        .findFirst()
        .ifPresent(because -> json.add("because", because));
    return json.build();
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

  private static Stream<JsonObject> objects(JsonArray list) {
    return list.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
  }

  private static Stream<JsonArray> lists(JsonObject json, String name) {
    return json.get(name) instanceof JsonArray list
        ? list.stream().filter(JsonArray.class::isInstance).map(JsonArray.class::cast)
        : Stream.empty();
  }

  private static Stream<String> list(JsonObject json, String name) {
    return json.get(name) instanceof JsonArray list
        ? list.stream().flatMap(value -> JsonValues.text(value).stream())
        : Stream.empty();
  }
}
