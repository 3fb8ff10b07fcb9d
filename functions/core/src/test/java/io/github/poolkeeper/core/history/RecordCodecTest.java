package io.github.poolkeeper.core.history;

import static io.github.poolkeeper.core.json.JsonLiteral.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequests;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.ChangeStatus;
import io.github.poolkeeper.core.change.Conflict;
import io.github.poolkeeper.core.json.CanonicalJson;
import io.github.poolkeeper.core.json.JsonText;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordCodecTest {
  @ParameterizedTest
  @MethodSource("records")
  void readsWhatItWrote(ChangeRecord record) {
    String text = CanonicalJson.of(RecordCodec.encode(record));

    assertThat(RecordCodec.decode(JsonText.parse(text).asJsonObject())).isEqualTo(record);
  }

  @Test
  void isTriedInEveryStateAndForEveryCause() {
    assertThat(kinds(Records.states())).isEqualTo(leaves(ChangeState.class));
    assertThat(kinds(records().map(ChangeRecord::cause))).isEqualTo(leaves(Cause.class));
    assertThat(
            kinds(
                Records.states()
                    .filter(ChangeState.Conflicted.class::isInstance)
                    .map(ChangeState.Conflicted.class::cast)
                    .flatMap(conflicted -> conflicted.conflicts().stream())))
        .isEqualTo(leaves(Conflict.class));
  }

  @Test
  void givesEveryStateAStatusOfItsOwn() {
    Set<Class<?>> kinds = leaves(ChangeState.class);

    assertThat(Records.states().filter(RecordCodecTest::isOurs).map(ChangeState::status).distinct())
        .hasSize(kinds.size() - 1)
        .containsExactlyInAnyOrder(ChangeStatus.Known.values());
  }

  private static boolean isOurs(ChangeState state) {
    return !(state instanceof ChangeState.Newer);
  }

  static Stream<ChangeRecord> records() {
    Cause newer = new Cause.Newer("look", object("{\"look\":{},\"sender\":\"AIDASENDER\"}"));
    return Stream.concat(
            Records.causes()
                .flatMap(cause -> Records.states().map(state -> Records.record(cause, state))),
            Stream.of(Records.record(newer, Records.newer())))
        .flatMap(record -> Stream.of(record, rolledBack(record)));
  }

  private static ChangeRecord rolledBack(ChangeRecord record) {
    return record.rolledBackBy(Optional.of(ChangeRequests.CHANGE_ID));
  }

  private static Set<Class<?>> kinds(Stream<?> values) {
    return values.map(Object::getClass).collect(Collectors.toSet());
  }

  /// The records below a sealed interface.
  private static Set<Class<?>> leaves(Class<?> sealed) {
    return Stream.of(sealed.getPermittedSubclasses())
        .flatMap(type -> type.isSealed() ? leaves(type).stream() : Stream.of(type))
        .collect(Collectors.toSet());
  }
}
