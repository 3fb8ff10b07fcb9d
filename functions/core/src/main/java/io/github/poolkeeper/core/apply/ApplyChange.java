package io.github.poolkeeper.core.apply;

import static java.util.stream.Collectors.joining;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.ChangeStatus;
import io.github.poolkeeper.core.change.Review;
import io.github.poolkeeper.core.change.TaskToken;
import io.github.poolkeeper.core.history.CallbackText;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.history.OwedAnswers;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.history.SnapshotForgedException;
import io.github.poolkeeper.core.history.SnapshotTooLargeException;
import io.github.poolkeeper.core.history.Waiting;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.live.UserPools;
import io.github.poolkeeper.core.proposal.Proposal;
import io.github.poolkeeper.core.proposal.Proposals;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Applies one opened change to its pool: the whole journey, from the message to the end on record.
/// It can be repeated at any point: what an earlier delivery did is read from the history and from
/// the pool, never assumed.
public final class ApplyChange {
  private static final System.Logger LOG = System.getLogger(ApplyChange.class.getName());

  private final ChangeHistory history;
  private final OwedAnswers owed;
  private final Ledger ledger;
  private final StartCheck startCheck;
  private final Proposals proposals;
  private final Pools patient;
  private final Pools strict;
  private final Retries retries;
  private final CallbackAnswer callback;
  private final Duration approvalExpiry;
  private final InstantSource clock;

  public ApplyChange(ApplyPorts ports, ApplySettings settings, ApplyClock time) {
    this.history = ports.history();
    this.owed = ports.owed();
    this.clock = time.clock();
    this.ledger = new Ledger(history, settings.policy(), time);
    this.startCheck = new StartCheck(ledger, ports.switches(), clock);
    this.proposals = new Proposals(history, settings.unknownSettings(), settings.policy(), clock);
    this.patient = Pools.of(new Retries.PatientUserPools(ports.pools()), ledger, time);
    this.strict = Pools.of(ports.pools(), ledger, time);
    this.retries = new Retries(settings.maxDeliveries(), time.pause());
    this.callback = new CallbackAnswer(ports, clock);
    this.approvalExpiry = settings.approvalExpiry();
  }

  /// How one delivery reads and writes pools.
  private record Pools(PoolReader reader, PoolWriter writer) {
    static Pools of(UserPools pools, Ledger ledger, ApplyClock time) {
      PoolReader reader = new PoolReader(pools, ledger, time);
      return new Pools(reader, new PoolWriter(pools, reader, ledger));
    }
  }

  /// Applies a change that a message names.
  ///
  /// @param delivery which delivery of the message this is, counted from 1
  public Outcome apply(UserPoolId pool, ChangeId id, int delivery) {
    return history
        .load(pool, id)
        .map(loaded -> listed(loaded, goOn(loaded, delivery)))
        .orElseGet(Outcome.Unknown::new);
  }

  /// Of the revision that a change has made, as long as it is the last one.
  private static Optional<Fingerprint> digest(ChangeRecord record, Optional<Revision> head) {
    return head.filter(last -> last.madeBy().equals(record.id())).flatMap(Revision::digest);
  }

  /// A pool that requests have named is in the list of pools though nobody has seen it.
  private Outcome listed(ChangeHistory.Loaded loaded, Outcome outcome) {
    UserPoolId pool = loaded.record().userPoolId();
    if (loaded.head().isEmpty()
        && outcome instanceof Outcome.Done(ChangeRecord record, _)
        && record.revision().isEmpty()
        && history.head(pool).isEmpty()) {
      history.listUnseen(pool);
    }
    return outcome;
  }

