package io.github.poolkeeper.core.userpool;

import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Access.Call;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// How a row of the table is written: types as functions, then what departs from the usual.
final class SettingRow {
  private static final Pattern ARN =
      Pattern.compile(
          "arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:[\\w+=/,.@-]*:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+){0,2}");
  private static final Pattern CODE_TEXT = Pattern.compile("(?s).*\\{####}.*");

  /// Atomic: the first opening decides, so that many of them are not each tried.
  private static final Pattern LINK_TEXT = Pattern.compile("(?s)(?>.*?\\{##).*##}.*");

  private SettingRow() {}

  static Setting row(
      Call call, String path, SettingType type, Weakening weakening, Neutral neutral) {
    return new Setting(
        Pointer.parse(path), type, new Access.Writable(call), neutral, weakening, Optional.empty());
  }

  static Setting readOnly(String name, String because) {
    return new Setting(
        Pointer.parse("/" + name),
        new SettingType.Anything(),
        new Access.ReadOnly(because),
        new Neutral.Missing("it cannot be changed at all"),
        Weakening.NEVER,
        Optional.empty());
  }

  static SettingType structure() {
    return new SettingType.Structure();
  }

  static SettingType flag() {
    return new SettingType.Flag();
  }

  static SettingType number(int min, int max) {
    return new SettingType.WholeNumber(min, max);
  }

  static SettingType choice(String... weakToStrong) {
    return new SettingType.Choice(List.of(weakToStrong));
  }

  static SettingType choices(List<String> values, String... required) {
    return new SettingType.ChoiceSet(values, List.of(required));
  }

  static SettingType arn() {
    return new SettingType.Text(20, 2048, ARN, "an ARN");
  }

  static SettingType codeText(int max) {
    return new SettingType.Text(6, max, CODE_TEXT, "a text with the code's place, {####}");
  }

  static SettingType linkText(int max) {
    return new SettingType.Text(6, max, LINK_TEXT, "a text with the link's place, {##…##}");
  }

  static SettingType subject() {
    return new SettingType.Text(
        1, 140, Pattern.compile("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s]+"), "a text");
  }

  static SettingType inviteText(int max) {
    return new SettingType.Text(6, max, Pattern.compile("(?s).*"), "a text");
  }

  /// The API's pattern is `[…]+@[…]+`, where `[…]` takes an @ too: that can be tried in too many
  /// ways.
  static SettingType email() {
    return text(3, 131_072, "(?=.[^@]*@.)[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]++", "an e-mail address");
  }

  static SettingType text(int min, int max, String pattern, String shape) {
    return new SettingType.Text(min, max, Pattern.compile(pattern), shape);
  }

  static SettingType anyText(int min, int max) {
    return text(min, max, "(?s).*", "a text");
  }

  static Neutral removed() {
    return new Neutral.Removed();
  }

  static Neutral neutral(JsonValue value) {
    return new Neutral.Value(value);
  }

  static Neutral none(String because) {
    return new Neutral.Missing(because);
  }
}
