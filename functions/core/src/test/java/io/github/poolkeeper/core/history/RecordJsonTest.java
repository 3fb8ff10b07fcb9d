package io.github.poolkeeper.core.history;

import static io.github.poolkeeper.core.history.Records.AFTER;
import static io.github.poolkeeper.core.history.Records.BEFORE;
import static io.github.poolkeeper.core.history.Records.ENDED;
import static io.github.poolkeeper.core.history.Records.INTENDED;
import static io.github.poolkeeper.core.json.JsonLiteral.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.Action;
import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequests;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.change.OnConflict;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.userpool.Configuration;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordJsonTest {
  private static final Map<Fingerprint, Configuration> SNAPSHOTS =
      Map.of(
          BEFORE.fingerprint(),
          BEFORE,
          AFTER.fingerprint(),
          AFTER,
          INTENDED.fingerprint(),
          INTENDED);

  /// Every member that the API documents for a record.
  private static final Set<String> MEMBERS =
      Set.of(
          "changeId",
          "requestId",
          "userPoolId",
          "kind",
          "status",
          "requestedBy",
          "sender",
          "senderName",
          "earlierSenders",
          "reason",
          "requestedAt",
          "endedAt",
          "revision",
          "before",
          "after",
          "differences",
          "violations",
          "error",
          "conflicts",
          "rollbackOf",
          "rolledBackBy",
          "left",
          "attempts",
          "dryRun",
          "planHash",
          "request",
          "remains",
          "calls",
          "hash",
          "undo",
          "warnings",
          "divergences",
          "policy",
          "answers",
          "expiresAt",
          "withdrawn",
          "held",
          "because",
          "newer",
          "notBefore",
          "notAfter");

  @ParameterizedTest
  @MethodSource("io.github.poolkeeper.core.history.RecordCodecTest#records")
  void hasNoMembersButThoseOfTheApiAndShowsNoToken(ChangeRecord record) {
    JsonObject full = RecordJson.full(record, SNAPSHOTS);
    JsonObject brief = RecordJson.brief(record, SNAPSHOTS);

    assertThat(MEMBERS).containsAll(full.keySet());
    assertThat(full).containsAllEntriesOf(brief);
    assertThat(brief.keySet()).doesNotContain("before", "after");
    assertThat(full.toString()).doesNotContain("token");
    assertThat(full.getString("status")).isEqualTo(record.state().status().word());
    assertThat(full.containsKey("endedAt")).isEqualTo(record.isEnded());
  }

  @Test
  void showsAnAppliedChangeWhole() {
    ChangeRecord record =
        Records.record(
            requested(new Action.Change(object("{\"PoolName\":\"folk\"}"))),
            new ChangeState.Applied(
                new ChangeState.Outcome(
                    2,
                    Optional.of(BEFORE.fingerprint()),
                    AFTER.fingerprint(),
                    List.of(Records.attempt())),
                ENDED));

    assertThat(RecordJson.full(record, SNAPSHOTS))
        .isEqualTo(
            object(
                """
                {"changeId": "01964d8e-b6a0-7abc-9def-00000000000a",
                 "requestId": "CHG/2 ä日", "userPoolId": "eu-west-1_AbCdEf123",
                 "kind": "change", "status": "APPLIED",
                 "requestedBy": "ana", "reason": "tidy up\\n", "dryRun": true,
                 "planHash":
                   "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
                 "notBefore": "2026-01-31T12:00:00.123456789Z",
                 "notAfter": "2026-01-31T12:00:01.123456789Z",
                 "sender": "AIDASENDER", "requestedAt": "2026-01-31T12:00:00Z",
                 "endedAt": "2026-01-31T12:00:02Z", "revision": 2,
                 "attempts": [{"startedAt": "2026-01-31T12:00:01.500Z",
                               "before": "%s", "after": "%s",
                               "alsoSets": [{"path": "/a~1b/c", "coupling": "tags",
                                             "because": "so"}],
                               "remains": [{"path": "/a~1b/c", "because": "so"}]}],
                 "differences": [{"path": "/PoolName", "before": "people", "after": "folk"}],
                 "request": {"change": {"PoolName": "folk"}, "expect": %s},
                 "before": {"PoolName": "people"}, "after": {"PoolName": "folk"}}
                """
                    .formatted(BEFORE.fingerprint(), AFTER.fingerprint(), "{\"PoolName\":null}")));
  }

  @Test
  void showsWhereAPoolDiverged() {
    ChangeRecord record =
        Records.record(
            new Cause.External(),
            new ChangeState.Diverged(
                new ChangeState.Outcome(
                    2, Optional.of(BEFORE.fingerprint()), AFTER.fingerprint(), List.of()),
                INTENDED.fingerprint(),
                ENDED));

    assertThat(RecordJson.brief(record, SNAPSHOTS).get("divergences"))
        .isEqualTo(
            object(
                    """
                    {"divergences":
                      [{"path": "/PoolName", "intended": "crowd", "observed": "folk"}]}
                    """)
                .get("divergences"));
  }

  @Test
  void keepsAbsentApartFromNull() {
    Configuration withNull = new Configuration(object("{\"New\":null}"));
    Configuration without = new Configuration(object("{}"));
    ChangeRecord record =
        Records.record(
            new Cause.External(),
            new ChangeState.Applied(
                new ChangeState.Outcome(
                    2, Optional.of(without.fingerprint()), withNull.fingerprint(), List.of()),
                ENDED));

    assertThat(
            RecordJson.brief(
                    record,
                    Map.of(without.fingerprint(), without, withNull.fingerprint(), withNull))
                .getJsonArray("differences"))
        .containsExactly(object("{\"path\":\"/New\",\"after\":null}"));
  }

  @Test
  void namesTheChangeThatARollbackUndoes() {
    JsonObject json =
        RecordJson.brief(
            Records.record(
                requested(new Action.Rollback(ChangeRequests.CHANGE_ID, OnConflict.REFUSE)),
                new ChangeState.Queued()),
            SNAPSHOTS);

    assertThat(json.getString("kind")).isEqualTo("rollback");
    assertThat(json.getString("rollbackOf")).isEqualTo(ChangeRequests.CHANGE_ID.value());
  }

  @ParameterizedTest
  @MethodSource("io.github.poolkeeper.core.history.Records#states")
  void asksForTheSnapshotsThatItShows(ChangeState state) {
    ChangeRecord record = Records.record(new Cause.External(), state);
    Set<String> shown = RecordJson.full(record, SNAPSHOTS).keySet();
    List<Fingerprint> asked = RecordJson.fingerprints(List.of(record, record));

    assertThat(asked).doesNotHaveDuplicates();
    assertThat(asked.contains(BEFORE.fingerprint())).isEqualTo(shown.contains("before"));
    assertThat(asked.contains(AFTER.fingerprint())).isEqualTo(shown.contains("after"));
    assertThat(asked.contains(INTENDED.fingerprint())).isEqualTo(shown.contains("divergences"));
  }

  private static Cause requested(Action action) {
    return new Cause.Requested(
        ChangeRequests.full(action), Optional.of(new Identity("AIDASENDER")));
  }
}
