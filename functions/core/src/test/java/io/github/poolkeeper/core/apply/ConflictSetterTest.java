package io.github.poolkeeper.core.apply;

import static io.github.poolkeeper.core.apply.InMemoryUserPools.setting;
import static io.github.poolkeeper.core.apply.Rehearsal.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Conflict;
import io.github.poolkeeper.core.json.JsonValues;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A rollback's conflict names who set the value that is in its way.
class ConflictSetterTest {
  private final Rehearsal rehearsal = new Rehearsal("{\"UserPoolTags\":{\"team\":\"identity\"}}");

  @Test
  void namesTheLaterChangeAndWhoAskedForIt() {
    ChangeRecord change = tag("team", "sec");
    ChangeRecord later =
        rehearsal.apply("\"change\":{\"UserPoolTags\":{\"team\":\"ops\"}},\"requestedBy\":\"ben\"");

    assertThat(setter(change))
        .contains(
            new Conflict.Setter(
                later.id(),
                "change",
                Optional.of("AIDASENDER"),
                Optional.of("ben"),
                ended(later).endedAt()));
  }

  @Test
  void namesTheExternalChange() {
    ChangeRecord change = tag("team", "sec");
    rehearsal.pools.edit(POOL, setting("/UserPoolTags/team", JsonValues.value("ops")));

    assertThat(setter(change)).map(Conflict.Setter::kind).contains("external");
  }

  @Test
  void namesTheLastOfThoseWhoSetTheSameValue() {
    ChangeRecord change = tag("team", "sec");
    tag("team", "ops");
    tag("team", "dev");
    ChangeRecord last = tag("team", "ops");
    tag("cost", "42");

    assertThat(setter(change)).map(Conflict.Setter::changeId).contains(last.id());
  }

  /// Within one look back, at its edges, and beyond it.
  @ParameterizedTest
  @ValueSource(ints = {23, 24, 25, 26, 60})
  void looksBackOverManyRevisions(int others) {
    ChangeRecord change = tag("team", "sec");
    ChangeRecord later = tag("team", "ops");
    for (int i = 0; i < others; i++) {
      tag("cost", "c" + i);
    }

    assertThat(setter(change)).map(Conflict.Setter::changeId).contains(later.id());
  }

  @Test
  void givesUpWhereTheSetterIsFurtherBackThanItLooks() {
    ChangeRecord change = tag("team", "sec");
    tag("team", "ops");
    for (int i = 0; i < 500; i++) {
      tag("cost", "c" + i);
    }

    assertThat(setter(change)).isEmpty();
  }

  private ChangeRecord tag(String name, String value) {
    return rehearsal.apply("\"change\":{\"UserPoolTags\":{\"%s\":\"%s\"}}".formatted(name, value));
  }

  private Optional<Conflict.Setter> setter(ChangeRecord undone) {
    ChangeRecord rollback = rehearsal.apply("\"rollback\":{\"changeId\":\"" + undone.id() + "\"}");
    Conflict conflict = ((ChangeState.Conflicted) rollback.state()).conflicts().getFirst();
    return ((Conflict.Overwritten) conflict).setBy();
  }

  private static ChangeState.Ended ended(ChangeRecord record) {
    return (ChangeState.Ended) record.state();
  }
}
