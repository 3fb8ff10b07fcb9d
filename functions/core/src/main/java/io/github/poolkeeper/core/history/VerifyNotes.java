package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.history.LedgerLines.StoredNote;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/// Proves what is noted beside a pool's records: no note is gone, none says something else, and
/// none stands beside a record that is not in the chain.
final class VerifyNotes {
  private static final int AT_ONCE = 100;

  private final LedgerLines ledger;
  private final UserPoolId pool;
  private final Map<Long, NoteLink> links = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  private VerifyNotes(LedgerLines ledger, UserPoolId pool) {
    this.ledger = ledger;
    this.pool = pool;
  }

  /// The notes that the revisions of a page hold on to; with the last page also those after them.
  ///
  /// @param before the revision before the page
  static List<Finding> findings(
      LedgerLines ledger,
      UserPoolId pool,
      Optional<Revision> before,
      List<Revision> page,
      boolean isLast) {
    VerifyNotes verify = new VerifyNotes(ledger, pool);
    long first = before.map(VerifyNotes::held).orElse(0L) + 1;
    long held = page.stream().mapToLong(VerifyNotes::held).max().orElse(0);
    Optional<Noted> end = isLast ? ledger.noted(pool) : Optional.empty();
    long said = Math.max(held, end.map(Noted::number).orElse(0L));
    long last = verify.readTo(said, Math.max(1, first - 1));
    verify.chain(first, last);
    page.forEach(verify::heldBy);
    if (isLast && last == said) {
      verify.read(LongStream.of(last + 1));
      verify.end(last, end);
    }
    verify.beside(first, last, page.stream().map(Revision::madeBy).toList());
    return verify.findings;
  }

  private static long held(Revision revision) {
    return revision.link().flatMap(ChainLink::notes).map(Noted::number).orElse(0L);
  }

  /// How far there are any: a number that somebody has forged may be as large as they like.
  private long readTo(long last, long first) {
    for (long start = first; start <= last; start += AT_ONCE) {
      long end = Math.min(last, start + AT_ONCE - 1);
      int known = links.size();
      read(LongStream.rangeClosed(start, end));
      if (links.size() == known && end - start + 1 == AT_ONCE) {
        long there = links.keySet().stream().mapToLong(Long::longValue).max().orElse(first - 1);
        findings.add(
            new Finding("notes " + (there + 1) + " to " + last, "are missing, or cannot be read"));
        return there;
      }
    }
    return last;
  }

  private void read(LongStream numbers) {
    ledger
        .noteLinks(pool, numbers.boxed().filter(number -> !links.containsKey(number)).toList())
        .forEach(link -> links.put(link.number(), link));
  }

  private void chain(long first, long last) {
    for (long number = first; number <= last; number++) {
      NoteLink link = links.get(number);
      NoteLink before = links.get(number - 1);
      if (link == null) {
        find(number, "is missing, or cannot be read");
        continue;
      }
      if (!NoteLink.of(number, link.change(), link.note(), link.previous()).equals(link)) {
        find(number, "is not as it was written: its digest is another one");
      }
      if (before != null && !link.previous().equals(Optional.of(before.digest()))) {
        find(number, "was written after another note " + before.number());
      }
    }
  }

  private void heldBy(Revision revision) {
    Optional<Noted> held = revision.link().flatMap(ChainLink::notes);
    Optional<Noted> found =
        held.flatMap(last -> Optional.ofNullable(links.get(last.number()))).map(NoteLink::end);
    if (found.isPresent() && !found.equals(held)) {
      findings.add(
          new Finding(
              "revision " + revision.number(),
              "was written after another note " + found.get().number()));
    }
  }

  private void end(long last, Optional<Noted> end) {
    Optional<Noted> written = Optional.ofNullable(links.get(last)).map(NoteLink::end);
    if (written.isPresent() && !written.equals(end)) {
      findings.add(new Finding("notes", "do not end with note " + last + " as it is on record"));
    }
    boolean isWritten = links.containsKey(last + 1);
    if (isWritten && ledger.noted(pool).filter(now -> now.number() > last).isEmpty()) {
      findings.add(new Finding("notes", "end before note " + (last + 1)));
    }
  }

  /// What stands beside the records that the notes are of, and beside those of the page.
  private void beside(long first, long last, Collection<ChangeId> made) {
    Set<ChangeId> changes = new HashSet<>(made);
    List<NoteLink> within =
        links.values().stream()
            .filter(link -> first <= link.number() && link.number() <= last)
            .toList();
    within.forEach(link -> changes.add(link.change()));
    Map<ChangeId, List<StoredNote>> stored = ledger.notes(pool, changes);
    within.stream()
        .filter(
            link -> !stored.getOrDefault(link.change(), List.of()).contains(StoredNote.of(link)))
        .forEach(
            link ->
                find(link.number(), "does not stand as it was written at change " + link.change()));
    read(stored.values().stream().flatMap(List::stream).mapToLong(StoredNote::number).distinct());
    stored.forEach((change, notes) -> notes.forEach(note -> unchained(change, note)));
  }

  private void unchained(ChangeId change, StoredNote note) {
    Optional<NoteLink> link =
        Optional.ofNullable(links.get(note.number()))
            .filter(found -> found.change().equals(change))
            .filter(found -> StoredNote.of(found).equals(note));
    if (link.isEmpty()) {
      findings.add(
          new Finding("change " + change, "has a note " + note.number() + " that nobody wrote"));
    }
  }

  private void find(long number, String what) {
    findings.add(new Finding("note " + number, what));
  }
}
