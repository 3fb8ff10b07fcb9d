package io.github.poolkeeper.core.userpool;

import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How much protection a value of an ordered setting gives: more is stronger.
record Strength(BigDecimal degree) implements Comparable<Strength> {
  private static final Strength NONE = new Strength(BigDecimal.valueOf(Long.MIN_VALUE));

  /// Empty where that cannot be told. Absence without a value is weaker than any.
  static Optional<Strength> of(Setting setting, Optional<JsonValue> value) {
    Optional<JsonValue> counting = value.or(setting::whenAbsent);
    if (counting.isEmpty()) {
      return Optional.of(NONE);
    }
    return rank(setting.type(), counting.get())
        .map(rank -> setting.weakening() == Weakening.RAISED ? rank.negate() : rank)
        .map(Strength::new);
  }

  private static Optional<BigDecimal> rank(SettingType type, JsonValue value) {
    return switch (type) {
      case SettingType.Flag _ -> place(List.of(JsonValue.FALSE, JsonValue.TRUE), value);
      case SettingType.WholeNumber _ ->
          value instanceof JsonNumber number
              ? Optional.of(number.bigDecimalValue())
              : Optional.empty();
      case SettingType.Choice(List<String> values) ->
          JsonValues.text(value).flatMap(text -> place(values, text));
      case SettingType.RecoveryMechanisms(List<List<String>> lists) ->
          value instanceof JsonArray list ? place(lists, names(list)) : Optional.empty();
      case SettingType.Structure _,
          SettingType.Text _,
          SettingType.ChoiceSet _,
          SettingType.Tags _,
          SettingType.Anything _ ->
          Optional.empty();
    };
  }

  private static List<String> names(JsonArray mechanisms) {
    return Settings.byPriority(mechanisms).stream()
        .flatMap(
            mechanism ->
                mechanism instanceof JsonObject object
                    ? JsonValues.text(object, "Name").stream()
                    : Stream.empty())
        .toList();
  }

  private static <T> Optional<BigDecimal> place(List<T> weakToStrong, T value) {
    return Optional.of(weakToStrong.indexOf(value))
        .filter(index -> index >= 0)
        .map(BigDecimal::valueOf);
  }

  @Override
  public int compareTo(Strength other) {
    return degree.compareTo(other.degree);
  }
}
