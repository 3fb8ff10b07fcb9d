package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Identity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What somebody has said to a change, with the record that has it: that it may be, that it must
/// not, or, of their own, that they do not want it any more.
///
/// @param number of it among those of the record, from 0 on
/// @param decision `approve`, `decline` or `withdraw`; `unreadable` where the record cannot be read
public record GivenAnswer(
    ChangeRecord record,
    int number,
    String decision,
    Identity by,
    Instant at,
    Optional<String> reason) {
  private static final String WITHDRAW = "withdraw";
  private static final String UNREADABLE = "unreadable";

  /// One that is known by its place in the list only: its record cannot be read.
  public static GivenAnswer unreadable(ChangeRecord record, int number, Instant at) {
    return new GivenAnswer(
        record, number, UNREADABLE, new Identity("unknown"), at, Optional.empty());
  }

  public boolean isUnreadable() {
    return decision.equals(UNREADABLE);
  }

  /// Those that a record has, in the order in which they were given.
  public static List<GivenAnswer> of(ChangeRecord record) {
    List<GivenAnswer> given =
        Stream.concat(
                record.review().stream()
                    .flatMap(review -> review.answers().stream())
                    .map(
                        answer ->
                            new GivenAnswer(
                                record,
                                0,
                                answer.decision().word(),
                                answer.by(),
                                answer.at(),
                                answer.reason())),
                withdrawn(record).stream())
            .toList();
    return IntStream.range(0, given.size()).mapToObj(i -> given.get(i).numbered(i)).toList();
  }

  private static Optional<GivenAnswer> withdrawn(ChangeRecord record) {
    return record.state() instanceof ChangeState.Withdrawn(Identity by, var reason, Instant at)
        ? Optional.of(new GivenAnswer(record, 0, WITHDRAW, by, at, reason))
        : Optional.empty();
  }

  /// The answer by which a record has come to where it stands, if it was one.
  public static Optional<GivenAnswer> last(ChangeRecord record) {
    return switch (record.state()) {
      case ChangeState.PendingApproval _,
          ChangeState.Queued _,
          ChangeState.Declined _,
          ChangeState.Withdrawn _ ->
          of(record).stream().reduce((_, last) -> last);
      case ChangeState _ -> Optional.empty();
    };
  }

  private GivenAnswer numbered(int place) {
    return new GivenAnswer(record, place, decision, by, at, reason);
  }
}
