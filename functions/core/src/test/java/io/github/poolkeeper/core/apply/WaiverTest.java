package io.github.poolkeeper.core.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.live.Writing;
import io.github.poolkeeper.core.policy.Policies;
import io.github.poolkeeper.core.policy.Policy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is undone without approval, and what is not, with the default policy: within 24 hours.
class WaiverTest {
  private static final String DOCUMENT =
      """
      {"PoolName": "people", "DeletionProtection": "INACTIVE", "MfaConfiguration": "OFF",
       "Policies": {"PasswordPolicy": {"MinimumLength": 10}},
       "UserPoolTags": {"team": "identity"}}\
      """;
  private static final String TIGHTEN =
      "\"change\":{\"Policies\":{\"PasswordPolicy\":{\"MinimumLength\":20}}}";
  private static final String BACK_TO_TEN =
      "\"change\":{\"Policies\":{\"PasswordPolicy\":{\"MinimumLength\":10}}}";
  private static final String PROTECT = "\"change\":{\"DeletionProtection\":\"ACTIVE\"}";

  private final Rehearsal rehearsal = new Rehearsal(DOCUMENT, Policy.builtIn());

  @Test
  void undoesAFreshChange() {
    ChangeRecord change = rehearsal.apply(TIGHTEN);
    rehearsal.pass(Duration.ofHours(23));

    assertThat(isWaived(rollback(change))).isTrue();
  }

  @Test
  void undoesNoOldOne() {
    ChangeRecord change = rehearsal.apply(TIGHTEN);
    rehearsal.pass(Duration.ofHours(25));

    waitsForPeople(rollback(change));
  }

  /// Two rollbacks a day would keep the time open for ever.
  @Test
  void countsFromTheChangeAtTheRootOfAChainOfRollbacks() {
    ChangeRecord change = rehearsal.apply(TIGHTEN);
    rehearsal.pass(Duration.ofHours(20));
    ChangeRecord undone = rollback(change);
    ChangeRecord again = rollback(undone);
    assertThat(again.state()).isInstanceOf(ChangeState.Applied.class);

    assertThat(isWaived(rehearsal.apply(rollbackOf(again) + ",\"dryRun\":true"))).isTrue();
    rehearsal.pass(Duration.ofHours(5));
    waitsForPeople(rollback(again));
  }

  @Test
  void countsFromTheChangeAtTheRootOfARestoreToo() {
    rehearsal.apply(TIGHTEN);
    rehearsal.pass(Duration.ofHours(20));
    ChangeRecord restored = rehearsal.apply("\"restore\":{\"revision\":1}");
    assertThat(isWaived(restored)).isTrue();
    ChangeRecord again = rollback(restored);
    assertThat(again.state()).isInstanceOf(ChangeState.Applied.class);
    rehearsal.pass(Duration.ofHours(5));

    waitsForPeople(rollback(again));
    waitsForPeople(rehearsal.apply("\"restore\":{\"revision\":1}"));
  }

  /// Its time is when it was found, whenever it was made.
  @Test
  void undoesNothingThatWasFound() {
    rehearsal.apply("\"change\":{\"UserPoolTags\":{\"team\":\"sec\"}}");
    rehearsal.pools.put(
        Rehearsal.POOL, Rehearsal.json(DOCUMENT.replace("10", "20").replace("identity", "sec")));
    ChangeRecord external = found();

    waitsForPeople(rollback(external));
    waitsForPeople(rehearsal.apply("\"restore\":{\"revision\":2}"));
  }

  /// Somebody weakens the pool by hand, somebody mends it through Poolkeeper, and a third person
  /// undoes that: nobody has agreed to what comes back.
  @ParameterizedTest
  @ValueSource(strings = {"\"restore\":{\"revision\":1}", BACK_TO_TEN})
  void bringsNothingBackThatWasSetByHand(String mend) {
    rehearsal.apply("\"change\":{\"UserPoolTags\":{\"team\":\"sec\"}}");
    byHand("6");
    ChangeRecord mended = rehearsal.apply(mend);
    rehearsal.apply("\"change\":{\"UserPoolTags\":{\"more\":\"1\"}}");

    waitsForPeople(rollback(mended));
    waitsForPeople(rehearsal.apply("\"restore\":{\"revision\":3}"));
  }

  /// In the moment in which somebody else's change was written.
  @Test
  void bringsNothingBackThatWasSetByHandBesideAChange() {
    rehearsal.pools.nextWriteIsDone(
        new Writing.Taken(),
        InMemoryUserPools.setting("/Policies/PasswordPolicy/MinimumLength", JsonValues.value(6)));
    rehearsal.apply("\"change\":{\"UserPoolTags\":{\"team\":\"sec\"}}");
    ChangeRecord mended = rehearsal.apply(BACK_TO_TEN);

    waitsForPeople(rollback(mended));
  }

  /// So it may have stayed on purpose.
  @Test
  void bringsBackWhatWasSetByHandLongBefore() {
    rehearsal.apply("\"change\":{\"UserPoolTags\":{\"team\":\"sec\"}}");
    byHand("6");
    rehearsal.apply("\"change\":{\"UserPoolTags\":{\"team\":\"it\"}}");
    rehearsal.pass(Duration.ofHours(25));
    ChangeRecord tightened = rehearsal.apply(BACK_TO_TEN);

    assertThat(isWaived(rollback(tightened))).isTrue();
  }

