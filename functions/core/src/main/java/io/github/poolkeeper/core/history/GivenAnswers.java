package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What people have answered, over all pools and by time. An answer that has just been given may be
/// missing for a moment; those of releases before this list are never in it. Each is told from the
/// record that has it: what stands in the list alone is not in it.
public interface GivenAnswers {

  /// Newest first, from a place on, `limit` at most.
  AnswerPage answers(TimeRange range, Optional<AnswerPlace> from, int limit);

  /// Some of them. There may be a next page though this one is not full.
  record AnswerPage(List<GivenAnswer> answers, Optional<AnswerPlace> next) {
    public AnswerPage {
      answers = List.copyOf(answers);
    }
  }

  /// Where a page goes on.
  sealed interface AnswerPlace {
    /// With the answer that came before this one.
    record Behind(Instant at, ChangeId id, int number, UserPoolId pool) implements AnswerPlace {
      public static Behind of(GivenAnswer answer) {
        return new Behind(
            answer.at(), answer.record().id(), answer.number(), answer.record().userPoolId());
      }
    }

    /// With the last answer before a time: the months up to there had none, and were many.
    record Before(Instant time) implements AnswerPlace {}
  }
}
