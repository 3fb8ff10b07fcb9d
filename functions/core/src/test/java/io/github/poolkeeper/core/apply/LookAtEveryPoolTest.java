package io.github.poolkeeper.core.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.ChangeIds;
import io.github.poolkeeper.core.history.InMemoryChangeHistory;
import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.live.UserPools;
import io.github.poolkeeper.core.live.Writing;
import io.github.poolkeeper.core.policy.Policy;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.UserPoolId;
import io.github.poolkeeper.core.watch.LookAtEveryPool;
import io.github.poolkeeper.core.watch.LookAtEveryPool.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every pool has its look in each round, at a time that nobody feels. A look is made here as soon
/// as it is asked for.
class LookAtEveryPoolTest {
  /// `DescribeUserPool`, in the category `UserPoolRead`: Cognito Developer Guide, "Quotas".
  private static final int DESCRIBED_IN_A_SECOND = 15;

  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private Instant now = START;
  private final InMemoryChangeHistory history = new InMemoryChangeHistory();
  private final CountedPools pools = new CountedPools();
  private final ApplyClock time =
      new ApplyClock(() -> now, new ChangeIds(() -> now, new Random(3)), this::pass);
  private final LookAtPool lookAtPool =
      new LookAtPool(pools, history, history, Policy.builtIn(), time);
  private final List<UserPoolId> asked = new ArrayList<>();
  private boolean dies;

  /// Every read of a pool is one `DescribeUserPool`.
  private final class CountedPools implements UserPools {
    private final InMemoryUserPools pools = new InMemoryUserPools();
    private final List<Instant> reads = new ArrayList<>();

    @Override
    public Reading read(UserPoolId id) {
      reads.add(now);
      return pools.read(id);
    }

    @Override
    public Writing write(UserPoolId id, Snapshot live, NormalForm after) {
      throw new AssertionError("a look writes nothing");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 1})
  void looksAtAThousandPoolsWithATenthOfWhatCognitoDescribes(int hours) {
    know(1000);

    LookAtEveryPool looks = every(Duration.ofHours(hours));
    minutes(looks, hours * 60);

    assertThat(asked).hasSize(1000).doesNotHaveDuplicates();
    Map<Long, Long> bySecond =
        pools.reads.stream()
            .collect(Collectors.groupingBy(Instant::getEpochSecond, Collectors.counting()));
    assertThat(bySecond.values()).allMatch(reads -> reads * 10 <= DESCRIBED_IN_A_SECOND);
    assertThat(pools.reads).hasSize(1000);
  }

  /// No hour has much more to do than another.
  @Test
  void spreadsThemOverTheDay() {
    know(240);

    minutes(every(Duration.ofHours(24)), 24 * 60);

    Map<Long, Long> byHour =
        pools.reads.stream()
            .collect(
                Collectors.groupingBy(
                    read -> Duration.between(START, read).toHours(), Collectors.counting()));
    assertThat(byHour).hasSize(24).allSatisfy((_, reads) -> assertThat(reads).isBetween(9L, 11L));
  }

  @Test
  void goesOnWhereItWasKilled() {
    List<UserPoolId> known = know(30);
    LookAtEveryPool looks = every(Duration.ofHours(1));
    minutes(looks, 20);
    int before = asked.size();

    dies = true;
    pass(A_MINUTE.multipliedBy(4));
    assertThatThrownBy(looks::goOn).hasMessage("killed");
    dies = false;
    minutes(every(Duration.ofHours(1)), 36);

    assertThat(before).isBetween(9, 12);
    assertThat(asked.stream().distinct()).containsExactlyElementsOf(known);
    assertThat(asked).hasSize(known.size() + 1);
  }

  @Test
  void findsWhatNobodyHasToldOfWhateverAnotherPoolIsLike() {
    List<UserPoolId> known = know(3);
    pools.pools.nextRead(
        new Reading.Refused(new ApiError("ResourceNotFoundException", "it is gone")));
    pools.pools.edit(
        known.get(1), InMemoryUserPools.setting("/PoolName", JsonValues.value("by hand")));

    minutes(every(Duration.ofHours(1)), 60);

    assertThat(known.stream().map(this::revisions)).containsExactly(1L, 2L, 1L);
  }

  @Test
  void leavesNothingOfALookThatFindsNothing() {
    know(5);

    minutes(every(Duration.ofHours(1)), 60);

    assertThat(asked).hasSize(5);
    assertThat(history.ledger()).hasSize(5).allMatch(record -> record.requestedAt().equals(START));
  }

  @Test
  void startsTheNextRoundWhenItsTimeHasComeAndHasThePoolsThatHaveCome() {
    know(2);
    LookAtEveryPool looks = every(Duration.ofHours(2));
    minutes(looks, 119);
    assertThat(asked).hasSize(2);

    know(4);
    minutes(looks, 120);

    assertThat(asked).hasSize(6);
  }

  /// It was stopped for days: nothing is made up for at once.
  @Test
  void catchesUpWithoutAFlood() {
    know(500);
    LookAtEveryPool looks = every(Duration.ofHours(24));
    minutes(looks, 1);
    pass(Duration.ofDays(3));

    assertThat(looks.goOn()).isEqualTo(20);
  }

  @Test
  void doesNothingWhereNobodyWantsRoundsAndCostsOneReadBetweenThem() {
    know(1);
    assertThat(every(Duration.ZERO).goOn()).isZero();
    assertThat(history.lastRound()).isEmpty();

    LookAtEveryPool looks = every(Duration.ofHours(24));
    looks.goOn();
    int before = history.calls();
    looks.goOn();

    assertThat(history.calls() - before).isEqualTo(1);
  }

  private LookAtEveryPool every(Duration hours) {
    return new LookAtEveryPool(history, this::look, Pace.of(hours), () -> now, this::pass);
  }

  private void look(UserPoolId pool, String occasion) {
    asked.add(pool);
    lookAtPool.look(pool);
    if (dies) {
      throw new IllegalStateException("killed");
    }
  }

  private void minutes(LookAtEveryPool looks, int minutes) {
    for (int i = 0; i < minutes; i++) {
      Instant next = now.plus(A_MINUTE);
      looks.goOn();
      assertThat(now).as("it is over before the next one").isBefore(next);
      now = next;
    }
  }

  private List<UserPoolId> know(int count) {
    List<UserPoolId> known =
        IntStream.range(0, count)
            .mapToObj(number -> new UserPoolId("eu-west-1_P%04d".formatted(number)))
            .toList();
    Ledger ledger = new Ledger(history, Policy.builtIn(), time);
    for (UserPoolId pool : known) {
      if (history.head(pool).isEmpty()) {
        var document = JsonText.parse("{\"PoolName\":\"" + pool + "\"}").asJsonObject();
        pools.pools.put(pool, document);
        ledger.found(pool, Optional.empty(), new Configuration(document), Optional.empty());
      }
    }
    return known;
  }

  private long revisions(UserPoolId pool) {
    return history.head(pool).orElseThrow().number();
  }

  private void pass(Duration duration) {
    now = now.plus(duration);
  }
}
