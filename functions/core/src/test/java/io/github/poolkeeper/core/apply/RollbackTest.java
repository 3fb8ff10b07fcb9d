package io.github.poolkeeper.core.apply;

import static io.github.poolkeeper.core.apply.InMemoryUserPools.setting;
import static io.github.poolkeeper.core.apply.Rehearsal.POOL;
import static io.github.poolkeeper.core.apply.Rehearsal.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Conflict;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.live.Writing;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollbackTest {
  private static final String DOCUMENT =
      """
      {"PoolName": "people", "DeletionProtection": "ACTIVE", "UserPoolTags": {"team": "identity"}}
      """;

  private static final String INACTIVE = "\"change\":{\"DeletionProtection\":\"INACTIVE\"}";
  private static final String OTHER_NAME = "\"change\":{\"PoolName\":\"staff\"}";

  private final Rehearsal rehearsal = new Rehearsal(DOCUMENT);

  @Test
  void returnsThePoolToWhatItWas() {
    ChangeRecord change = rehearsal.apply("\"change\":{\"DeletionProtection\":\"INACTIVE\"}");

    ChangeRecord rollback = rehearsal.apply(rollbackOf(change));

    assertThat(rollback.state()).isInstanceOf(ChangeState.Applied.class);
    assertThat(rehearsal.live()).isEqualTo(json(DOCUMENT));
  }

  @Test
  void marksTheChangeThatItUndid() {
    ChangeRecord change = rehearsal.apply("\"change\":{\"DeletionProtection\":\"INACTIVE\"}");

    ChangeRecord rollback = rehearsal.apply(rollbackOf(change));

    assertThat(rehearsal.record(change.id()).rolledBackBy()).contains(rollback.id());
    assertThat(rollback.rollbackOf()).contains(change.id());
  }

  @Test
  void undoesARollback() {
    ChangeRecord change = rehearsal.apply("\"change\":{\"DeletionProtection\":\"INACTIVE\"}");
    ChangeRecord rollback = rehearsal.apply(rollbackOf(change));

    rehearsal.apply(rollbackOf(rollback));

    assertThat(rehearsal.live().getString("DeletionProtection")).isEqualTo("INACTIVE");
  }

  @Test
  void leavesLaterChangesToOtherSettings() {
    ChangeRecord change = rehearsal.apply("\"change\":{\"DeletionProtection\":\"INACTIVE\"}");
    rehearsal.apply("\"change\":{\"UserPoolTags\":{\"cost\":\"42\"}}");

    rehearsal.apply(rollbackOf(change));

    assertThat(rehearsal.live().getString("DeletionProtection")).isEqualTo("ACTIVE");
    assertThat(rehearsal.live().getJsonObject("UserPoolTags").getString("cost")).isEqualTo("42");
  }

  @Test
  void refusesToUndoWhatSomebodyElseHasChangedSince() {
    ChangeRecord change = rehearsal.apply("\"change\":{\"UserPoolTags\":{\"team\":\"sec\"}}");
    rehearsal.pools.edit(POOL, setting("/UserPoolTags/team", Json.createValue("ops")));

    ChangeRecord rollback = rehearsal.apply(rollbackOf(change));

    assertThat(((ChangeState.Conflicted) rollback.state()).conflicts())
        .singleElement()
        .isInstanceOfSatisfying(
            Conflict.Overwritten.class,
            conflict -> {
              assertThat(conflict.path()).hasToString("/UserPoolTags/team");
              assertThat(conflict.live()).contains(Json.createValue("ops"));
            });
    assertThat(rehearsal.live().getJsonObject("UserPoolTags").getString("team")).isEqualTo("ops");
  }

  @Test
  void undoesItAllTheSameWhenForced() {
    ChangeRecord change = rehearsal.apply("\"change\":{\"UserPoolTags\":{\"team\":\"sec\"}}");
    rehearsal.pools.edit(POOL, setting("/UserPoolTags/team", Json.createValue("ops")));

    rehearsal.apply("\"rollback\":{\"changeId\":\"" + change.id() + "\",\"onConflict\":\"force\"}");

    assertThat(rehearsal.live()).isEqualTo(json(DOCUMENT));
  }

  @Test
  void writesTheValueThatSaysNoneWhereCognitoKeepsWhatIsLeftOut() {
    Rehearsal pool = new Rehearsal("{\"Policies\":{\"PasswordPolicy\":{\"MinimumLength\":8}}}");
    ChangeRecord change =
        pool.apply(
            "\"change\":{\"Policies\":{\"SignInPolicy\":"
                + "{\"AllowedFirstAuthFactors\":[\"PASSWORD\",\"WEB_AUTHN\"]}}}");
    JsonValue kept = pool.live().getJsonObject("Policies");
    pool.pools.nextWriteIsDone(new Writing.Taken(), setting("/Policies", kept));

    ChangeRecord rollback = pool.apply(rollbackOf(change));

    assertThat(rollback.state())
        .isInstanceOfSatisfying(
            ChangeState.Applied.class,
            applied ->
                assertThat(applied.outcome().attempts().getLast().adjustments())
                    .extracting(adjustment -> adjustment.path().toString())
                    .containsExactly("/Policies/SignInPolicy"));
    assertThat(Pointer.parse("/Policies/SignInPolicy/AllowedFirstAuthFactors").in(pool.live()))
        .contains(JsonValues.array(List.of("PASSWORD")));
  }

  @Test
  void rejectsARollbackOfNothing() {
    assertThat(violations("018f0000-0000-7000-8000-000000000000"))
        .singleElement()
        .satisfies(violation -> assertThat(violation.message()).contains("no change"));
  }

  @Test
  void rejectsARollbackOfAChangeThatDidNotHappen() {
    ChangeRecord unchanged = rehearsal.apply("\"change\":{\"DeletionProtection\":\"ACTIVE\"}");

    assertThat(violations(unchanged.id().value()))
        .singleElement()
        .satisfies(violation -> assertThat(violation.message()).contains("UNCHANGED"));
  }

  @Test
  void restoresARevision() {
    rehearsal.apply("\"change\":{\"DeletionProtection\":\"INACTIVE\"}");
    rehearsal.apply("\"change\":{\"UserPoolTags\":{\"team\":\"sec\"}}");

    rehearsal.apply("\"restore\":{\"revision\":1}");

    assertThat(rehearsal.live()).isEqualTo(json(DOCUMENT));
  }

  @Test
  void restoresOnlyTheNamedPathsOfATime() {
    rehearsal.apply("\"change\":{\"DeletionProtection\":\"INACTIVE\"}");
    Instant then = rehearsal.now();
    rehearsal.apply("\"change\":{\"UserPoolTags\":{\"team\":\"sec\"},\"PoolName\":\"staff\"}");

    rehearsal.apply("\"restore\":{\"at\":\"" + then + "\",\"paths\":[\"/UserPoolTags/team\"]}");

    assertThat(rehearsal.live())
        .isEqualTo(
            json(
                """
                {"PoolName": "staff", "DeletionProtection": "INACTIVE",
                 "UserPoolTags": {"team": "identity"}}"""));
  }

  @Test
  void keepsEveryRevisionsBeforeTheAfterOfTheOneBeforeIt() {
    ChangeRecord change = rehearsal.apply("\"change\":{\"DeletionProtection\":\"INACTIVE\"}");
    rehearsal.pools.edit(POOL, setting("/PoolName", Json.createValue("staff")));
    rehearsal.apply(rollbackOf(change));

    List<ChangeState.Outcome> outcomes =
        rehearsal.history.ledger(POOL).stream()
            .map(record -> ((ChangeState.Applied) record.state()).outcome())
            .sorted(java.util.Comparator.comparingLong(ChangeState.Outcome::revision))
            .toList();

    assertThat(outcomes).extracting(ChangeState.Outcome::revision).containsExactly(1L, 2L, 3L, 4L);
    for (int i = 1; i < outcomes.size(); i++) {
      assertThat(outcomes.get(i).before()).isEqualTo(Optional.of(outcomes.get(i - 1).after()));
    }
  }

  private List<Violation> violations(String changeId) {
    ChangeRecord record = rehearsal.apply("\"rollback\":{\"changeId\":\"" + changeId + "\"}");
    return ((ChangeState.Rejected) record.state()).violations();
  }

  /// The snapshot before the change says something else now.
  @Test
  void writesNothingThatSomebodyHasForgedInTheTable() {
    ChangeRecord change = rehearsal.apply(INACTIVE);
    JsonObject live = rehearsal.live();
    rehearsal.history.forge(
        ((ChangeState.Applied) change.state()).outcome().before().orElseThrow());

    ChangeRecord rollback = rehearsal.apply(rollbackOf(change));

    assertThat(rollback.state())
        .isInstanceOfSatisfying(
            ChangeState.Failed.class,
            failed -> assertThat(failed.error().code()).isEqualTo("SnapshotForged"));
    assertThat(rehearsal.live()).isEqualTo(live);
    assertThat(rehearsal.apply(OTHER_NAME).state()).isInstanceOf(ChangeState.Applied.class);
  }

  /// The snapshot that the live pool would be compared with.
  @Test
  void comesPastAForgedHeadWithARevisionOfThePoolAsItIs() {
    rehearsal.apply(INACTIVE);
    Revision head = rehearsal.history.head(POOL).orElseThrow();
    rehearsal.history.forge(head.configuration());
    rehearsal.pools.put(POOL, json("{\"PoolName\":\"by hand\"}"));

    assertThat(rehearsal.apply(OTHER_NAME).state()).isInstanceOf(ChangeState.Failed.class);
    assertThat(rehearsal.history.head(POOL).orElseThrow().number()).isEqualTo(head.number() + 1);
    assertThat(rehearsal.apply(OTHER_NAME).state()).isInstanceOf(ChangeState.Applied.class);
  }

  private static String rollbackOf(ChangeRecord change) {
    return "\"rollback\":{\"changeId\":\"" + change.id() + "\"}";
  }

  /// Mail codes were added later; without MFA they cannot be.
  @ParameterizedTest
  @ValueSource(strings = {"refuse", "skip"})
  void isInConflictWithALaterSettingThatItWouldTakeAlong(String onConflict) {
    ChangeRecord undone = rehearsalOfMfa();

    assertThat(mfa.apply(rollback(undone, onConflict)).state())
        .isInstanceOfSatisfying(
            ChangeState.Conflicted.class,
            end ->
                assertThat(end.conflicts())
                    .extracting(conflict -> conflict.path().toString())
                    .containsExactly("/EmailMfaConfiguration"));
    assertThat(mfa.live()).containsKey("EmailMfaConfiguration");
  }

  @Test
  void takesItAlongByForce() {
    ChangeRecord undone = rehearsalOfMfa();

    assertThat(mfa.apply(rollback(undone, "force")).state())
        .isInstanceOf(ChangeState.Applied.class);
    assertThat(mfa.live()).doesNotContainKey("EmailMfaConfiguration");
  }

  private final Rehearsal mfa =
      new Rehearsal(
          """
          {"PoolName": "people", "MfaConfiguration": "OFF", "UserPoolTier": "ESSENTIALS",
           "AccountRecoverySetting": {"RecoveryMechanisms": [
             {"Priority": 1, "Name": "verified_phone_number"},
             {"Priority": 2, "Name": "verified_email"}]},
           "EmailConfiguration": {"EmailSendingAccount": "DEVELOPER", "From": "id@example.com",
             "SourceArn": "arn:aws:ses:eu-west-1:123456789012:identity/id@example.com"}}
          """);

  private ChangeRecord rehearsalOfMfa() {
    ChangeRecord on =
        mfa.apply(
            "\"change\":{\"MfaConfiguration\":\"OPTIONAL\","
                + "\"SoftwareTokenMfaConfiguration\":{\"Enabled\":true}}");
    assertThat(on.state()).isInstanceOf(ChangeState.Applied.class);
    assertThat(
            mfa.apply(
                    "\"change\":{\"EmailMfaConfiguration\":{\"Subject\":\"Code\","
                        + "\"Message\":\"{####}\"}}")
                .state())
        .isInstanceOf(ChangeState.Applied.class);
    return on;
  }

  private static String rollback(ChangeRecord undone, String onConflict) {
    return "\"rollback\":{\"changeId\":\"%s\",\"onConflict\":\"%s\"}"
        .formatted(undone.id(), onConflict);
  }
}
