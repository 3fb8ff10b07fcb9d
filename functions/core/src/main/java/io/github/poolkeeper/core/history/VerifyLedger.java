package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.history.LedgerLines.AnswerLine;
import io.github.poolkeeper.core.history.LedgerLines.Head;
import io.github.poolkeeper.core.history.LedgerLines.Line;
import io.github.poolkeeper.core.history.LedgerLines.RecordPage;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Proves a pool's ledger from what is stored alone: no gap, and every line the one that was
/// written. It goes through the revisions, oldest first, and then through all records, page by
/// page, and names whatever is not as it was (ADR 38).
///
/// Changes go on meanwhile (ADR 46). What is read last is never older than what speaks of it: the
/// head before the revisions, a record before the revision that it has made. So nothing that has
/// just been written is missed.
public final class VerifyLedger {
  private final LedgerLines ledger;

  public VerifyLedger(LedgerLines ledger) {
    this.ledger = ledger;
  }

  /// How far somebody has come.
  ///
  /// @param revision the next one
  /// @param chainedFrom the first one that has a digest, if that has been passed
  /// @param after the place of the last record, where some have been gone through
  public record Position(long revision, Optional<Long> chainedFrom, Optional<String> after) {
    public static final Position START = new Position(1, Optional.empty(), Optional.empty());

    private static final String NUMBER = "[1-9]\\d{0,11}";
    private static final Pattern TEXT =
        Pattern.compile("(%s)(?:~(%s)?(?:~(.+))?)?".formatted(NUMBER, NUMBER), Pattern.DOTALL);

    /// Shorter than a key can be.
    private static final int MOST_BYTES = 1000;

    public static Optional<Position> parse(String text) {
      Matcher found = TEXT.matcher(text);
      return found.matches() && text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
          ? Optional.of(
              new Position(
                  Long.parseLong(found.group(1)),
                  Optional.ofNullable(found.group(2)).map(Long::parseLong),
                  Optional.ofNullable(found.group(3))))
          : Optional.empty();
    }

    @Override
    public String toString() {
      return "%d~%s%s"
          .formatted(
              revision,
              chainedFrom.map(Object::toString).orElse(""),
              after.map(place -> "~" + place).orElse(""));
    }
  }

  /// What was looked at: the revisions from the first to the last, and so many records.
  ///
  /// @param chained how many of these revisions have a digest
  /// @param chainedFrom the first revision of all that has one
  /// @param digest of the newest revision that was seen: what whoever has kept events and log lines
  ///     compares with
  /// @param next where to go on; empty when all has been gone through
  public record Verified(
      long from,
      long to,
      int chained,
      int records,
      Optional<Long> chainedFrom,
      List<Finding> findings,
      Optional<Fingerprint> digest,
      Optional<Position> next) {
    public Verified {
      findings = List.copyOf(findings);
    }

    private Verified onlyWith(List<Finding> seen) {
      return new Verified(
          from,
          to,
          chained,
          records,
          chainedFrom,
          findings.stream().filter(seen::contains).toList(),
          digest,
          next);
    }
  }

  /// Looks at `limit` revisions and `limit` records at most. Empty for a pool of which there is
  /// nothing. A transaction that is just being committed can be read in part: nothing is a finding
  /// that a second look does not find as well.
  public Optional<Verified> verify(UserPoolId pool, Position from, int limit) {
    Optional<Verified> seen = look(pool, from, limit);
    return seen.isEmpty() || seen.get().findings().isEmpty()
        ? seen
        : look(pool, from, limit).map(again -> again.onlyWith(seen.get().findings()));
  }

  private Optional<Verified> look(UserPoolId pool, Position position, int limit) {
    long from = position.revision();
    Optional<Revision> head = ledger.head(pool).flatMap(Head::revision);
    List<Line> read = ledger.lines(pool, Math.max(1, from - 1), limit + 2);
    List<Line> since = read.stream().filter(line -> line.number() >= from).toList();
    List<Line> page = since.stream().limit(limit).toList();
    boolean isAtTheEnd = since.size() == page.size();
    List<Revision> chained =
        page.stream()
            .flatMap(line -> line.revision().stream())
            .filter(revision -> revision.link().isPresent())
            .toList();
    Optional<Long> chainedFrom =
        position.chainedFrom().or(() -> chained.stream().map(Revision::number).findFirst());

    List<Finding> findings = new ArrayList<>(RevisionCheck.findings(read, from, page.size()));
    RecordPage records = new RecordPage(List.of(), position.after());
    if (isAtTheEnd) {
      findings.addAll(theEnd(pool, head, read, from - 1));
      records = ledger.records(pool, position.after(), limit);
      List<AnswerLine> answers = ledger.answers(pool, position.after(), records.next());
      findings.addAll(
          new RecordCheck(ledger, pool, chainedFrom).findings(records.lines(), answers));
    }
    findings.addAll(
        VerifyNotes.findings(
            ledger,
            pool,
            read.stream()
                .filter(line -> line.number() == from - 1)
                .flatMap(line -> line.revision().stream())
                .findFirst(),
            page.stream().flatMap(line -> line.revision().stream()).toList(),
            isAtTheEnd));
    if (head.isEmpty() && read.isEmpty() && records.lines().isEmpty()) {
      return Optional.empty();
    }
    long to = page.isEmpty() ? from - 1 : page.getLast().number();
    boolean isDone = isAtTheEnd && records.next().isEmpty();
    return Optional.of(
        new Verified(
            from,
            to,
            chained.size(),
            records.lines().size(),
            chainedFrom,
            findings,
            head.flatMap(Revision::digest),
            isDone
                ? Optional.empty()
                : Optional.of(new Position(to + 1, chainedFrom, records.next()))));
  }

  /// What stands at the end of the ledger, or should.
  ///
  /// @param head as it was before the lines were read
  /// @param passed the last revision that an earlier page had
  private List<Finding> theEnd(
      UserPoolId pool, Optional<Revision> head, List<Line> read, long passed) {
    Optional<Head> now = ledger.head(pool);
    long last = read.isEmpty() ? passed : read.getLast().number();
    long known = head.map(Revision::number).orElse(0L);
    List<Finding> findings = new ArrayList<>();
    if (known > last) {
      findings.add(RevisionCheck.gone(last + 1, known));
    }
    if (last > now.flatMap(Head::revision).map(Revision::number).orElse(0L)) {
      findings.add(
          new Finding("head", "is missing, cannot be read, or stands before revision " + last));
    }
    boolean isAnother =
        read.stream()
            .filter(line -> line.number() == known)
            .anyMatch(line -> !line.revision().equals(head.map(Revision::asWritten)));
    if (isAnother) {
      findings.add(new Finding("head", "is not revision " + known + " as it is on record"));
    }
    now.map(Head::disagreeing)
        .filter(names -> !names.isEmpty())
        .map(names -> new Finding("head", RecordCheck.disagreeing("its own", names)))
        .ifPresent(findings::add);
    return findings;
  }
}
