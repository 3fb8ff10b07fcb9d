package io.github.poolkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.json.JsonText;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void saysWhatCoreSays() {
    JsonObject said =
        Words.of(
                json(
                    """
                    {"of": [[{"path": "/Policies/PasswordPolicy/MinimumLength", "before": 12, "after": 8}], [], [{"path": "no pointer"}]]}\
                    """))
            .getJsonArray("of")
            .getJsonObject(0);

    assertThat(said)
        .isEqualTo(
            json(
                """
                {"brief": "MinimumLength 12→8", "weakens": true, "settings": [
                  {"path": "/Policies/PasswordPolicy/MinimumLength", "weakens": true, "moves": [
                    {"path": "/Policies/PasswordPolicy/MinimumLength", "weakens": true, "what": "is weakened"}]}]}\
                """));
  }

  /// What is said of one setting or change is never said of another, whatever stands between.
  @Test
  void keepsTheOrderOfWhatItCannotRead() {
    var of =
        Words.of(
                json(
                    """
                    {"of": [{"no": "list"}, [{"path": "no pointer"}, 7, {"path": "/MfaConfiguration", "before": "OFF", "after": "ON"}]]}\
                    """))
            .getJsonArray("of");

    assertThat(of).hasSize(2);
    assertThat(of.getJsonObject(1).getBoolean("weakens")).isTrue();
    assertThat(of.getJsonObject(1).getJsonArray("settings").getValuesAs(JsonObject.class))
        .extracting(setting -> setting.getBoolean("weakens"))
        .containsExactly(true, true, false);
    assertThat(of.getJsonObject(1).getString("brief")).isEqualTo("MfaConfiguration OFF→ON");
  }

  @Test
  void knowsOfNobodyWhoCouldApproveWhatNobodyHasAskedFor() {
    assertThat(
            Words.mine(json("{\"me\": {\"identity\": \"AIDAX\"}, \"change\": {}}"))
                .getString("because"))
        .isEqualTo("it is not on record who has asked for it");
  }

  @Test
  void knowsOnesOwnChangeUnderEveryNameThatCountsAsOnes() {
    assertThat(mine("AROAX:INES.WEBER", "AROAY:ines.weber@example.com").getBoolean("asked"))
        .isTrue();
    assertThat(mine("AROAX:otto.kern", "AROAY:ines.weber").getBoolean("asked")).isFalse();
    assertThat(mine("123:otto.kern", "AROAY:ines.weber").getString("because"))
        .contains("nobody in particular");
    assertThat(mine("AROAY:ines.weber", "AROAX:otto.kern")).doesNotContainKey("never");
    assertThat(mine("AROAY:ines.weber", "123:otto.kern").getBoolean("never")).isTrue();
  }

  /// As the API has the last word: whoever made it, and whoever has accepted it, cannot.
  @Test
  void knowsWhoCannotLetAChangeByHandStand() {
    assertThat(accepting("AROAY:eve.adams").getBoolean("laidOn")).isTrue();
    assertThat(accepting("AROAY:OTTO.KERN"))
        .isEqualTo(json("{\"laidOn\": false, \"accepted\": true}"));
    assertThat(accepting("AROAY:mai.tanaka"))
        .isEqualTo(json("{\"laidOn\": false, \"accepted\": false}"));
    assertThat(accepting("123456789012").getString("because")).contains("nobody in particular");
  }

  private static JsonObject accepting(String me) {
    return Words.mine(
        json(
            """
            {"me": {"identity": "%s"}, "change": {"kind": "external",
             "doneBy": [{"principal": "AROAX:admin", "role": "admin", "name": "eve.adams"}],
             "review": {"state": "open", "acceptances": [{"by": "AROAZ:otto.kern"}]}}}\
            """
                .formatted(me)));
  }

  private static JsonObject mine(String me, String sender) {
    return Words.mine(
        json(
            """
            {"me": {"identity": "%s"}, "change": {"sender": "%s", "answers": [{"by": "AIDAX"}]}}\
            """
                .formatted(me, sender)));
  }

  private static JsonObject json(String text) {
    return (JsonObject) JsonText.parse(text);
  }
}
