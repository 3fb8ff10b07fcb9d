package io.github.poolkeeper.core.userpool;

import io.github.poolkeeper.core.json.CanonicalJson;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes `docs/settings.md` from the table of settings.
final class SettingsPage {
  private static final String START =
      """
      # Settings

      Every setting that a change can name. The page is made from the table in
      `SettingsTable.java`; `SettingsPageTest` holds it against the table.

      A setting's path is a JSON pointer into the pool's configuration, in the API's own member
      names. A value outside its range, or of another type, is refused before anything happens:
      `"12"` is not `12`. `null` in a change writes what the column says. The last two columns say
      which change of the setting weakens the pool's protection, and which call carries it. A
      setting that a pool does not have counts as the value for `null`, or as the one that stands
      behind "absent is"; where there is neither, absent is the weakest.

      A setting that is not here, because AWS added it after this version, is carried along
      unchanged by every change; a change cannot name it.

      | setting | value | `null` means | weaker is | call |
      |---|---|---|---|---|
      """;
  private static final String READ_ONLY =
      """

      ## Read-only settings

      `DescribeUserPool` prints them, and no change can name them.

      | setting | why |
      |---|---|
      """;
  private static final String COUPLINGS =
      """

      ## Couplings

      Some settings depend on each other. After a change is merged, each rule below completes what
      follows from it, and the plan says so, or refuses what Cognito would refuse. A rule looks only
      at what the change touches: a pool that breaks a rule already stays as it is.

      """;

  private SettingsPage() {}

  static String text() {
    return START
        + lines(Settings.all().stream().flatMap(SettingsPage::writable))
        + READ_ONLY
        + lines(Settings.all().stream().flatMap(SettingsPage::readOnly))
        + COUPLINGS
        + lines(CouplingWords.ALL.entrySet().stream().map(SettingsPage::coupling));
  }

  private static Stream<String> writable(Setting setting) {
    return setting.access() instanceof Access.Writable(Access.Call call)
        ? Stream.of(
            row(
                "`" + setting.path() + "`",
                value(setting.type()),
                neutral(setting.neutral()),
                weaker(setting),
                call.operation()))
        : Stream.empty();
  }

  private static Stream<String> readOnly(Setting setting) {
    return setting.access() instanceof Access.ReadOnly(String because)
        ? Stream.of(row("`" + setting.path() + "`", because))
        : Stream.empty();
  }

  private static String coupling(Map.Entry<String, String> coupling) {
    return "* **" + coupling.getKey() + "**: " + coupling.getValue();
  }

  private static String value(SettingType type) {
    return switch (type) {
      case SettingType.Structure _ -> "an object of the settings below";
      case SettingType.Flag _ -> "`true` or `false`";
      case SettingType.WholeNumber(int min, int max) -> "a whole number from " + min + " to " + max;
      case SettingType.Text text ->
          text.shape() + ", " + text.min() + " to " + text.max() + " characters";
      case SettingType.Choice(List<String> values) -> "one of " + code(values);
      case SettingType.ChoiceSet set ->
          "a list without repetition of "
              + code(set.values())
              + (set.required().isEmpty() ? "" : ", with " + code(set.required()));
      case SettingType.RecoveryMechanisms _ ->
          "one or two `{Name, Priority}`: `verified_email`, `verified_phone_number`, each with a"
              + " priority of its own, 1 or 2; or `admin_only` alone";
      case SettingType.Tags _ ->
          "an object of at most 50 texts; keys of 1 to 128 characters, not under `aws:`, values of"
              + " 0 to 256";
      case SettingType.Anything _ -> "anything";
    };
  }

  private static String neutral(Neutral neutral) {
    return switch (neutral) {
      case Neutral.Removed _ -> "the setting is removed";
      case Neutral.Value(var value) -> "`" + CanonicalJson.of(value) + "`";
      case Neutral.Missing(String because) -> "refused: " + because;
    };
  }

  private static String weaker(Setting setting) {
    String absent =
        setting.absence().map(value -> "; absent is `" + CanonicalJson.of(value) + "`").orElse("");
    return setting.weakening().direction() + absent;
  }

  private static String code(List<String> words) {
    return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
  }

  private static String row(String... cells) {
    return Stream.of(cells)
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String lines(Stream<String> lines) {
    return lines.map(line -> line + "\n").collect(Collectors.joining());
  }
}
