package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.history.LedgerLines.Line;
import io.github.poolkeeper.core.history.LedgerLines.StoredRecord;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Proves a pool's ledger from what is stored alone: no gap, and every line the one that was
/// written. It recomputes each digest, page by page, and names whatever is not as it was (ADR 38).
public final class VerifyLedger {
  /// The newest records that are asked whether they made a revision that is gone.
  private static final int NEWEST = 20;

  private final LedgerLines ledger;

  public VerifyLedger(LedgerLines ledger) {
    this.ledger = ledger;
  }

  /// What is wrong, and where.
  public record Finding(String at, String what) {}

  /// What was looked at: the revisions from the first to the last.
  ///
  /// @param chainedFrom the first of them that has a digest
  /// @param next where to go on; empty when the head was reached
  public record Verified(
      long from,
      long to,
      Optional<Long> chainedFrom,
      List<Finding> findings,
      Optional<Revision> head,
      Optional<Long> next) {
    public Verified {
      findings = List.copyOf(findings);
    }

    /// Of the head: what whoever has kept events and log lines compares with.
    public Optional<Fingerprint> digest() {
      return head.flatMap(Revision::digest);
    }
  }

  /// Looks at `limit` revisions at most, from one on. Empty for a pool of which there is nothing.
  public Optional<Verified> verify(UserPoolId pool, long from, int limit) {
    Optional<Revision> head = ledger.head(pool);
    long last = head.map(Revision::number).orElse(0L);
    long to = Math.min(last, from + limit - 1);
    boolean isLastPage = to == last;
    List<Line> stored = ledger.lines(pool, Math.max(1, from - 1), isLastPage ? to + 1 : to);
    if (head.isEmpty() && stored.isEmpty()) {
      return Optional.empty();
    }
    Map<Long, Line> byNumber = new HashMap<>();
    stored.forEach(line -> byNumber.put(line.revision().number(), line));
    List<Finding> findings = new ArrayList<>();
    for (long number = from; number <= to; number++) {
      findings.addAll(at(pool, number, byNumber));
    }
    if (isLastPage) {
      findings.addAll(behind(pool, head, byNumber));
    }
    findings.addAll(
        VerifyNotes.findings(
            ledger,
            pool,
            Optional.ofNullable(byNumber.get(from - 1)).map(Line::revision),
            stored.stream().map(Line::revision).filter(one -> one.number() >= from).toList(),
            isLastPage));
    Optional<Long> chainedFrom =
        stored.stream()
            .map(Line::revision)
            .filter(revision -> revision.number() >= from && revision.link().isPresent())
            .map(Revision::number)
            .findFirst();
    return Optional.of(
        new Verified(
            from,
            to,
            chainedFrom,
            findings,
            head,
            isLastPage ? Optional.empty() : Optional.of(to + 1)));
  }

  private List<Finding> at(UserPoolId pool, long number, Map<Long, Line> byNumber) {
    Line line = byNumber.get(number);
    if (line == null) {
      return List.of(new Finding(revision(number), "is missing, or cannot be read"));
    }
    List<Finding> findings = new ArrayList<>();
    Optional.ofNullable(byNumber.get(number - 1))
        .flatMap(before -> torn(line.revision(), before.revision()))
        .ifPresent(findings::add);
    rewritten(line.revision()).ifPresent(findings::add);
    snapshot(line).ifPresent(findings::add);
    findings.addAll(record(pool, line));
    return findings;
  }

  /// Whether a revision holds on to the one before it.
  private static Optional<Finding> torn(Revision revision, Revision before) {
    if (before.digest().isPresent() && revision.link().isEmpty()) {
      return Optional.of(
          new Finding(revision(revision.number()), "has no digest, and the one before it has"));
    }
    boolean isTorn =
        revision.link().filter(link -> !link.previous().equals(before.digest())).isPresent();
    return isTorn
        ? Optional.of(
            new Finding(
                revision(revision.number()),
                "was written after another revision " + before.number()))
        : Optional.empty();
  }

