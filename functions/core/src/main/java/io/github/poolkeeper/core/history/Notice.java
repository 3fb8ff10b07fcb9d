package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Effect;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.change.Review;
import io.github.poolkeeper.core.json.Pointer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What people are told of a change that needs somebody, in one line: the pool, who, what is
/// touched, until when. It has no value of a setting, and nothing that whoever asked could write:
/// neither their reason nor who they say they are, and the pool has the name that it had before.
public final class Notice {
  private static final int MOST_NAMED = 3;

  private Notice() {}

  /// Empty for a change that needs nobody, and for the first look at a pool.
  public static Optional<String> of(ChangeRecord record) {
    return switch (record.state()) {
      case ChangeState.PendingApproval(var _, Instant expiresAt) ->
          Optional.of(asked(record) + waits(record) + " until " + seconds(expiresAt) + ".");
      case ChangeState.Diverged _ ->
          Optional.of(asked(record) + " was taken, but the pool reads back otherwise.");
      case ChangeState.Failed _ -> Optional.of(asked(record) + " has failed for good.");
      case ChangeState.Applied applied
          when record.cause() instanceof Cause.External && applied.outcome().before().isPresent() ->
          Optional.of(pool(record) + ": " + touched(record) + found(record) + weaker(record));
      case ChangeState _ -> Optional.empty();
    };
  }

  private static String asked(ChangeRecord record) {
    String who = record.sender().map(Identity::value).orElse("somebody unknown");
    return "%s: a %s of %s, asked for by %s,"
        .formatted(pool(record), record.kind(), touched(record), who);
  }

  private static String pool(ChangeRecord record) {
    String id = record.userPoolId().value();
    return record
        .review()
        .flatMap(Review::poolName)
        .map(name -> "%s (%s)".formatted(name, id))
        .orElse(id);
  }

  private static String waits(ChangeRecord record) {
    return record
        .review()
        .filter(review -> review.verdict().effect() instanceof Effect.Approve)
        .map(review -> " waits for %d to agree".formatted(missing(review)))
        .orElse(" waits for people to agree");
  }

  private static long missing(Review review) {
    return review.verdict().effect() instanceof Effect.Approve(int approvers)
        ? approvers - review.approvals()
        : 0;
  }

  private static String touched(ChangeRecord record) {
    List<Pointer> all = record.review().map(Review::touched).orElse(List.of());
    if (all.isEmpty()) {
      return "settings that are not known";
    }
    String named =
        all.stream().limit(MOST_NAMED).map(Pointer::toString).collect(Collectors.joining(", "));
    return all.size() > MOST_NAMED
        ? "%s and %d more".formatted(named, all.size() - MOST_NAMED)
        : named;
  }

  private static String found(ChangeRecord record) {
    return record
        .leftover()
        .map(
            left ->
                left.apart().isEmpty()
                    ? " left half-done by change " + left.by()
                    : " left half-done by change " + left.by() + ", or changed past Poolkeeper")
        .orElse(" changed past Poolkeeper");
  }

  private static String weaker(ChangeRecord record) {
    return record.review().filter(review -> !review.weakened().isEmpty()).isPresent()
        ? "; this weakens the pool."
        : ".";
  }

  private static String seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
