package io.github.poolkeeper.core.userpool;

import io.github.poolkeeper.core.json.CanonicalJson;
import io.github.poolkeeper.core.userpool.coupling.Coupling;
import io.github.poolkeeper.core.userpool.coupling.Couplings;
import io.github.poolkeeper.core.userpool.coupling.Evidence;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes `docs/settings.md` from the table of settings.
final class SettingsPage {
  private static final String START =
      """
      # Settings

      Every setting that a change can name. The page is made from the table in
      `SettingsTable.java`; `SettingsPageTest` holds it against the table.

      A setting's path is a JSON pointer into the pool's configuration, in the API's own
      member names. A value outside its range, or of another type, is refused before
      anything happens: `"12"` is not `12`. `null` in a change writes what the column says.
      The last two columns say which change of the setting weakens the pool's protection,
      and which call carries it. A setting that a pool does not have counts as the value for
      `null`, or as the one that stands behind "absent is"; where there is neither, absent
      is the weakest.

      A structure cannot be without its members that are required: a change that leaves one
      half done is refused.

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

      Some settings depend on each other. After a change is merged, the first rules below
      complete what follows from it, and the plan says so; the others refuse what Cognito
      would refuse. Each says what it rests on. A rule that rests on nothing that anybody
      has shown refuses nothing: it is a warning in the plan, and Cognito decides. A rule
      looks only at what the change touches: a pool that breaks a rule already stays as it
      is.

      A rollback and a restore write the earlier state as it was. Nothing is completed on
      the way back but the temporary password's validity, and the second name of a setting
      of which only a part goes back.

      A configuration in between two calls keeps the rules as well: that decides which call
      goes first, and where neither can, `MfaConfiguration` goes through `OPTIONAL` or `OFF`
      in a third.

      | rule | says | rests on |
      |---|---|---|
      """;
  private static final String FILLED_IN =
      """

      ## What Cognito fills in

      After a write the pool is read back. It has to be as intended; what Cognito prints by
      itself is tolerated, and nothing else.

      | setting | value | seen |
      |---|---|---|
      """;

  /// Rules that follow from rows of the table, or that are left to Cognito.
  private static final List<String> OF_THE_TABLE =
      List.of(
          row(
              "**texts**",
              "a code text holds `{####}`, a link text `{##words##}`; a pool can have both, and"
                  + " both are sent back. Mails consist of letters, marks, symbols, digits,"
                  + " punctuation and plain spaces; the text of an SMS with a code is one line.",
              "documented: API model, patterns; for the words in a link text Cognito's words: \"The"
                  + " message is invalid.\""),
          row(
              "**recovery**",
              "one or two mechanisms with different priorities, `admin_only` alone; a pool without"
                  + " the setting has Cognito's legacy behaviour and keeps it, and `null` asks for"
                  + " it again.",
              "Cognito's words: \"cannot use admin_only setting with any other recovery"
                  + " mechanisms\""),
          row(
              "**sign-in**",
              "`PASSWORD` stays among `AllowedFirstAuthFactors`, and `SOFTWARE_TOKEN` is none of"
                  + " them.",
              "Cognito's words: \"Password should be configured as one of the allowed first auth"
                  + " factors\""),
          row(
              "**device configuration**",
              "absent is off; with any member, even `false`, it is on. `null` switches it off, and"
                  + " an empty one is never sent.",
              "documented: API reference, DeviceConfigurationType"),
          row(
              "**replicas**",
              "in a replica Region Cognito refuses a change of a global setting; the change ends as"
                  + " `REFUSED`.",
              "documented: `OperationNotEnabledException`"));

  private SettingsPage() {}

  static String text() {
    return START
        + lines(Settings.all().stream().flatMap(SettingsPage::writable))
        + READ_ONLY
        + lines(Settings.all().stream().flatMap(SettingsPage::readOnly))
        + COUPLINGS
        + lines(Couplings.all().stream().map(SettingsPage::coupling))
        + lines(OF_THE_TABLE.stream())
        + FILLED_IN
        + lines(FilledIn.ALL.stream().map(SettingsPage::filledIn));
  }

  private static Stream<String> writable(Setting setting) {
    return setting.access() instanceof Access.Writable(Access.Call call)
        ? Stream.of(
            row(
                "`" + setting.path() + "`",
                value(setting.type()) + (setting.isRequired() ? "; required" : ""),
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

  private static String coupling(Coupling coupling) {
    return row(
        "**" + coupling.name() + "**",
        coupling.says(),
        switch (coupling.evidence()) {
          case Evidence.Documented(String where) -> "documented: " + where;
          case Evidence.Words(String quoted) -> "Cognito's words: \"" + quoted + "\"";
          case Evidence.Seen(String where) -> "seen: " + where;
          case Evidence.Lacking(String because) -> "nothing, so it warns: " + because;
        });
  }

  private static String filledIn(FilledIn filledIn) {
    return row(
        "`" + filledIn.path() + "`",
        filledIn.value().map(value -> "`" + CanonicalJson.of(value) + "`").orElse("any"),
        filledIn.seen());
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
              + " 0 to 256, out of letters, digits, spaces and `_.:/=+-@`";
      case SettingType.Anything _ -> "anything";
    };
  }

  private static String neutral(Neutral neutral) {
    return switch (neutral) {
      case Neutral.Removed _ -> "the setting is removed";
      case Neutral.Cleared(var value) ->
          "the setting is removed; `" + CanonicalJson.of(value) + "` where Cognito keeps it";
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