  private static Optional<Finding> rewritten(Revision revision) {
    return revision
        .link()
        .filter(link -> !link.recomputed(revision).equals(link))
        .map(
            _ ->
                new Finding(
                    revision(revision.number()),
                    "is not as it was written: its digest is another one"));
  }

  private static Optional<Finding> snapshot(Line line) {
    Fingerprint expected = line.revision().configuration();
    String at = "snapshot " + expected + " of " + revision(line.revision().number());
    return line.snapshot().isEmpty()
        ? Optional.of(new Finding(at, "is missing, or cannot be read"))
        : line.snapshot()
            .filter(found -> !found.equals(expected))
            .map(_ -> new Finding(at, "is not what was put on record: its SHA-256 is another one"));
  }

  private List<Finding> record(UserPoolId pool, Line line) {
    Revision revision = line.revision();
    String at = "change " + revision.madeBy() + " of " + revision(revision.number());
    if (line.record().isEmpty()) {
      return List.of(new Finding(at, "is missing, or cannot be read"));
    }
    StoredRecord stored = line.record().get();
    List<Finding> findings = new ArrayList<>();
    if (revision.link().filter(link -> !link.record().equals(stored.sha256())).isPresent()) {
      findings.add(new Finding(at, "is not as it was written: its SHA-256 is another one"));
    }
    if (!made(stored.record(), revision)) {
      findings.add(new Finding(at, "does not say that it made this revision"));
    }
    if (revision.link().isPresent() && !stored.disagreeing().isEmpty()) {
      findings.add(
          new Finding(
              at,
              "has attributes that are not its record's: "
                  + String.join(", ", stored.disagreeing())));
    }
    stored.record().rollbackOf().flatMap(undone -> unmarked(pool, undone)).ifPresent(findings::add);
    stored
        .record()
        .rolledBackBy()
        .flatMap(by -> mismarked(pool, at, stored.record().id(), by))
        .ifPresent(findings::add);
    return findings;
  }

  private static boolean made(ChangeRecord record, Revision revision) {
    return record.state() instanceof ChangeState.Newer
        || record
            .state()
            .made()
            .filter(outcome -> outcome.revision() == revision.number())
            .filter(outcome -> outcome.after().equals(revision.configuration()))
            .isPresent();
  }

  /// A rollback marks what it undoes.
  private Optional<Finding> unmarked(UserPoolId pool, ChangeId undone) {
    return ledger.record(pool, undone).flatMap(ChangeRecord::rolledBackBy).isEmpty()
        ? Optional.of(new Finding("change " + undone, "has been rolled back and does not say so"))
        : Optional.empty();
  }

  private Optional<Finding> mismarked(UserPoolId pool, String at, ChangeId undone, ChangeId by) {
    boolean isSo =
        ledger
            .record(pool, by)
            .flatMap(ChangeRecord::rollbackOf)
            .filter(undone::equals)
            .isPresent();
    return isSo
        ? Optional.empty()
        : Optional.of(
            new Finding(at, "says that change " + by + " has rolled it back, which is not so"));
  }

  /// What stands at the end of the ledger, or should.
  private List<Finding> behind(UserPoolId pool, Optional<Revision> head, Map<Long, Line> byNumber) {
    List<Finding> findings = new ArrayList<>();
    long last = head.map(Revision::number).orElse(0L);
    Optional<Revision> written = Optional.ofNullable(byNumber.get(last)).map(Line::revision);
    if (written.isPresent() && !written.equals(head.map(Revision::asWritten))) {
      findings.add(new Finding("head", "is not revision " + last + " as it is on record"));
    }
    if (byNumber.containsKey(last + 1)) {
      findings.add(new Finding("head", "is missing, or stands before revision " + (last + 1)));
    }
    ledger.newest(pool, NEWEST).stream()
        .filter(
            record ->
                record.state().made().filter(outcome -> outcome.revision() > last).isPresent())
        .forEach(record -> findings.add(gone(record)));
    return findings;
  }

  private static Finding gone(ChangeRecord record) {
    long number = record.state().made().orElseThrow().revision();
    return new Finding(revision(number), "is missing: change " + record.id() + " made it");
  }

  private static String revision(long number) {
    return "revision " + number;
  }
}
