package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.history.GivenAnswers.AnswerPlace;
import io.github.poolkeeper.core.history.LedgerLines.AnswerLine;
import io.github.poolkeeper.core.history.LedgerLines.RecordLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether the list of answers has what the records have, each where it belongs, and nothing else.
final class AnswerCheck {
  private AnswerCheck() {}

  /// Of a record that cannot be read nobody knows what belongs to it.
  ///
  /// @param since when the chain has begun: a release before it put no answer into the list
  static List<Finding> findings(
      List<RecordLine> lines, List<AnswerLine> answers, Optional<Instant> since) {
    Map<String, ChangeRecord> records =
        lines.stream()
            .flatMap(line -> line.stored().stream())
            .map(LedgerLines.StoredRecord::record)
            .collect(
                Collectors.toMap(
                    record -> record.id().value(), Function.identity(), (one, _) -> one));
    List<String> unreadable =
        lines.stream().filter(line -> line.stored().isEmpty()).map(RecordLine::place).toList();
    List<AnswerPlace.Behind> listed =
        answers.stream().flatMap(answer -> answer.listed().stream()).toList();
    Stream<Finding> missing =
        records.values().stream()
            .flatMap(record -> GivenAnswer.of(record).stream())
            .filter(answer -> since.stream().anyMatch(start -> !answer.at().isBefore(start)))
            .filter(answer -> !listed.contains(AnswerPlace.Behind.of(answer)))
            .map(AnswerCheck::unlisted);
    Stream<Finding> extra =
        answers.stream()
            .filter(answer -> unreadable.stream().noneMatch(answer::isOf))
            .filter(answer -> !isGiven(answer, records))
            .map(AnswerCheck::given);
    return Stream.concat(missing, extra).toList();
  }

  private static boolean isGiven(AnswerLine answer, Map<String, ChangeRecord> records) {
    return answer
        .listed()
        .filter(
            place ->
                Optional.ofNullable(records.get(place.id().value())).stream()
                    .flatMap(record -> GivenAnswer.of(record).stream())
                    .map(AnswerPlace.Behind::of)
                    .anyMatch(place::equals))
        .isPresent();
  }

  private static Finding unlisted(GivenAnswer answer) {
    return Finding.change(
        answer.record().id(),
        "has an answer of %s that the list of answers has not in its place".formatted(answer.at()));
  }

  private static Finding given(AnswerLine answer) {
    return new Finding(
        "answer " + answer.place(), "is in the list of answers, and in no record so");
  }
}
