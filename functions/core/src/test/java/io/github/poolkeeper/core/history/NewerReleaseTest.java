package io.github.poolkeeper.core.history;

import static io.github.poolkeeper.core.json.JsonLiteral.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.json.CanonicalJson;
import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Records that a newer release has written, read by this one after it has been rolled back.
class NewerReleaseTest {
  /// Words of a stored record, and what a newer release may write there instead.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "status":"PENDING_APPROVAL" | "status":"PAUSED"             | PAUSED
          "effect":"approve"          | "effect":"ask-the-board"      | PENDING_APPROVAL
          "direction":"loosening"     | "direction":"sideways"        | PENDING_APPROVAL
          "decision":"approve"        | "decision":"abstain"          | PENDING_APPROVAL
          "change":{                  | "clients":{                   | PENDING_APPROVAL
          "cause":{"request":         | "cause":{"observation":       | PENDING_APPROVAL
          """)
  void isShownAsItIsInWordsThatNobodyKnowsYet(String known, String newer, String status) {
    String stored = CanonicalJson.of(RecordCodec.encode(pending()));
    assertThat(stored).contains(known);

    ChangeRecord record = RecordCodec.decode(object(stored.replace(known, newer)));

    assertThat(record.state()).isInstanceOf(ChangeState.Newer.class);
    assertThat(record.isEnded()).isFalse();
    JsonObject shown = RecordJson.full(record, Map.of());
    assertThat(shown.getString("status")).isEqualTo(status);
    assertThat(shown.getString("kind")).isEqualTo(pending().kind());
    assertThat(shown.getString("sender")).isEqualTo("AIDASENDER");
    assertThat(shown.getJsonObject("newer").getString("expiresAt"))
        .isEqualTo("2026-01-31T12:00:02Z");
    assertThat(shown.toString()).doesNotContain("token");
    assertThat(Waiting.of(record)).isEmpty();
  }

  @Test
  void keepsWhoAskedWhenWhatTheyAskedForIsNotKnown() {
    String stored = CanonicalJson.of(RecordCodec.encode(pending()));

    ChangeRecord record =
        RecordCodec.decode(object(stored.replace("\"change\":{", "\"clients\":{")));

    assertThat(record.request()).isEmpty();
    assertThat(record.requestId()).isEqualTo(pending().requestId());
    assertThat(record.explanation()).isEqualTo(pending().explanation());
  }

  @Test
  void readsWhatItKnowsDespiteMembersThatItDoesNot() {
    String stored = CanonicalJson.of(RecordCodec.encode(pending()));

    assertThat(
            RecordCodec.decode(
                object(stored.replace("\"state\":{", "\"state\":{\"board\":[\"ines\"],"))))
        .isEqualTo(pending());
  }

  @Test
  void isOverWhenTheNewerReleaseSaysSo() {
    JsonObject state = object("{\"status\":\"WAIVED\",\"endedAt\":\"2026-02-01T00:00:00Z\"}");
    ChangeRecord record = Records.record(pending().cause(), StateCodec.decode(state));

    assertThat(RecordJson.brief(record, Map.of()).getString("endedAt"))
        .isEqualTo("2026-02-01T00:00:00Z");
  }

  private static ChangeRecord pending() {
    Cause cause =
        Records.causes()
            .filter(Cause.Requested.class::isInstance)
            .filter(one -> Records.record(one, Records.newer()).kind().equals("change"))
            .filter(one -> Records.record(one, Records.newer()).sender().isPresent())
            .findFirst()
            .orElseThrow();
    return Records.states()
        .filter(ChangeState.PendingApproval.class::isInstance)
        .map(state -> Records.record(cause, state))
        .findFirst()
        .orElseThrow();
  }
}
