package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.Attempt;
import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeIds;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Hold;
import io.github.poolkeeper.core.change.Review;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.history.SnapshotForgedException;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.policy.Policy;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.ReadBack;
import io.github.poolkeeper.core.userpool.Settings;
import io.github.poolkeeper.core.userpool.UserPoolId;
import io.github.poolkeeper.core.userpool.coupling.Adjustment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Puts on record what becomes of a change and of its pool, and reads there how far it is. A pool's
/// revisions have no gap: what is found on the pool and was not written by Poolkeeper becomes an
/// external revision before anything else does.
final class Ledger {
  /// Of rollbacks of rollbacks: longer than anybody undoes in earnest.
  private static final int LONGEST_CHAIN = 100;

  /// What was asked for and what was found is of the same time.
  private static final Duration SAME_TIME = Duration.ofMinutes(15);

  /// How long a change that has failed may have left what is found.
  private static final Duration UNFINISHED = Duration.ofHours(2);

  private final ChangeHistory history;
  private final Policy policy;
  private final ChangeIds ids;
  private final InstantSource clock;

  Ledger(ChangeHistory history, Policy policy, ApplyClock time) {
    this.history = history;
    this.policy = policy;
    this.ids = time.ids();
    this.clock = time.clock();
  }

  Optional<Revision> head(UserPoolId pool) {
    return history.head(pool);
  }

  /// The record as it is now.
  ChangeRecord reread(ChangeRecord record) {
    return history.find(record.userPoolId(), record.id()).orElseThrow();
  }

  /// Whether it takes a change back. To undo an undo brings the change again: of a chain of
  /// rollbacks every other one takes back, counted from its root. One that is too long to be
  /// followed does not.
  boolean takesBack(ChangeRecord record) {
    int undone = 0;
    Optional<ChangeId> next = record.rollbackOf();
    while (next.isPresent() && undone < LONGEST_CHAIN) {
      undone++;
      next = history.find(record.userPoolId(), next.get()).flatMap(ChangeRecord::rollbackOf);
    }
    return next.isEmpty() && undone % 2 == 1;
  }

  /// The head that stands for the live configuration: the last one if it is in effect the same,
  /// else a new external one.
  Revision reconcile(UserPoolId pool, Optional<Revision> head, Configuration live) {
    return reconcile(pool, head, live, Optional.empty());
  }

  /// @param own that may have left what is found
  Revision reconcile(
      UserPoolId pool, Optional<Revision> head, Configuration live, Optional<ChangeRecord> own) {
    return head.filter(last -> standsFor(pool, last, live))
        .orElseGet(() -> found(pool, head, live, own));
  }

  boolean standsFor(UserPoolId pool, Revision head, Configuration live) {
    return history.isAsRecorded(pool, head, live);
  }

  /// Whether this is not the last revision, but may be what was read before it: each setting is as
  /// it was in one of the two.
  boolean mayBeFromBefore(UserPoolId pool, Revision head, NormalForm live) {
    List<Difference> differences =
        recorded(pool, head).map(last -> last.differencesTo(live)).orElse(List.of());
    return !differences.isEmpty()
        && history
            .revision(pool, head.number() - 1)
            .flatMap(before -> recorded(pool, before))
            .filter(
                known ->
                    differences.stream()
                        .allMatch(
                            one -> Settings.same(one.path(), known.at(one.path()), one.after())))
            .isPresent();
  }

  private Optional<NormalForm> recorded(UserPoolId pool, Revision revision) {
    Fingerprint fingerprint = revision.configuration();
    return Optional.ofNullable(history.snapshots(pool, List.of(fingerprint)).get(fingerprint))
        .map(Configuration::normalForm);
  }

  /// What is found on the pool becomes a revision of its own, whatever the one before was.
  Revision found(
      UserPoolId pool, Optional<Revision> head, Configuration live, Optional<ChangeRecord> own) {
    Instant now = clock.instant();
    Fingerprint found = live.fingerprint();
    long number = head.map(Revision::number).orElse(0L) + 1;
    ChangeState.Outcome outcome =
        new ChangeState.Outcome(number, head.map(Revision::configuration), found, List.of());
    ChangeRecord record =
        ChangeRecord.of(
            own.flatMap(next -> idBefore(next, head, now)).orElseGet(ids::next),
            pool,
            new Cause.External(head.flatMap(last -> leftover(pool, last, live, own))),
            now,
            new ChangeState.Applied(outcome, now));
    ChangeRecord judged =
        head.flatMap(last -> review(pool, last, live, now)).map(record::reviewed).orElse(record);
    Revision revision = Revision.madeBy(judged, outcome, now, head);
    history.addRevision(judged, revision, List.of(live));
    return revision;
  }

