package io.github.poolkeeper.core.apply;

import static io.github.poolkeeper.core.apply.InMemoryUserPools.setting;
import static io.github.poolkeeper.core.apply.Rehearsal.POOL;
import static io.github.poolkeeper.core.apply.Rehearsal.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.policy.Policies;
import io.github.poolkeeper.core.proposal.Preview;
import io.github.poolkeeper.core.proposal.PreviewRequest;
import io.github.poolkeeper.core.proposal.UnknownSettingsMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is foreseen is what then happens.
class PreviewTest {
  private static final String DOCUMENT =
      """
      {"PoolName": "people", "DeletionProtection": "ACTIVE", "UserPoolTags": {"team": "identity"}}
      """;

  private final Rehearsal rehearsal = new Rehearsal(DOCUMENT);
  private final PreviewRequest preview =
      new PreviewRequest(
          rehearsal.pools,
          rehearsal.history,
          UnknownSettingsMode.CARRY,
          Policies.ANYTHING_GOES,
          rehearsal::now);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"change\":{\"DeletionProtection\":\"INACTIVE\"}",
        "\"change\":{\"DeletionProtection\":\"ACTIVE\"}",
        "\"change\":{\"AutoVerifiedAttributes\":[\"phone_number\"]}",
        "\"change\":{\"PoolName\":\"x\"},\"expect\":{\"PoolName\":\"y\"}",
        "\"restore\":{\"revision\":1}",
        "\"restore\":{\"revision\":7}",
        "\"rollback\":{\"changeId\":\"018f0000-0000-7000-8000-000000000000\"}"
      })
  void endsAsTheDryRunOfTheSameRequest(String members) {
    rehearsal.apply("\"change\":{\"UserPoolTags\":{\"team\":\"sec\"}}");

    ChangeState.Ended foreseen = foreseen(members).end();
    ChangeState.Ended dryRun = (ChangeState.Ended) state(members + ",\"dryRun\":true");

    assertThat(timeless(foreseen)).isEqualTo(timeless(dryRun));
  }

  @Test
  void writesNothing() {
    rehearsal.apply("\"change\":{\"UserPoolTags\":{\"team\":\"sec\"}}");
    int records = rehearsal.history.ledger(POOL).size();

    foreseen("\"change\":{\"DeletionProtection\":\"INACTIVE\"}");

    assertThat(rehearsal.pools.written()).hasSize(1);
    assertThat(rehearsal.history.ledger(POOL)).hasSize(records);
  }

  @Test
  void looksAtAPoolThatHasNoHistory() {
    Preview.Foreseen foreseen = foreseen("\"change\":{\"DeletionProtection\":\"INACTIVE\"}");

    assertThat(foreseen.end()).isInstanceOf(ChangeState.Planned.class);
    assertThat(foreseen.last()).isEmpty();
  }

  @Test
  void saysWhatOthersHaveChangedSinceTheLastRevision() {
    rehearsal.apply("\"change\":{\"UserPoolTags\":{\"team\":\"sec\"}}");
    rehearsal.pools.edit(POOL, setting("/PoolName", JsonValues.value("staff")));

    Preview.Foreseen foreseen = foreseen("\"change\":{\"DeletionProtection\":\"INACTIVE\"}");

    assertThat(foreseen.sinceThen())
        .extracting(Difference::path)
        .map(Object::toString)
        .containsExactly("/PoolName");
    assertThat(foreseen.last().orElseThrow().number()).isEqualTo(2);
  }

  @Test
  void hasTheHashOfTheDryRunUntilATouchedSettingMoves() {
    String members = "\"change\":{\"UserPoolTags\":{\"team\":\"sec\"}}";
    ChangeState.Planned first = (ChangeState.Planned) foreseen(members).end();
    rehearsal.pools.edit(POOL, setting("/PoolName", JsonValues.value("staff")));
    ChangeState.Planned untouched = (ChangeState.Planned) foreseen(members).end();
    rehearsal.pools.edit(POOL, setting("/UserPoolTags/team", JsonValues.value("ops")));
    ChangeState.Planned moved = (ChangeState.Planned) foreseen(members).end();

    assertThat(untouched.forecast().hash()).isEqualTo(first.forecast().hash());
    assertThat(moved.forecast().hash()).isNotEqualTo(first.forecast().hash());
  }

  @Test
  void saysWhatARollbackLeavesAsItIs() {
    ChangeRecord change =
        rehearsal.apply("\"change\":{\"UserPoolTags\":{\"team\":\"sec\"},\"PoolName\":\"folk\"}");
    rehearsal.pools.edit(POOL, setting("/UserPoolTags/team", JsonValues.value("ops")));
    String rollback = "\"rollback\":{\"changeId\":\"" + change.id() + "\",\"onConflict\":\"skip\"}";

    ChangeState.Planned foreseen = (ChangeState.Planned) foreseen(rollback).end();
    ChangeState.Applied applied = (ChangeState.Applied) state(rollback);

    assertThat(foreseen.plan().remains())
        .hasSize(1)
        .isEqualTo(applied.outcome().attempts().getFirst().remains());
    assertThat(rehearsal.live()).isEqualTo(json(DOCUMENT.replace("identity", "ops")));
  }

  @Test
  void saysWhatASkippedRollbackLeavesThoughNothingIsLeftToUndo() {
    ChangeRecord change = rehearsal.apply("\"change\":{\"UserPoolTags\":{\"team\":\"sec\"}}");
    rehearsal.pools.edit(POOL, setting("/UserPoolTags/team", JsonValues.value("ops")));

    ChangeState state =
        state("\"rollback\":{\"changeId\":\"" + change.id() + "\",\"onConflict\":\"skip\"}");

    assertThat(((ChangeState.Unchanged) state).remains()).hasSize(1);
  }

  @Test
  void saysWhyAPoolCannotBeRead() {
    ApiError error = new ApiError("ResourceNotFoundException", "no such pool");
    rehearsal.pools.nextRead(new Reading.Refused(error));

    assertThat(preview.preview(rehearsal.request("\"change\":{\"PoolName\":\"x\"}")))
        .isEqualTo(new Preview.Refused(error));
  }

  private Preview.Foreseen foreseen(String members) {
    return (Preview.Foreseen) preview.preview(rehearsal.request(members));
  }

  private ChangeState state(String members) {
    return rehearsal.apply(members).state();
  }

  private static String timeless(ChangeState state) {
    return state.toString().replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "then");
  }
}
