package io.github.poolkeeper.core.watch;

import io.github.poolkeeper.core.history.LookRounds;
import io.github.poolkeeper.core.history.LookRounds.Round;
import io.github.poolkeeper.core.live.Pause;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Has every pool looked at in rounds, for what others have changed and nobody tells of: there is
/// no trail, or its event was lost. A round takes as long as there is between two of them, so that
/// Cognito's quota does not feel it. To be run once a minute.
public final class LookAtEveryPool {
  /// From one run to the next one.
  private static final Duration RUN = Duration.ofMinutes(1);

  private final LookRounds rounds;
  private final AskedLooks looks;
  private final Pace pace;
  private final InstantSource clock;
  private final Pause pause;

  public LookAtEveryPool(
      LookRounds rounds, AskedLooks looks, Pace pace, InstantSource clock, Pause pause) {
    this.rounds = rounds;
    this.looks = looks;
    this.pace = pace;
    this.clock = clock;
    this.pause = pause;
  }

  /// How often each pool is looked at, and how close upon one another looks are asked for. Each
  /// describes its pool once, of which Cognito does 15 a second for the whole account.
  ///
  /// @param every from the start of a round to that of the next one; zero for no rounds
  /// @param most in one run, so that it is over before the next one
  public record Pace(Duration every, Duration apart, int most) {
    public static Pace of(Duration every) {
      return new Pace(every, Duration.ofSeconds(1), 20);
    }
  }

  /// Asks for the looks that are due until the next run.
  ///
  /// @return how many these are
  public int goOn() {
    Instant now = clock.instant();
    return pace.every().isZero() ? 0 : round(now).map(round -> goOn(round, now)).orElse(0);
  }

  /// The one that is not over, or the next one if it is time.
  private Optional<Round> round(Instant now) {
    Optional<Round> last = rounds.lastRound();
    if (last.filter(round -> !round.isOver()).isPresent()) {
      return last;
    }
    return last.filter(round -> now.isBefore(round.started().plus(pace.every()))).isPresent()
        ? Optional.empty()
        : rounds.known(Optional.empty(), 1).stream()
            .findFirst()
            .map(first -> new Round(now, rounds.countKnown(), 0, Optional.of(first)));
  }

  /// Whoever dies on the way asks for the same looks again, which may then be made twice.
  private int goOn(Round round, Instant now) {
    int due = Math.min(pace.most(), round.due(now.plus(RUN), pace.every()));
    if (due <= 0) {
      return 0;
    }
    List<UserPoolId> page = rounds.known(round.next(), due + 1);
    List<UserPoolId> asked = page.stream().limit(due).toList();
    for (UserPoolId pool : asked) {
      if (!pool.equals(asked.getFirst())) {
        pause.of(pace.apart());
      }
      looks.ask(pool, "round-" + round.started());
    }
    Optional<UserPoolId> next = page.size() > due ? Optional.of(page.getLast()) : Optional.empty();
    rounds.reached(round.reaching(asked.size(), next));
    return asked.size();
  }
}
