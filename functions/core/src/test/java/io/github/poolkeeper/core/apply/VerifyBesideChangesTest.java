package io.github.poolkeeper.core.apply;

import static io.github.poolkeeper.core.apply.Rehearsal.POOL;
import static io.github.poolkeeper.core.apply.Rehearsal.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.history.Finding;
import io.github.poolkeeper.core.history.InMemoryLedgerLines;
import io.github.poolkeeper.core.history.LedgerLines;
import io.github.poolkeeper.core.history.LedgerLines.Line;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.history.VerifyLedger;
import io.github.poolkeeper.core.history.VerifyLedger.Position;
import io.github.poolkeeper.core.history.VerifyLedger.Verified;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A ledger is proven while changes go on: between any two reads, whatever happens to the pool.
class VerifyBesideChangesTest {
  private static final Map<String, Consumer<Rehearsal>> MEANWHILE =
      Map.of(
          "a change", VerifyBesideChangesTest::change,
          "a dry run", rehearsal -> rehearsal.apply("\"dryRun\":true,\"change\":" + named("dry")),
          "a change by hand and another", VerifyBesideChangesTest::changeByHand,
          "an opened change", rehearsal -> rehearsal.open("\"change\":" + named("later")),
          "a rejected one", rehearsal -> rehearsal.apply("\"restore\":{\"revision\":999}"),
          "a rollback", VerifyBesideChangesTest::rollBackTheLast,
          "two changes", rehearsal -> Stream.of(1, 2).forEach(_ -> change(rehearsal)));

  private static final int WHOLE = 100;
  private static final List<Integer> PAGES = List.of(1, 2, WHOLE);

  static Stream<Arguments> steps() {
    return MEANWHILE.keySet().stream()
        .flatMap(step -> PAGES.stream().map(limit -> Arguments.of(step, limit)));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void findsNothingWhateverHappensBetweenAnyTwoReads(String step, int limit) {
    int calls = new Walk(limit, _ -> false, meanwhile(step)).verified().calls;
    assertThat(calls).isGreaterThan(6);
    for (int call = 1; call <= calls; call++) {
      int one = call;
      Walk walk = new Walk(limit, n -> n == one, meanwhile(step)).verified();
      assertThat(walk.findings).as("%s before read %d", step, call).isEmpty();
      if (limit == WHOLE) {
        assertThat(walk.calls).as("no second look was needed").isEqualTo(calls);
      }
    }
  }

  /// As long as it makes no more lines than a page takes, verifying comes to an end.
  @ParameterizedTest
  @MethodSource("steps")
  void findsNothingWhateverHappensBeforeEveryRead(String step, int limit) {
    assertThat(new Walk(limit, n -> n < 40, meanwhile(step)).verified().findings).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("PAGES")
  void findsWhatIsGoneAllTheSame(int limit) {
    for (int call = 1; call <= 12; call++) {
      int one = call;
      Walk walk = new Walk(limit, n -> n == one, VerifyBesideChangesTest::change);
      walk.hidden = 2;
      assertThat(walk.verified().findings)
          .as("a change before read %d", call)
          .contains(new Finding("revision 2", "is missing, or cannot be read"));
    }
  }

  /// A transaction that is being committed: the revision is there already, and the head is not.
  @Test
  void believesATransactionThatIsReadInPartOnlyAfterASecondLook() {
    Walk walk = new Walk(WHOLE, _ -> false, VerifyBesideChangesTest::change);
    walk.lateHeads = 2;
    assertThat(walk.verified().findings).isEmpty();
    Walk forged = new Walk(WHOLE, _ -> false, VerifyBesideChangesTest::change);
    forged.lateHeads = 100;
    assertThat(forged.verified().findings).extracting(Finding::at).contains("head");
  }

  private static Consumer<Rehearsal> meanwhile(String step) {
    return Optional.ofNullable(MEANWHILE.get(step)).orElseThrow();
  }

  private static String named(String name) {
    return "{\"PoolName\":\"" + name + "\"}";
  }

  private static void change(Rehearsal rehearsal) {
    rehearsal.apply("\"change\":" + named("n" + rehearsal.now().toEpochMilli()));
  }

  private static void changeByHand(Rehearsal rehearsal) {
    rehearsal.pools.edit(POOL, _ -> json(named("hand" + rehearsal.now().toEpochMilli())));
    change(rehearsal);
  }

  private static void rollBackTheLast(Rehearsal rehearsal) {
    ChangeId last = rehearsal.history.head(POOL).orElseThrow().madeBy();
    rehearsal.apply("\"rollback\":{\"changeId\":\"" + last + "\"}");
  }

  /// Through a whole history, page by page, something happening before some of the reads.
  private static final class Walk {
    private final Rehearsal rehearsal = new Rehearsal(named("first"));
    private final InMemoryLedgerLines stored = new InMemoryLedgerLines(rehearsal.history);
    private final List<Finding> findings = new ArrayList<>();
    private final int limit;
    private final IntPredicate when;
    private final Consumer<Rehearsal> step;
    private final Optional<LedgerLines.Head> lateHead;
    private int calls;
    private long hidden;
    private int lateHeads;

    Walk(int limit, IntPredicate when, Consumer<Rehearsal> step) {
      this.limit = limit;
      this.when = when;
      this.step = step;
      change(rehearsal);
      rollBackTheLast(rehearsal);
      lateHead = stored.head(POOL);
      change(rehearsal);
    }

    Walk verified() {
      VerifyLedger verify = new VerifyLedger(lines());
      Optional<Position> position = Optional.of(Position.START);
      while (position.isPresent()) {
        Verified page = verify.verify(POOL, position.get(), limit).orElseThrow();
        findings.addAll(page.findings());
        position = page.next().map(Position::toString).flatMap(Position::parse);
      }
      return this;
    }

    private LedgerLines lines() {
      return (LedgerLines)
          Proxy.newProxyInstance(
              LedgerLines.class.getClassLoader(),
              new Class<?>[] {LedgerLines.class},
              (_, method, arguments) -> {
                calls++;
                if (when.test(calls)) {
                  step.accept(rehearsal);
                }
                try {
                  return forged(method.getName(), method.invoke(stored, arguments));
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }

    private Object forged(String method, Object read) {
      return switch (method) {
        case "head" -> lateHeads-- > 0 ? lateHead : read;
        case "lines" ->
            ((List<?>) read).stream().filter(line -> ((Line) line).number() != hidden).toList();
        case "revisions" ->
            ((Map<?, ?>) read)
                .values().stream()
                    .map(Revision.class::cast)
                    .filter(revision -> revision.number() != hidden)
                    .collect(Collectors.toMap(Revision::number, revision -> revision));
        default -> read;
      };
    }
  }
}