  /// Which change of Poolkeeper's own has left of its write what is found, and what it has not.
  private Optional<Cause.Leftover> leftover(
      UserPoolId pool, Revision last, Configuration live, Optional<ChangeRecord> own) {
    return believed(pool, last).isEmpty()
        ? Optional.empty()
        : Stream.concat(own.stream(), history.unfinished(pool).stream())
            .filter(this::isRecent)
            .flatMap(record -> leftBy(record, last, live.normalForm()).stream())
            .findFirst();
  }

  /// Until long after Cognito has carried out what it was sent. One that has not ended may wait
  /// among the dead letters.
  private boolean isRecent(ChangeRecord record) {
    return !record.isEnded()
        || record.state().attempts().stream()
            .anyMatch(attempt -> attempt.startedAt().plus(UNFINISHED).isAfter(clock.instant()));
  }

  private Optional<Cause.Leftover> leftBy(ChangeRecord record, Revision last, NormalForm live) {
    return record.state().attempts().reversed().stream()
        .filter(attempt -> attempt.before().equals(last.configuration()))
        .flatMap(attempt -> intent(record, attempt, last).stream())
        .filter(intent -> !intent.inEffect(live).isEmpty())
        .findFirst()
        .map(intent -> new Cause.Leftover(record.id(), intent.apart(live)));
  }

  /// Empty where somebody has forged one of its snapshots.
  private Optional<Intent> intent(ChangeRecord record, Attempt attempt, Revision head) {
    try {
      return Optional.of(intent(record, attempt.before(), attempt.after(), head));
    } catch (SnapshotForgedException _) {
      return Optional.empty();
    }
  }

  /// What a change finds came before it, and stands before it in every list, too: lists are by id.
  /// Not where a list of the time in which it was found would miss it then, nor where the revision
  /// before it would stand behind it.
  private Optional<ChangeId> idBefore(ChangeRecord next, Optional<Revision> head, Instant now) {
    Instant place = next.id().time().minusMillis(1);
    boolean isFree = head.stream().allMatch(last -> last.madeBy().time().isBefore(place));
    return !next.isEnded() && isFree && place.isAfter(now.minus(SAME_TIME))
        ? Optional.of(ids.before(next.id()))
        : Optional.empty();
  }

  /// What the policy says of it, as if somebody had asked; nobody did, and nobody has agreed.
  private Optional<Review> review(UserPoolId pool, Revision last, Configuration live, Instant now) {
    return believed(pool, last)
        .map(
            known ->
                new Review(
                    new Attempt(
                        last.configuration(), live.fingerprint(), List.of(), List.of(), now),
                    live.fingerprint(),
                    policy.forPool(live).judge(known.differencesTo(live.normalForm())),
                    known.poolName(),
                    List.of()));
  }

  /// Empty where somebody has forged it: there is nothing to judge by then.
  private Optional<NormalForm> believed(UserPoolId pool, Revision revision) {
    try {
      return recorded(pool, revision);
    } catch (SnapshotForgedException _) {
      return Optional.empty();
    }
  }

  /// What a change under way has set out to do. Empty where it has not begun, or where the history
  /// has moved on since: then what it did is part of a later revision.
  Optional<Intent> begun(ChangeRecord record, Optional<Revision> head) {
    return record.state() instanceof ChangeState.Applying applying
        ? head.filter(last -> applying.setsOutFrom(last.configuration()))
            .map(last -> intent(record, applying, last))
        : Optional.empty();
  }

  /// What an earlier attempt of a change meant to bring and the pool has.
  List<Difference> stillInEffect(ChangeRecord record, Revision head, NormalForm live) {
    return record.state() instanceof ChangeState.Applying applying
        ? intent(record, applying, head).inEffect(live)
        : List.of();
  }

  private Intent intent(ChangeRecord record, ChangeState.Applying applying, Revision head) {
    return intent(record, applying.current().before(), applying.current().after(), head);
  }

  private Intent intent(ChangeRecord record, Fingerprint before, Fingerprint after, Revision head) {
    Map<Fingerprint, Configuration> snapshots =
        history.snapshots(record.userPoolId(), List.of(before, after));
    return new Intent(
        record,
        head,
        Optional.ofNullable(snapshots.get(before)).orElseThrow().normalForm(),
        Optional.ofNullable(snapshots.get(after)).orElseThrow());
  }

  /// Sets out to write the plan that was looked at last.
  Intent intend(ChangeRecord record, Revision head, NormalForm live, Configuration after) {
    Attempt plan = record.review().orElseThrow().plan();
    return new Intent(attempting(record, plan, after), head, live, after);
  }

  /// Sets out to write the value that says "none" for what Cognito has kept.
  Intent intendNeutral(Intent intent, ReadBack.Kept kept) {
    Attempt last = intent.record().state().attempts().getLast();
    Stream<Adjustment> neutral =
        kept.paths().stream()
            .map(
                path ->
                    new Adjustment(
                        "kept settings", path, "Cognito keeps it; this value says none"));
    Attempt further =
        new Attempt(
            last.before(),
            kept.neutralised().fingerprint(),
            Stream.concat(last.adjustments().stream(), neutral).toList(),
            last.remains(),
            clock.instant());
    return new Intent(
        attempting(intent.record(), further, kept.neutralised()),
        intent.head(),
        intent.before(),
        kept.neutralised());
  }

