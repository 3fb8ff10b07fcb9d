package io.github.poolkeeper.core.userpool;

import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Every kind of move that a leaf can make, worked out from what its type and its weakening mean,
/// not from the code that tells directions.
public final class SettingMoves {
  private SettingMoves() {}

  /// Two documents that differ at one leaf.
  public record Move(Pointer path, JsonObject before, JsonObject after, Direction direction) {
    @Override
    public String toString() {
      return direction.word() + " from " + before + " to " + after;
    }
  }

  /// The directions in which a setting can move.
  public static Set<Direction> directions(Setting setting) {
    return switch (setting.weakening()) {
      case NEVER -> EnumSet.of(Direction.NEUTRAL);
      case LINKED -> EnumSet.of(Direction.LOOSENING, Direction.NEUTRAL);
      case CHANGED -> EnumSet.of(Direction.LOOSENING);
      case LOWERED, RAISED, REDUCED, EXTENDED ->
          EnumSet.of(Direction.LOOSENING, Direction.TIGHTENING);
    };
  }

  public static List<Move> of(Setting leaf) {
    if (leaf.weakening() == Weakening.LINKED) {
      JsonValue plain = JsonValues.value("Your code is {####}");
      JsonValue linked =
          JsonValues.value("Your code is {####}<img src='https://x.example/{####}'>");
      return List.of(
          new Move(leaf.path(), document(leaf, plain), document(leaf, linked), Direction.LOOSENING),
          new Move(leaf.path(), document(leaf, linked), document(leaf, plain), Direction.NEUTRAL));
    }
    List<JsonValue> weakToStrong = weakToStrong(leaf);
    List<Move> moves = new ArrayList<>();
    for (int i = 0; i + 1 < weakToStrong.size(); i++) {
      moves.add(move(leaf, weakToStrong.get(i), weakToStrong.get(i + 1), true));
      moves.add(move(leaf, weakToStrong.get(i + 1), weakToStrong.get(i), false));
    }
    return moves;
  }

  private static Move move(Setting leaf, JsonValue from, JsonValue to, boolean towardsStrong) {
    Direction direction =
        directions(leaf).size() == 1
            ? directions(leaf).iterator().next()
            : towardsStrong ? Direction.TIGHTENING : Direction.LOOSENING;
    return new Move(leaf.path(), document(leaf, from), document(leaf, to), direction);
  }

  private static JsonObject document(Setting leaf, JsonValue value) {
    return leaf.path().set(JsonValue.EMPTY_JSON_OBJECT, value);
  }

  private static List<JsonValue> weakToStrong(Setting leaf) {
    List<JsonValue> values =
        switch (leaf.type()) {
          case SettingType.Flag _ -> List.of(JsonValue.FALSE, JsonValue.TRUE);
          case SettingType.WholeNumber(int min, int max) ->
              List.of(JsonValues.value(min), JsonValues.value(min + 1), JsonValues.value(max));
          case SettingType.Choice(List<String> words) -> words(words);
          case SettingType.ChoiceSet set ->
              List.of(JsonValues.array(set.required()), JsonValues.array(set.values()));
          case SettingType.RecoveryMechanisms type ->
              type.weakToStrong().stream().map(SettingMoves::recovery).toList();
          case SettingType.Tags _ -> List.of(tag("before"), tag("after"));
          case SettingType.Text _ -> words(List.of("before", "after"));
          case SettingType.Structure _, SettingType.Anything _ -> List.of();
        };
    boolean reversed =
        leaf.weakening() == Weakening.RAISED || leaf.weakening() == Weakening.EXTENDED;
    return reversed ? values.reversed() : values;
  }

  private static List<JsonValue> words(List<String> words) {
    // A choice of one word can only come and go; a second one stands for what AWS may add.
    List<String> enough = words.size() > 1 ? words : List.of(words.getFirst(), "V9_0");
    return enough.stream().<JsonValue>map(JsonValues::value).toList();
  }

  private static JsonValue recovery(List<String> names) {
    List<JsonObject> mechanisms =
        names.stream()
            .sorted(Comparator.reverseOrder())
            .map(
                name ->
                    JsonValues.object()
                        .add("Name", name)
                        .add("Priority", names.indexOf(name) + 1)
                        .build())
            .toList();
    JsonArray list = JsonValues.array(mechanisms);
    return list;
  }

  private static JsonValue tag(String value) {
    return JsonValues.object().add("stage", value).build();
  }
}
