package io.github.poolkeeper.core.userpool;

import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Access.Call;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// How a row of the table is written: types as functions, then what departs from the usual.
final class SettingRow {
  private static final int MAX_MAIL = 20_000;
  private static final Pattern ARN =
      Pattern.compile(
          "arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:[\\w+=/,.@-]*:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+){0,2}");

  /// What mails and their subjects consist of, in the API's words; a character that is younger than
  /// our Unicode is Cognito's to judge.
  private static final String MAIL = "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\p{Cn}\\s]*+";

  private static final String MAIL_IN_WORDS =
      ", without control and formatting characters (U+00A0, U+200D, U+FEFF …)";

  private static final Pattern MAIL_TEXT = Pattern.compile(MAIL);
  private static final Pattern MAIL_CODE_TEXT = Pattern.compile("(?s)(?=.*\\{####})" + MAIL);

  /// Words between the braces' marks. Atomic: the first opening decides, so that many of them are
  /// not each tried.
  private static final Pattern MAIL_LINK_TEXT =
      Pattern.compile("(?s)(?=(?>.*?\\{##(?!##})).+##})" + MAIL);

  /// No half of a character: it cannot be sent.
  private static final Pattern ANY_TEXT = Pattern.compile("[^\\p{Cs}]*");

  private static final String LINE = "[^\\n\\r\\x{2028}\\x{2029}\\p{Cs}]*";
  private static final Pattern SMS_CODE_TEXT = Pattern.compile(LINE + "\\{####}" + LINE);

  private SettingRow() {}

  static Setting row(
      Call call, String path, SettingType type, Weakening weakening, Neutral neutral) {
    return new Setting(
        Pointer.parse(path),
        type,
        new Access.Writable(call),
        neutral,
        weakening,
        Optional.empty(),
        false);
  }

  static Setting readOnly(String name, String because) {
    return new Setting(
        Pointer.parse("/" + name),
        new SettingType.Anything(),
        new Access.ReadOnly(because),
        new Neutral.Missing("it cannot be changed at all"),
        Weakening.NEVER,
        Optional.empty(),
        false);
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

  static SettingType smsCode() {
    return new SettingType.Text(
        6, 140, SMS_CODE_TEXT, "a text with the code's place, {####}, in one line");
  }

  static SettingType mailCode() {
    return new SettingType.Text(
        6, MAX_MAIL, MAIL_CODE_TEXT, "a text with the code's place, {####}" + MAIL_IN_WORDS);
  }

  static SettingType mailLink() {
    return new SettingType.Text(
        6,
        MAX_MAIL,
        MAIL_LINK_TEXT,
        "a text with the link's place and words, {##words##}" + MAIL_IN_WORDS);
  }

  static SettingType subject() {
    return new SettingType.Text(1, 140, MAIL_TEXT, "a text" + MAIL_IN_WORDS);
  }

  static SettingType mailInvitation() {
    return new SettingType.Text(6, MAX_MAIL, MAIL_TEXT, "a text" + MAIL_IN_WORDS);
  }

  static SettingType smsInvitation() {
    return new SettingType.Text(6, 140, ANY_TEXT, "a text");
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
    return new SettingType.Text(min, max, ANY_TEXT, "a text");
  }

  static Neutral removed() {
    return new Neutral.Removed();
  }

  static Neutral neutral(JsonValue value) {
    return new Neutral.Value(value);
  }

  static Neutral cleared(JsonValue value) {
    return new Neutral.Cleared(value);
  }

  static Neutral none(String because) {
    return new Neutral.Missing(because);
  }
}