  private ChangeRecord attempting(ChangeRecord record, Attempt attempt, Configuration after) {
    List<Attempt> attempts =
        Stream.concat(record.state().attempts().stream(), Stream.of(attempt)).toList();
    return moved(record, new ChangeState.Applying(attempts), List.of(after));
  }

  ChangeRecord held(ChangeRecord record, Hold hold) {
    return moved(record, new ChangeState.Held(hold, clock.instant()), List.of());
  }

  /// Both snapshots of the plan are stored, so that people see what they agree to.
  ChangeRecord pending(
      ChangeRecord record, ChangeState.PendingApproval state, Configuration after) {
    return moved(record, state, List.of(after));
  }

  /// The end of a change whose write has settled, with the revision that it made: applied if that
  /// is as intended, else diverged.
  Outcome.Done settled(PoolWriter.Written.Settled settled) {
    Intent intent = settled.intent();
    Configuration made = settled.made();
    Instant now = clock.instant();
    Revision before = intent.head();
    ChangeState.Outcome outcome =
        new ChangeState.Outcome(
            before.number() + 1,
            Optional.of(before.configuration()),
            made.fingerprint(),
            intent.record().state().attempts(),
            left(intent.record(), made));
    Fingerprint intended = intent.after().fingerprint();
    ChangeRecord ended =
        intent
            .record()
            .in(
                ReadBack.differences(intent.after().normalForm(), made.normalForm()).isEmpty()
                    ? new ChangeState.Applied(outcome, now)
                    : new ChangeState.Diverged(outcome, intended, now));
    Revision revision = Revision.madeBy(ended, outcome, now, Optional.of(before));
    boolean isOnRecord = revision.configuration().equals(intended);
    history.addRevision(ended, revision, isOnRecord ? List.of() : List.of(made));
    return new Outcome.Done(ended, revision.digest());
  }

  /// What a rollback has left on the pool of the change that it undoes.
  private List<Pointer> left(ChangeRecord rollback, Configuration made) {
    return rollback
        .rollbackOf()
        .flatMap(undone -> history.find(rollback.userPoolId(), undone))
        .map(undone -> leftOf(undone, made.normalForm()))
        .orElse(List.of());
  }

  /// Of what has gone back once before, nothing: what it is like now was somebody else.
  private List<Pointer> leftOf(ChangeRecord undone, NormalForm made) {
    Optional<ChangeState.Outcome> outcome = undone.state().made();
    Optional<Fingerprint> before = outcome.flatMap(ChangeState.Outcome::before);
    if (undone.rolledBackBy().isPresent() || before.isEmpty()) {
      return List.of();
    }
    List<Fingerprint> both = List.of(before.get(), outcome.get().after());
    List<NormalForm> known = readable(undone.userPoolId(), both);
    if (known.size() < both.size()) {
      return List.of(Pointer.ROOT);
    }
    NormalForm was = known.getFirst();
    return undone
        .rolledBackInPart()
        .map(part -> part.left().stream())
        .orElseGet(() -> was.differencesTo(known.getLast()).stream().map(Difference::path))
        .filter(path -> !ReadBack.isBack(path, was, made))
        .toList();
  }

  /// Without those that are gone, and nothing where one is forged: the write is done by now, and
  /// has to come on record.
  private List<NormalForm> readable(UserPoolId pool, List<Fingerprint> wanted) {
    try {
      Map<Fingerprint, Configuration> found = history.snapshots(pool, wanted);
      return wanted.stream()
          .flatMap(one -> Optional.ofNullable(found.get(one)).stream())
          .map(Configuration::normalForm)
          .toList();
    } catch (SnapshotForgedException _) {
      return List.of();
    }
  }

  ChangeRecord refused(ChangeRecord record, ApiError error) {
    return ended(
        record, new ChangeState.Refused(error, record.state().attempts(), clock.instant()));
  }

  ChangeRecord failed(ChangeRecord record, ApiError error) {
    return ended(record, new ChangeState.Failed(error, record.state().attempts(), clock.instant()));
  }

  ChangeRecord ended(ChangeRecord record, ChangeState.Ended state) {
    return moved(record, state, List.of());
  }

  /// The end of a dry run.
  ChangeRecord planned(ChangeRecord record, ChangeState.Planned state, Configuration after) {
    return moved(record, state, List.of(after));
  }

  private ChangeRecord moved(
      ChangeRecord record, ChangeState state, List<Configuration> snapshots) {
    ChangeRecord moved = record.in(state);
    history.update(moved, snapshots);
    return moved;
  }
}
