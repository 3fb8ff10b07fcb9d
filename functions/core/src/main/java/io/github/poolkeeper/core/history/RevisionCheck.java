package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.history.LedgerLines.Line;
import io.github.poolkeeper.core.history.LedgerLines.StoredRecord;
import io.github.poolkeeper.core.json.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether revisions are as they were written, and hold on to one another.
final class RevisionCheck {
  private static final String UNREADABLE = "is missing, or cannot be read";

  private RevisionCheck() {}

  /// Of a page: so many lines from a number on. What else was read stands before or behind it.
  static List<Finding> findings(List<Line> read, long from, int size) {
    List<Finding> findings = new ArrayList<>();
    Optional<Line> before = read.stream().filter(line -> line.number() < from).findFirst();
    long next = from;
    for (Line line : read.stream().filter(l -> l.number() >= from).limit(size).toList()) {
      if (line.number() > next) {
        findings.add(gone(next, line.number() - 1));
      }
      Optional<Line> known = before;
      line.revision()
          .ifPresentOrElse(
              revision -> findings.addAll(at(line, revision, known)),
              () -> findings.add(gone(line.number(), line.number())));
      before = Optional.of(line);
      next = line.number() + 1;
    }
    return findings;
  }

  static Finding gone(long first, long last) {
    return first == last
        ? Finding.revision(first, UNREADABLE)
        : new Finding("revisions %d to %d".formatted(first, last), "are missing");
  }

  private static List<Finding> at(Line line, Revision revision, Optional<Line> before) {
    Stream<Finding> linked =
        Stream.concat(
            before
                .filter(known -> known.number() == line.number() - 1)
                .flatMap(Line::revision)
                .flatMap(known -> torn(revision, known))
                .stream(),
            rewritten(revision).stream());
    Stream<Finding> hanging =
        Stream.concat(snapshot(revision, line.snapshot()).stream(), record(revision, line));
    return Stream.concat(linked, hanging).toList();
  }

  /// Whether a revision holds on to the one before it.
  private static Optional<Finding> torn(Revision revision, Revision before) {
    if (before.digest().isPresent() && revision.link().isEmpty()) {
      return Optional.of(
          Finding.revision(revision.number(), "has no digest, and the one before it has"));
    }
    boolean isTorn =
        revision.link().filter(link -> !link.previous().equals(before.digest())).isPresent();
    return isTorn
        ? Optional.of(
            Finding.revision(
                revision.number(), "was written after another revision " + before.number()))
        : Optional.empty();
  }

  private static Optional<Finding> rewritten(Revision revision) {
    return revision
        .link()
        .filter(link -> !link.recomputed(revision).equals(link))
        .map(
            _ ->
                Finding.revision(
                    revision.number(), "is not as it was written: its digest is another one"));
  }

  private static Optional<Finding> snapshot(Revision revision, Optional<Fingerprint> snapshot) {
    Fingerprint expected = revision.configuration();
    String at = "snapshot " + expected + " of revision " + revision.number();
    return snapshot.isEmpty()
        ? Optional.of(new Finding(at, UNREADABLE))
        : snapshot
            .filter(found -> !found.equals(expected))
            .map(_ -> new Finding(at, "is not what was put on record: its SHA-256 is another one"));
  }

  private static Stream<Finding> record(Revision revision, Line line) {
    String at = "change " + revision.madeBy() + " of revision " + revision.number();
    if (line.record().isEmpty()) {
      return Stream.of(new Finding(at, UNREADABLE));
    }
    StoredRecord stored = line.record().get();
    Stream<Finding> rewritten =
        revision.link().filter(link -> !link.record().equals(stored.sha256())).stream()
            .map(_ -> new Finding(at, "is not as it was written: its SHA-256 is another one"));
    return made(stored.record(), revision)
        ? rewritten
        : Stream.concat(
            rewritten, Stream.of(new Finding(at, "does not say that it made this revision")));
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
}