  private Outcome goOn(ChangeHistory.Loaded loaded, int delivery) {
    ChangeRecord record = loaded.record();
    if (record.isEnded()) {
      Outcome.Done done = new Outcome.Done(record, digest(record, loaded.head()));
      if (delivery > 1 && done.digest().isPresent()) {
        // An earlier delivery may have died before it came on record what others had made of the
        // pool. What cannot be read now is found by the next look.
        takeStock(record);
      }
      return told(done, loaded.tokens(), loaded.due());
    }
    if (record.state() instanceof ChangeState.Newer newer) {
      return leave(record, newer);
    }
    Tried tried =
        startCheck
            .stops(record, loaded.frozen())
            .<Tried>map(Outcome.Done::new)
            .orElseGet(() -> tries(record, loaded.head(), delivery));
    return switch (tried) {
      case Outcome.Done done -> told(done, loaded.tokens(), false);
      case Tried.Trouble trouble ->
          retries.next(trouble, delivery).orElseGet(() -> giveUp(trouble, loaded.tokens()));
    };
  }

  /// Its message is done, so that it neither holds its pool up nor becomes a dead letter; the
  /// record is sent again until the release is back that knows what to do with it.
  private Outcome leave(ChangeRecord record, ChangeState.Newer newer) {
    if (newer.endedAt().isEmpty()) {
      owed.leave(Waiting.forANewerRelease(record, clock.instant()));
    }
    return new Outcome.Done(record);
  }

  private Tried tries(ChangeRecord record, Optional<Revision> head, int delivery) {
    Pools pools = retries.isPatient(delivery) ? patient : strict;
    return retries.inOneDelivery(
        oneTry(pools, record, head), trouble -> oneTry(pools, trouble.record(), trouble.head()));
  }

  private Tried oneTry(Pools pools, ChangeRecord record, Optional<Revision> head) {
    try {
      return journey(pools, record, head);
    } catch (SnapshotTooLargeException e) {
      return done(unkept(record, e));
    } catch (SnapshotForgedException e) {
      return done(forged(record, e));
    }
  }

  /// The journey of a change, from a first look at its pool to what is on record of it.
  private Tried journey(Pools pools, ChangeRecord record, Optional<Revision> head) {
    // 1. Look at the pool.
    return switch (pools.reader().look(record, head)) {
      case Reading.Unread unread -> unseen(record, head, unread);
      case Reading.Read(Snapshot live) -> {
        Optional<Intent> begun = underWay(record, head, live);
        if (begun.isPresent()) {
          yield carryOn(pools, begun.get(), live);
        }
        // 2. Reconcile: what others have changed becomes a revision of its own.
        Revision current =
            ledger.reconcile(record.userPoolId(), head, live.configuration(), Optional.of(record));
        // 3. Propose: what the request comes to on this pool, and what the policy says of it.
        yield switch (propose(record, live, current)) {
          case Proposal.Ends proposal -> done(end(record, current, live, proposal));
          case Proposal.NeedsApproval proposal -> done(ask(record, current, live, proposal));
          case Proposal.Allowed(Review review, Configuration after) -> {
            // 4. Intend: nothing is written that is not on record before.
            Intent intent =
                ledger.intend(record.reviewed(review), current, live.normalForm(), after);
            Optional<ChangeRecord> stopped = startCheck.stopsAtTheLastMoment(intent);
            if (stopped.isPresent()) {
              yield done(stopped.get());
            }
            // 5. Write, and read back until the pool settles.
            PoolWriter.Written written = pools.writer().begin(intent, live);
            // 6. End.
            yield end(written);
          }
        };
      }
    };
  }

  /// Cognito does not show the pool. Nothing has happened to it, or nobody knows what.
  private Tried unseen(ChangeRecord record, Optional<Revision> head, Reading.Unread unread) {
    return unread instanceof Reading.Refused(ApiError error)
            && !(record.state() instanceof ChangeState.Applying)
        ? done(ledger.refused(record, error))
        : new Tried.Interrupted(record, head, unread.error());
  }

  /// What an earlier delivery has set out to do, and nobody else has written over.
  private Optional<Intent> underWay(ChangeRecord record, Optional<Revision> head, Snapshot live) {
    return ledger
        .begun(record, head)
        .filter(intent -> intent.progress(live.normalForm()) != Intent.Progress.OVERWRITTEN);
  }

