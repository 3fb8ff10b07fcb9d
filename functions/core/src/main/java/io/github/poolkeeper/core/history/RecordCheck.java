package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.history.LedgerLines.AnswerLine;
import io.github.poolkeeper.core.history.LedgerLines.RecordLine;
import io.github.poolkeeper.core.history.LedgerLines.StoredRecord;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether records belong where they stand, and say of revisions and of each other what is so.
final class RecordCheck {
  private final LedgerLines ledger;
  private final UserPoolId pool;
  private final Optional<Long> chainedFrom;

  /// @param chainedFrom the first revision that has a digest
  RecordCheck(LedgerLines ledger, UserPoolId pool, Optional<Long> chainedFrom) {
    this.ledger = ledger;
    this.pool = pool;
    this.chainedFrom = chainedFrom;
  }

  /// What the records speak of is read after them, and so is there.
  List<Finding> findings(List<RecordLine> lines, List<AnswerLine> answers) {
    List<ChangeRecord> records =
        lines.stream().flatMap(line -> line.stored().stream()).map(StoredRecord::record).toList();
    Known known =
        new Known(
            ledger.revisions(
                pool,
                Stream.concat(
                        records.stream().flatMap(record -> record.revision().stream()),
                        chainedFrom.stream())
                    .toList()),
            ledger.records(
                pool,
                records.stream()
                    .flatMap(
                        record ->
                            Stream.of(
                                    record.rollbackOf(),
                                    record.rolledBackBy(),
                                    record.rolledBackInPart().map(ChangeRecord.InPart::by))
                                .flatMap(Optional::stream))
                    .toList()));
    Optional<Instant> since = chainedFrom.flatMap(known::revision).map(Revision::at);
    return Stream.concat(
            lines.stream().flatMap(line -> at(line, known).stream()),
            AnswerCheck.findings(lines, answers, since).stream())
        .toList();
  }

  /// What the records of a page speak of.
  private record Known(Map<Long, Revision> revisions, Map<ChangeId, ChangeRecord> records) {
    Optional<Revision> revision(long number) {
      return Optional.ofNullable(revisions.get(number));
    }

    Optional<ChangeRecord> record(ChangeId id) {
      return Optional.ofNullable(records.get(id));
    }
  }

  static String disagreeing(String whose, List<String> names) {
    return "has attributes that are not %s: %s".formatted(whose, String.join(", ", names));
  }

  private List<Finding> at(RecordLine line, Known known) {
    if (line.stored().isEmpty()) {
      return List.of(
          ChangeId.isValid(line.place())
              ? Finding.change(new ChangeId(line.place()), "cannot be read")
              : new Finding("a change", "stands where no change can stand, and cannot be read"));
    }
    StoredRecord stored = line.stored().get();
    ChangeRecord record = stored.record();
    List<Finding> findings = new ArrayList<>();
    if (!record.id().value().equals(line.place())) {
      findings.add(Finding.change(record.id(), "stands at the place of another change"));
    }
    if (!record.userPoolId().equals(pool)) {
      findings.add(Finding.change(record.id(), "is of another pool: " + record.userPoolId()));
    }
    if (!stored.disagreeing().isEmpty()) {
      findings.add(Finding.change(record.id(), disagreeing("its record's", stored.disagreeing())));
    }
    if (!(record.state() instanceof ChangeState.Newer)) {
      digest(stored, known).ifPresent(findings::add);
    }
    record.revision().flatMap(number -> unmade(record, number, known)).ifPresent(findings::add);
    record
        .rollbackOf()
        .filter(_ -> record.revision().isPresent())
        .filter(undone -> known.record(undone).filter(one -> saysSo(one, record)).isEmpty())
        .map(undone -> Finding.change(undone, "has been rolled back and does not say so"))
        .ifPresent(findings::add);
    record
        .rolledBackBy()
        .filter(by -> known.record(by).filter(other -> undid(other, record)).isEmpty())
        .map(
            by ->
                Finding.change(
                    record.id(), "says that change " + by + " has rolled it back, which is not so"))
        .ifPresent(findings::add);
    record
        .rolledBackInPart()
        .filter(part -> known.record(part.by()).filter(by -> undid(by, record, part)).isEmpty())
        .map(
            part ->
                Finding.change(
                    record.id(),
                    "says that change "
                        + part.by()
                        + " has rolled it back in part, which is not so"))
        .ifPresent(findings::add);
    return findings;
  }

  /// A later rollback may have left less of it, and its mark.
  private static boolean saysSo(ChangeRecord undone, ChangeRecord rollback) {
    return undone.rolledBackBy().isPresent()
        || (undone.rolledBackInPart().isPresent() && !rollback.left().isEmpty());
  }

  private static Optional<Finding> unmade(ChangeRecord record, long number, Known known) {
    Optional<Revision> revision = known.revision(number);
    if (revision.isEmpty()) {
      return Optional.of(
          Finding.revision(number, "is missing: change " + record.id() + " made it"));
    }
    return revision
        .filter(made -> !made.madeBy().equals(record.id()))
        .map(
            made ->
                Finding.change(
                    record.id(),
                    "says that it made revision %d, which change %s made"
                        .formatted(number, made.madeBy())));
  }

  /// A release since the chain puts the digest beside every record.
  private Optional<Finding> digest(StoredRecord stored, Known known) {
    ChangeRecord record = stored.record();
    Optional<Revision> made = record.revision().flatMap(known::revision);
    Optional<String> expected = made.flatMap(Revision::digest).map(Object::toString);
    if (stored.digest().isEmpty()) {
      boolean isLate =
          chainedFrom
              .flatMap(known::revision)
              .filter(first -> !moved(record).isBefore(first.at()))
              .isPresent();
      return isLate
          ? Optional.of(
              Finding.change(
                  record.id(), "is as no release has written it since the chain has begun"))
          : Optional.empty();
    }
    if (made.isEmpty() && record.revision().isPresent()) {
      return Optional.empty();
    }
    if (made.isPresent() && expected.isEmpty()) {
      return Optional.of(
          Finding.change(
              record.id(),
              "was written in the chain, and revision %d, which it made, has no digest"
                  .formatted(made.get().number())));
    }
    return stored.digest().equals(expected.or(() -> Optional.of("")))
        ? Optional.empty()
        : Optional.of(Finding.change(record.id(), disagreeing("its record's", List.of("digest"))));
  }

  /// The last time that is known of it.
  private static Instant moved(ChangeRecord record) {
    return record.state() instanceof ChangeState.Ended ended
        ? ended.endedAt()
        : record.requestedAt();
  }

  private static boolean undid(
      ChangeRecord rollback, ChangeRecord undone, ChangeRecord.InPart part) {
    return isOf(rollback, undone)
        && (rollback.state() instanceof ChangeState.Newer || rollback.left().equals(part.left()));
  }

  private static boolean undid(ChangeRecord rollback, ChangeRecord undone) {
    return isOf(rollback, undone) && rollback.left().isEmpty();
  }

  private static boolean isOf(ChangeRecord rollback, ChangeRecord undone) {
    return rollback.state() instanceof ChangeState.Newer
        || (rollback.revision().isPresent()
            && rollback.rollbackOf().filter(undone.id()::equals).isPresent());
  }
}