  @Test
  void bringsBackWhatWasThereBesideWhatWasSetByHand() {
    rehearsal.apply("\"change\":{\"UserPoolTags\":{\"team\":\"sec\"}}");
    rehearsal.pools.put(
        Rehearsal.POOL,
        Rehearsal.json(DOCUMENT.replace("people", "folk").replace("identity", "sec")));
    ChangeRecord tightened = rehearsal.apply(TIGHTEN);

    assertThat(isWaived(rollback(tightened))).isTrue();
  }

  private void byHand(String minimumLength) {
    rehearsal.pools.put(
        Rehearsal.POOL,
        Rehearsal.json(
            DOCUMENT
                .replace("\"MinimumLength\": 10", "\"MinimumLength\": " + minimumLength)
                .replace("identity", "sec")));
  }

  @Test
  void restoresPastNothingThatNobodyHasLookedAtYet() {
    rehearsal.apply("\"change\":{\"UserPoolTags\":{\"team\":\"sec\"}}");
    rehearsal.pools.put(Rehearsal.POOL, Rehearsal.json(DOCUMENT.replace("10", "20")));

    waitsForPeople(rehearsal.apply("\"restore\":{\"revision\":1}"));
  }

  @Test
  void restoresWhatOnlyFreshChangesHaveMoved() {
    rehearsal.apply(TIGHTEN);
    rehearsal.apply(PROTECT);
    rehearsal.pass(Duration.ofHours(20));

    ChangeRecord restored = rehearsal.apply("\"restore\":{\"revision\":1}");

    assertThat(restored.state()).isInstanceOf(ChangeState.Applied.class);
    assertThat(isWaived(restored)).isTrue();
  }

  @Test
  void restoresNothingThatAnOldChangeHasMoved() {
    rehearsal.apply(TIGHTEN);
    rehearsal.pass(Duration.ofHours(20));
    rehearsal.apply(PROTECT);
    rehearsal.pass(Duration.ofHours(5));

    waitsForPeople(rehearsal.apply("\"restore\":{\"revision\":1}"));
    assertThat(isWaived(rehearsal.apply("\"restore\":{\"revision\":2}"))).isTrue();
  }

  /// Force takes the whole way back, past what somebody else has set since.
  @Test
  void doesNotCoverWhatForceTakesFromOthers() {
    ChangeRecord change = rehearsal.apply(TIGHTEN);
    rehearsal.apply("\"change\":{\"Policies\":{\"PasswordPolicy\":{\"MinimumLength\":30}}}");

    waitsForPeople(rehearsal.apply(force(change)));
  }

  @Test
  void coversWhatForceOnlyUndoes() {
    ChangeRecord change = rehearsal.apply(TIGHTEN);

    assertThat(isWaived(rehearsal.apply(force(change)))).isTrue();
  }

  /// The rollback switches MFA off, and a coupling takes a factor with it that came later.
  @Test
  void doesNotCoverWhatACouplingTakesOnTop() {
    rehearsal.policy(Policies.ANYTHING_GOES);
    ChangeRecord change =
        rehearsal.apply(
            """
            "change": {"MfaConfiguration": "OPTIONAL",
             "SoftwareTokenMfaConfiguration": {"Enabled": true}}\
            """);
    rehearsal.pools.put(
        Rehearsal.POOL,
        JsonValues.object(rehearsal.live())
            .add("EmailMfaConfiguration", Rehearsal.json("{\"Subject\": \"Code\"}"))
            .build());
    rehearsal.policy(Policy.builtIn());

    ChangeRecord undone = rehearsal.apply(force(change));

    waitsForPeopleAlthough(undone, "/EmailMfaConfiguration");
  }

  private static void waitsForPeopleAlthough(ChangeRecord record, String path) {
    assertThat(record.state()).isInstanceOf(ChangeState.PendingApproval.class);
    assertThat(record.review().orElseThrow().verdict().findings())
        .anySatisfy(finding -> assertThat(finding.path()).hasToString(path));
  }

  private ChangeRecord found() {
    rehearsal.apply(PROTECT + ",\"dryRun\":true");
    return rehearsal.history.ledger(Rehearsal.POOL).stream()
        .filter(record -> record.kind().equals("external"))
        .filter(
            record ->
                record.state() instanceof ChangeState.Applied a && a.outcome().revision() == 3)
        .findFirst()
        .orElseThrow();
  }

  private ChangeRecord rollback(ChangeRecord change) {
    return rehearsal.apply(rollbackOf(change));
  }

  private static String rollbackOf(ChangeRecord change) {
    return "\"rollback\":{\"changeId\":\"" + change.id() + "\"}";
  }

  private static String force(ChangeRecord change) {
    ChangeId id = change.id();
    return "\"rollback\":{\"changeId\":\"" + id + "\",\"onConflict\":\"force\"}";
  }

  private static boolean isWaived(ChangeRecord record) {
    return record.review().orElseThrow().verdict().waived().isPresent();
  }

  private static void waitsForPeople(ChangeRecord record) {
    assertThat(record.state()).isInstanceOf(ChangeState.PendingApproval.class);
    assertThat(isWaived(record)).isFalse();
  }
}