  /// Goes on with an attempt that nobody saw the end of. What is not in effect at all has not
  /// begun.
  private Tried carryOn(Pools pools, Intent intent, Snapshot live) {
    if (intent.isFinished(live.normalForm())) {
      return end(PoolWriter.settled(intent, live.configuration()));
    }
    Optional<ChangeRecord> stopped =
        intent.inEffect(live.normalForm()).isEmpty()
            ? startCheck.stopsAtTheLastMoment(intent)
            : Optional.empty();
    return stopped.map(ApplyChange::done).orElseGet(() -> end(pools.writer().goOn(intent, live)));
  }

  private Proposal propose(ChangeRecord record, Snapshot live, Revision current) {
    return proposals.of(
        record.request().orElseThrow(), record.review(), live, current.configuration());
  }

  private Tried end(PoolWriter.Written written) {
    return switch (written) {
      case PoolWriter.Written.Settled settled -> {
        Outcome.Done done = ledger.settled(settled);
        settled.found().ifPresent(found -> keep(done.record(), found));
        yield done;
      }
      case PoolWriter.Written.Refused(Intent intent, ApiError error) ->
          done(ledger.refused(intent.record(), error));
      case PoolWriter.Written.Stuck(Intent intent, ApiError error) ->
          done(ledger.failed(intent.record(), error));
      case Tried.Trouble trouble -> trouble;
    };
  }

  /// With nothing to write, the change ends: as the proposal says, or as failed where an earlier
  /// attempt has left something in effect.
  private ChangeRecord end(
      ChangeRecord record, Revision current, Snapshot live, Proposal.Ends proposal) {
    return switch (proposal) {
      case Proposal.Nothing(ChangeState.Unchanged end, _) -> ledger.ended(record, end);
      case Proposal.Shown(ChangeState.Planned end, Review review, Configuration after) ->
          ledger.planned(record.reviewed(review), end, after);
      case Proposal.Impossible(ChangeState.Ended end, Optional<Review> review) -> {
        ChangeRecord reviewed = review.map(record::reviewed).orElse(record);
        List<Difference> left = ledger.stillInEffect(record, current, live.normalForm());
        yield left.isEmpty()
            ? ledger.ended(reviewed, end)
            : ledger.failed(reviewed, halfway(end.status().word(), left, CallbackText.cause(end)));
      }
    };
  }

  private ChangeRecord ask(
      ChangeRecord record, Revision current, Snapshot live, Proposal.NeedsApproval proposal) {
    List<Difference> left = ledger.stillInEffect(record, current, live.normalForm());
    return left.isEmpty()
        ? ledger.pending(
            record.reviewed(proposal.review()),
            new ChangeState.PendingApproval(proposal.forecast(), expiresAt(record)),
            proposal.after())
        : ledger.failed(
            record,
            halfway(
                ChangeStatus.Known.PENDING_APPROVAL.word(), left, "people have to agree first"));
  }

  private Instant expiresAt(ChangeRecord record) {
    Instant latest = clock.instant().plus(approvalExpiry);
    return record
        .request()
        .map(ChangeRequest::conditions)
        .flatMap(conditions -> conditions.window().notAfter())
        .filter(latest::isAfter)
        .orElse(latest);
  }

  private static ApiError halfway(String code, List<Difference> left, String why) {
    return new ApiError(
        code,
        "somebody else changed the pool while this change was half done, and it cannot go on;"
            + " in effect: "
            + left.stream().map(one -> one.path().toString()).collect(joining(", "))
            + "; why: "
            + why);
  }

  /// Of a pool that cannot be on record nothing can be undone: it is left as it is.
  private ChangeRecord unkept(ChangeRecord record, SnapshotTooLargeException tooLarge) {
    ChangeRecord now = ledger.reread(record);
    return now.state() instanceof ChangeState.Applying
        ? ledger.failed(now, tooLarge.error())
        : ledger.refused(now, tooLarge.error());
  }

  /// Nothing is planned with a snapshot that somebody has tampered with, nor gone on with.
  private ChangeRecord forged(ChangeRecord record, SnapshotForgedException forged) {
    return ledger.failed(ledger.reread(record), forged.error());
  }

