package io.github.poolkeeper.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.userpool.Configuration;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallbackTextTest {
  private static final int OUTPUT_BYTES = 256 * 1024;
  private static final int CAUSE_BYTES = 32 * 1024;

  @Test
  void leavesARecordThatFitsAsItIs() {
    ChangeRecord record = record(new ChangeState.Failed(error("no"), List.of(), Records.ENDED));

    assertThat(CallbackText.output(record, Map.of())).isEqualTo(RecordJson.brief(record, Map.of()));
    assertThat(JsonText.parse(CallbackText.cause(record)))
        .isEqualTo(RecordJson.brief(record, Map.of()));
  }

  @Test
  void namesTheChangeInACauseSoThatAWorkflowCanUndoIt() {
    ChangeRecord record = record(new ChangeState.Failed(error("no"), List.of(), Records.ENDED));

    assertThat(JsonText.parse(CallbackText.cause(record)).asJsonObject().getString("changeId"))
        .isEqualTo(Records.ID.value());
  }

  @Test
  void cutsAnOutputToWhatStepFunctionsTakesAndSaysSo() {
    Configuration before = new Configuration(pool("前".repeat(50_000)));
    Configuration after = new Configuration(pool("後".repeat(50_000)));
    ChangeRecord record = record(applied(before.fingerprint(), after.fingerprint()));

    JsonObject output =
        CallbackText.output(
            record, Map.of(before.fingerprint(), before, after.fingerprint(), after));

    assertThat(bytes(output.toString())).isLessThanOrEqualTo(OUTPUT_BYTES);
    assertThat(output.getString("status")).isEqualTo("APPLIED");
    assertThat(output.getInt("revision")).isEqualTo(2);
    assertThat(output).doesNotContainKey("differences");
    assertThat(output.getJsonArray("truncated")).hasToString("[\"differences\"]");
  }

  @Test
  void keepsTheFirstOfManyViolationsInACause() {
    List<Violation> many =
        IntStream.range(0, 2_000)
            .mapToObj(i -> new Violation(Pointer.ROOT.child("誤" + i), "は知らない"))
            .toList();

    String cause = CallbackText.cause(new ChangeState.Rejected(many, Records.ENDED));

    JsonObject json = JsonText.parse(cause).asJsonObject();
    assertThat(bytes(cause)).isLessThanOrEqualTo(CAUSE_BYTES);
    assertThat(json.getString("status")).isEqualTo("REJECTED");
    assertThat(json.getJsonArray("violations").getJsonObject(0).getString("path")).isEqualTo("/誤0");
    assertThat(json.getJsonArray("violations").size()).isBetween(100, 1_999);
    assertThat(json.getJsonArray("truncated")).hasToString("[\"violations\"]");
  }

  @Test
  void dropsWhatIsTooLongAndNoList() {
    JsonObject whole =
        JsonText.parse(
                "{\"error\":{\"message\":\"" + "x".repeat(40_000) + "\"},\"attempts\":[{\"a\":1}]}")
            .asJsonObject();

    assertThat(CallbackText.within(CallbackText.MAX_CAUSE, whole).toString())
        .isEqualTo("{\"attempts\":[{\"a\":1}],\"truncated\":[\"error\"]}");
  }

  @Test
  void staysWithinTheLimitWhereverThatCuts() {
    JsonObject whole =
        JsonText.parse("{\"a\":[1,22,\"333\",{\"b\":4}],\"c\":\"text\",\"d\":[\"x\"],\"e\":0}")
            .asJsonObject();

    IntStream.rangeClosed(40, whole.toString().length())
        .forEach(
            max ->
                assertThat(CallbackText.within(max, whole).toString())
                    .hasSizeLessThanOrEqualTo(max));
  }

  private static ChangeRecord record(ChangeState state) {
    return Records.record(new Cause.External(), state);
  }

  private static ApiError error(String message) {
    return new ApiError("InvalidParameterException", message);
  }

  private static ChangeState applied(Fingerprint before, Fingerprint after) {
    return new ChangeState.Applied(
        new ChangeState.Outcome(2, Optional.of(before), after, List.of()), Records.ENDED);
  }

  private static JsonObject pool(String message) {
    return JsonText.parse("{\"EmailVerificationMessage\":\"" + message + "\"}").asJsonObject();
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