  /// The last delivery is over.
  private Outcome giveUp(Tried.Trouble trouble, Set<TaskToken> tokens) {
    retries.rest(trouble);
    return switch (lastLookAt(trouble)) {
      case Outcome.Done done -> told(done, tokens, false);
      case Tried.Trouble still -> Retries.later(still.error());
    };
  }

  private Tried lastLookAt(Tried.Trouble trouble) {
    try {
      return lastLook(trouble);
    } catch (SnapshotForgedException e) {
      return done(forged(trouble.record(), e));
    }
  }

  /// A change that kept being interrupted has failed, unless it turns out to be in effect.
  private Tried lastLook(Tried.Trouble trouble) {
    Optional<Intent> begun = ledger.begun(trouble.record(), trouble.head());
    if (begun.isEmpty()) {
      return done(ledger.failed(trouble.record(), trouble.error()));
    }
    Intent intent = begun.get();
    strict.reader().outlast(intent.head());
    Reading reading =
        strict.reader().settled(intent.pool(), live -> intent.isFinished(live.normalForm()));
    return switch (reading) {
      case Reading.Read(Snapshot live) when intent.isFinished(live.normalForm()) ->
          end(PoolWriter.settled(intent, live.configuration()));
      case Reading.Read _, Reading.Refused _ ->
          done(ledger.failed(trouble.record(), trouble.error()));
      case Reading.Interrupted _ -> trouble;
    };
  }

  /// Whoever waits for an end is told of it, when the pool is on record as it is.
  ///
  /// @param isDue whether the schedule sends the change
  private Outcome told(Outcome.Done done, Set<TaskToken> tokens, boolean isDue) {
    ChangeRecord record = done.record();
    if (!record.isEnded()) {
      return done;
    }
    Optional<ApiError> trouble = isInDoubt(record.state()) ? takeStock(record) : Optional.empty();
    if (trouble.isPresent()) {
      return Retries.later(trouble.get());
    }
    callback.tell(record, tokens, isDue);
    return done;
  }

  /// Whether the pool may have been looked at without its coming on record.
  private static boolean isInDoubt(ChangeState state) {
    return state instanceof ChangeState.Failed
        || (state instanceof ChangeState.Refused refused && !refused.attempts().isEmpty());
  }

  /// After a change that was not to be done, the pool is as it is: that is on record, too. Empty
  /// when it is, otherwise the trouble on the way.
  private Optional<ApiError> takeStock(ChangeRecord ended) {
    UserPoolId pool = ended.userPoolId();
    Optional<Revision> head = ledger.head(pool);
    return switch (seen(ended, head)) {
      case Reading.Read(Snapshot live) -> {
        keep(ended, head, live.configuration());
        yield Optional.empty();
      }
      case Reading.Refused _ -> Optional.empty();
      case Reading.Interrupted(ApiError error) -> Optional.of(error);
    };
  }

  /// Where a forged snapshot leaves nothing to compare with, the pool is what Cognito says now.
  private Reading seen(ChangeRecord ended, Optional<Revision> head) {
    try {
      return strict.reader().look(ended, head);
    } catch (SnapshotForgedException _) {
      return strict.reader().settled(ended.userPoolId(), _ -> true);
    }
  }

  /// What others have made of the pool becomes the revision after the change's own.
  private void keep(ChangeRecord ended, Configuration live) {
    keep(ended, ledger.head(ended.userPoolId()), live);
  }

  private void keep(ChangeRecord ended, Optional<Revision> head, Configuration live) {
    UserPoolId pool = ended.userPoolId();
    try {
      ledger.reconcile(pool, head, live, Optional.of(ended));
    } catch (SnapshotTooLargeException e) {
      LOG.log(System.Logger.Level.WARNING, () -> pool + " is not on record: " + e.getMessage());
    } catch (SnapshotForgedException _) {
      ledger.found(pool, head, live, Optional.of(ended));
    }
  }

  private static Tried done(ChangeRecord record) {
    return new Outcome.Done(record);
  }
}
