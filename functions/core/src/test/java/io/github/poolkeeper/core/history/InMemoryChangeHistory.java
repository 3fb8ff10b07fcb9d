package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.ChangeStatus;
import io.github.poolkeeper.core.change.Hold;
import io.github.poolkeeper.core.change.Note;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.change.Seen;
import io.github.poolkeeper.core.change.TaskToken;
import io.github.poolkeeper.core.change.TimeText;
import io.github.poolkeeper.core.history.GivenAnswers.AnswerPlace;
import io.github.poolkeeper.core.json.CanonicalJson;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A history in maps. It keeps the store's promises (conditions, one transaction a write) and
/// counts the requests that a store would have been sent.
public class InMemoryChangeHistory implements WholeHistory {
  private static final Instant EVER = Instant.MAX;

  private final Map<ChangeId, ChangeRecord> records = new LinkedHashMap<>();
  private final Map<String, ChangeId> requests = new HashMap<>();
  private final Map<String, ChangeId> beside = new HashMap<>();
  private final Map<String, Revision> revisions = new HashMap<>();
  private final Map<UserPoolId, Revision> heads = new HashMap<>();
  private final Map<Fingerprint, Configuration> snapshots = new HashMap<>();
  private final Map<ChangeId, Set<TaskToken>> tokens = new HashMap<>();
  private final List<Freeze> turns = new ArrayList<>();
  private final Set<ChangeId> settled = new HashSet<>();
  private final Set<UserPoolId> unseen = new HashSet<>();
  private final Set<UserPoolId> spoilt = new HashSet<>();
  private final Set<String> rejected = new HashSet<>();
  private final Map<ChangeId, Waiting> left = new HashMap<>();
  private final Map<UserPoolId, List<NoteLink>> noteLinks = new HashMap<>();
  private final Map<ChangeId, Map<Long, Note>> notes = new HashMap<>();
  private final Map<String, Instant> looked = new HashMap<>();
  private Optional<Seen> unplacedCall = Optional.empty();
  private final Set<Fingerprint> forged = new HashSet<>();
  private @Nullable Sweep sweep;
  private @Nullable Round round;
  private int largest = Integer.MAX_VALUE;
  private int calls;

  @Override
  public Opening open(ChangeRecord record) {
    calls++;
    Optional<String> key = record.requestId().map(id -> key(record.userPoolId(), id));
    if (key.isPresent() && requests.containsKey(key.get())) {
      return new Opening.Duplicate(known(requests.get(key.get())));
    }
    key.ifPresent(k -> requests.put(k, record.id()));
    records.put(record.id(), record);
    return new Opening.Opened();
  }

  @Override
  public Opening openBeside(ChangeRecord record, String key) {
    calls++;
    String place = key(record.userPoolId(), record.requestId().orElseThrow()) + "#" + key;
    if (beside.containsKey(place)) {
      return new Opening.Duplicate(known(beside.get(place)));
    }
    beside.put(place, record.id());
    records.put(record.id(), record);
    if (record.isEnded()) {
      unseen.add(record.userPoolId());
    }
    return new Opening.Opened();
  }

  @Override
  public List<ChangeRecord> allByRequest(UserPoolId pool, RequestId requestId) {
    calls++;
    return records.values().stream()
        .filter(record -> record.userPoolId().equals(pool))
        .filter(record -> record.requestId().equals(Optional.of(requestId)))
        .sorted(Comparator.comparing(ChangeRecord::id).reversed())
        .toList();
  }

  @Override
  public Optional<ChangeRecord> find(UserPoolId pool, ChangeId id) {
    calls++;
    return Optional.ofNullable(records.get(id)).filter(r -> r.userPoolId().equals(pool));
  }

  @Override
  public Optional<Loaded> load(UserPoolId pool, ChangeId id) {
    return find(pool, id)
        .map(
            record ->
                new Loaded(
                    record,
                    Optional.ofNullable(heads.get(pool)).map(last -> last.noted(noted(pool))),
                    tokens.getOrDefault(id, Set.of()),
                    stopping(pool),
                    due(record).isPresent()));
  }

  private boolean isFrozen(Hold.Scope scope) {
    return turns.stream()
        .filter(turn -> turn.scope().equals(scope))
        .reduce((_, last) -> last)
        .filter(Freeze::frozen)
        .isPresent();
  }

  /// Somebody has made the head unreadable.
  public void spoilHead(UserPoolId pool) {
    spoilt.add(pool);
  }

  boolean isSpoilt(UserPoolId pool) {
    return spoilt.contains(pool);
  }

  /// Somebody has taken a revision away.
  public void lose(UserPoolId pool, long revision) {
    revisions.remove(pool + "#" + revision);
  }

  @Override
  public Optional<Revision> revision(UserPoolId pool, long number) {
    calls++;
    return Optional.ofNullable(revisions.get(pool + "#" + number));
  }

  @Override
  public List<Revision> revisions(UserPoolId pool, long first, long last) {
    calls++;
    return LongStream.rangeClosed(first, last)
        .mapToObj(number -> Optional.ofNullable(revisions.get(pool + "#" + number)))
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public Optional<Revision> head(UserPoolId pool) {
    calls++;
    return Optional.ofNullable(heads.get(pool)).map(last -> last.noted(noted(pool)));
  }

  Optional<Noted> noted(UserPoolId pool) {
    return noteLinks(pool).reduce((_, last) -> last).map(NoteLink::end);
  }

  Stream<NoteLink> noteLinks(UserPoolId pool) {
    return noteLinks.getOrDefault(pool, List.of()).stream();
  }

  Map<Long, Note> notes(ChangeId change) {
    return notes.getOrDefault(change, Map.of());
  }

  @Override
  public void add(UserPoolId pool, Note note) {
    calls++;
    Map<Long, Note> beside = notes.computeIfAbsent(note.change(), _ -> new TreeMap<>());
    if (beside.values().stream().noneMatch(one -> one.occasion().equals(note.occasion()))) {
      NoteLink link = NoteLink.behind(noted(pool), note);
      noteLinks.computeIfAbsent(pool, _ -> new ArrayList<>()).add(link);
      beside.put(link.number(), note);
    }
  }

  @Override
  public Map<ChangeId, List<Note>> of(Map<UserPoolId, Set<ChangeId>> changes) {
    calls++;
    return changes.values().stream()
        .flatMap(Set::stream)
        .filter(notes::containsKey)
        .collect(Collectors.toMap(id -> id, id -> List.copyOf(notes(id).values())));
  }

  @Override
  public Map<Fingerprint, Configuration> snapshots(
      UserPoolId pool, Collection<Fingerprint> fingerprints) {
    calls++;
    fingerprints.stream()
        .filter(forged::contains)
        .findFirst()
        .ifPresent(
            fingerprint -> {
              throw new SnapshotForgedException(fingerprint);
            });
    Map<Fingerprint, Configuration> found = new HashMap<>(snapshots);
    found.keySet().retainAll(fingerprints);
    return found;
  }

  @Override
  public Page list(UserPoolId pool, TimeRange range, Optional<ChangeId> after, int limit) {
    return list(pool, record -> isIn(range, record), after, limit);
  }

  @Override
  public Page list(
      UserPoolId pool, ChangeStatus status, TimeRange range, Optional<ChangeId> after, int limit) {
    return list(
        pool,
        record -> record.state().status().equals(status) && isIn(range, record),
        after,
        limit);
  }

  private static boolean isIn(TimeRange range, ChangeRecord record) {
    return !record.id().time().isBefore(range.since())
        && record.id().time().isBefore(range.until());
  }

  @Override
  public TimelinePage changes(TimeRange range, Optional<TimelinePlace> from, int limit) {
    calls++;
    List<ChangeRecord> newestFirst =
        records.values().stream()
            .filter(record -> isIn(range, record))
            .filter(record -> from.stream().allMatch(place -> isBehind(record, place)))
            .sorted(Comparator.comparing(ChangeRecord::id).reversed())
            .toList();
    List<ChangeRecord> page = newestFirst.stream().limit(limit).toList();
    return new TimelinePage(
        page,
        page.size() < newestFirst.size()
            ? Optional.of(
                new TimelinePlace.Behind(page.getLast().id(), page.getLast().userPoolId()))
            : Optional.empty());
  }

  @Override
  public GivenAnswers.AnswerPage answers(TimeRange range, Optional<AnswerPlace> from, int limit) {
    calls++;
    List<GivenAnswer> newestFirst =
        records.values().stream()
            .flatMap(record -> GivenAnswer.of(record).stream())
            .filter(answer -> !answer.at().isBefore(range.since()))
            .filter(answer -> answer.at().isBefore(range.until()))
            .filter(answer -> from.stream().allMatch(place -> isBehind(answer, place)))
            .sorted(Comparator.comparing(InMemoryChangeHistory::listed).reversed())
            .toList();
    List<GivenAnswer> page = newestFirst.stream().limit(limit).toList();
    return new GivenAnswers.AnswerPage(
        page,
        page.size() < newestFirst.size()
            ? Optional.of(AnswerPlace.Behind.of(page.getLast()))
            : Optional.empty());
  }

  private static String listed(GivenAnswer answer) {
    return TimeText.sortable(answer.at()) + answer.record().id() + answer.number();
  }

  private static boolean isBehind(GivenAnswer answer, AnswerPlace place) {
    return switch (place) {
      case AnswerPlace.Behind(Instant at, ChangeId id, int number, _) ->
          listed(answer).compareTo(TimeText.sortable(at) + id + number) < 0;
      case AnswerPlace.Before(Instant time) -> answer.at().isBefore(time);
    };
  }

  private static boolean isBehind(ChangeRecord record, TimelinePlace place) {
    return switch (place) {
      case TimelinePlace.Behind(ChangeId id, _) -> record.id().compareTo(id) < 0;
      case TimelinePlace.Before(Instant time) -> record.id().time().isBefore(time);
    };
  }

  @Override
  public Map<ChangeId, ChangeRecord> records(UserPoolId pool, Collection<ChangeId> ids) {
    calls++;
    return records.values().stream()
        .filter(record -> record.userPoolId().equals(pool) && ids.contains(record.id()))
        .collect(Collectors.toMap(ChangeRecord::id, record -> record));
  }

  @Override
  public Map<UserPoolId, Revision> heads(Collection<UserPoolId> pools) {
    calls++;
    Map<UserPoolId, Revision> found = new HashMap<>(heads);
    found.keySet().retainAll(pools);
    return found;
  }

  @Override
  public Map<Fingerprint, Configuration> snapshots(Map<UserPoolId, Set<Fingerprint>> wanted) {
    calls++;
    Map<Fingerprint, Configuration> found = new HashMap<>(snapshots);
    found
        .keySet()
        .retainAll(wanted.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
    return found;
  }

  @Override
  public void listUnseen(UserPoolId pool) {
    calls++;
    unseen.add(pool);
  }

  @Override
  public PoolPage unseenPools(Optional<UserPoolId> after, int limit) {
    List<UserPoolId> later =
        unseen.stream()
            .filter(pool -> !heads.containsKey(pool))
            .filter(pool -> after.isEmpty() || isBefore(after.get(), pool))
            .sorted(Comparator.comparing(UserPoolId::value))
            .toList();
    List<PoolPage.Entry> page = later.stream().limit(limit).map(this::unseen).toList();
    return new PoolPage(
        page, page.size() < later.size() ? Optional.of(page.getLast().pool()) : Optional.empty());
  }

  private PoolPage.Entry unseen(UserPoolId pool) {
    return new PoolPage.Entry(
        pool,
        Optional.empty(),
        list(pool, _ -> true, Optional.empty(), 1).records().stream().findFirst());
  }

  @Override
  public Map<UserPoolId, Map<ChangeStatus.Known, Integer>> countOpen(Collection<UserPoolId> pools) {
    return pools.stream().distinct().collect(Collectors.toMap(pool -> pool, this::countOpen));
  }

  private Map<ChangeStatus.Known, Integer> countOpen(UserPoolId pool) {
    Map<ChangeStatus.Known, Integer> open = new EnumMap<>(ChangeStatus.Known.class);
    records.values().stream()
        .filter(record -> record.userPoolId().equals(pool) && !record.isEnded())
        .flatMap(record -> ChangeStatus.known(record.state().status().word()).stream())
        .forEach(status -> open.merge(status, 1, Integer::sum));
    return open;
  }

  @Override
  public PoolPage pools(Optional<UserPoolId> after, int limit) {
    calls++;
    List<PoolPage.Entry> later =
        heads.entrySet().stream()
            .map(
                e ->
                    isSpoilt(e.getKey())
                        ? new PoolPage.Entry(e.getKey(), Optional.empty(), Optional.empty())
                        : new PoolPage.Entry(
                            e.getKey(),
                            Optional.of(e.getValue()),
                            Optional.of(known(e.getValue().madeBy()))))
            .filter(e -> after.isEmpty() || e.pool().value().compareTo(after.get().value()) > 0)
            .sorted(Comparator.comparing(e -> e.pool().value()))
            .toList();
    List<PoolPage.Entry> page = later.stream().limit(limit).toList();
    return new PoolPage(
        page, page.size() < later.size() ? Optional.of(page.getLast().pool()) : Optional.empty());
  }

  private Page list(
      UserPoolId pool, Predicate<ChangeRecord> which, Optional<ChangeId> after, int limit) {
    calls++;
    List<ChangeRecord> newestFirst =
        records.values().stream()
            .filter(record -> record.userPoolId().equals(pool))
            .filter(which)
            .filter(record -> after.isEmpty() || record.id().compareTo(after.get()) < 0)
            .sorted(Comparator.comparing(ChangeRecord::id).reversed())
            .toList();
    List<ChangeRecord> page = newestFirst.stream().limit(limit).toList();
    return new Page(
        page,
        page.size() < newestFirst.size() ? Optional.of(page.getLast().id()) : Optional.empty());
  }

  @Override
  public List<ChangeRecord> unfinished(UserPoolId pool) {
    calls++;
    return records.values().stream()
        .filter(record -> record.userPoolId().equals(pool))
        .filter(
            record ->
                record.state() instanceof ChangeState.Failed
                    || record.state() instanceof ChangeState.Applying)
        .sorted(Comparator.comparing(ChangeRecord::id).reversed())
        .toList();
  }

  @Override
  public void update(ChangeRecord record, Collection<Configuration> described) {
    calls++;
    requireMovable(record);
    store(record, described);
  }

  @Override
  public List<Waiting> waiting(
      Waiting.Kind kind, Instant until, Optional<Waiting> after, int limit) {
    calls++;
    return records.values().stream()
        .flatMap(record -> due(record).stream())
        .filter(waiting -> waiting.kind() == kind)
        .filter(waiting -> waiting.sortKey().compareTo(Waiting.behind(until)) <= 0)
        .filter(
            waiting -> after.isEmpty() || Waiting.SOONEST_FIRST.compare(waiting, after.get()) > 0)
        .sorted(Waiting.SOONEST_FIRST)
        .limit(limit)
        .toList();
  }

  @Override
  public ApprovalPage approvals(Optional<Waiting> after, int limit) {
    List<Waiting> found = waiting(Waiting.Kind.APPROVAL, EVER, after, limit + 1);
    List<Waiting> page = found.stream().limit(limit).toList();
    return new ApprovalPage(
        page.stream().map(waiting -> new ApprovalPage.Entry(waiting, known(waiting.id()))).toList(),
        page.size() < found.size() ? Optional.of(page.getLast()) : Optional.empty());
  }

  @Override
  public Optional<Sweep> lastSweep() {
    calls++;
    return Optional.ofNullable(sweep);
  }

  @Override
  public void swept(Sweep last) {
    calls++;
    sweep = last;
  }

  @Override
  public int countKnown() {
    calls++;
    return heads.size();
  }

  @Override
  public List<UserPoolId> known(Optional<UserPoolId> from, int limit) {
    calls++;
    return heads.keySet().stream()
        .filter(pool -> from.filter(first -> isBefore(pool, first)).isEmpty())
        .sorted(Comparator.comparing(UserPoolId::value))
        .limit(limit)
        .toList();
  }

  private static boolean isBefore(UserPoolId pool, UserPoolId other) {
    return pool.value().compareTo(other.value()) < 0;
  }

  @Override
  public Optional<Round> lastRound() {
    calls++;
    return Optional.ofNullable(round);
  }

  @Override
  public void reached(Round last) {
    calls++;
    round = last;
  }

  private Optional<Waiting> due(ChangeRecord record) {
    return settled.contains(record.id())
        ? Optional.empty()
        : Optional.ofNullable(left.get(record.id())).or(() -> Waiting.of(record));
  }

  @Override
  public void settle(ChangeRecord record, Optional<ApiError> untold) {
    calls++;
    settled.add(record.id());
    left.remove(record.id());
    if (untold.isPresent()) {
      records.put(record.id(), known(record.id()).untold(untold));
    }
  }

  @Override
  public boolean isRejected(String messageId) {
    calls++;
    return rejected.contains(messageId);
  }

  @Override
  public void rejected(String messageId) {
    calls++;
    rejected.add(messageId);
  }

  @Override
  public void leave(Waiting waiting) {
    calls++;
    if (due(known(waiting.id())).isEmpty()) {
      settled.remove(waiting.id());
      left.put(waiting.id(), waiting);
    }
  }

  @Override
  public Freeze turn(Freeze turn) {
    calls++;
    Freeze next = turn.after(lastTurn(turn.scope()));
    turns.add(next);
    return next;
  }

  @Override
  public Optional<Hold.Scope> frozen(UserPoolId pool) {
    calls++;
    return stopping(pool);
  }

  @Override
  public Map<UserPoolId, Hold.Scope> frozen(Collection<UserPoolId> pools) {
    calls++;
    return pools.stream()
        .filter(pool -> stopping(pool).isPresent())
        .collect(Collectors.toMap(pool -> pool, pool -> stopping(pool).orElseThrow()));
  }

  @Override
  public FrozenPage frozen(Optional<UserPoolId> after, int limit) {
    calls++;
    List<Freeze> stopped =
        turns.stream()
            .map(Freeze::scope)
            .distinct()
            .filter(this::isFrozen)
            .filter(scope -> scope.onlyPool().isPresent() || after.isEmpty())
            .filter(
                scope ->
                    after.stream().allMatch(pool -> scopeId(scope).compareTo(pool.value()) > 0))
            .sorted(Comparator.comparing(InMemoryChangeHistory::scopeId))
            .flatMap(scope -> lastTurn(scope).stream())
            .toList();
    List<Freeze> page = stopped.stream().limit(limit).toList();
    return new FrozenPage(
        page, page.size() < stopped.size() ? page.getLast().scope().onlyPool() : Optional.empty());
  }

  private static String scopeId(Hold.Scope scope) {
    return scope.onlyPool().map(UserPoolId::value).orElse("");
  }

  private Optional<Hold.Scope> stopping(UserPoolId pool) {
    return Stream.of(new Hold.Scope.Everything(), new Hold.Scope.OnePool(pool))
        .filter(this::isFrozen)
        .map(Hold.Scope.class::cast)
        .findFirst();
  }

  @Override
  public void unplacedCall(Seen call) {
    calls++;
    unplacedCall =
        unplacedCall.filter(last -> last.at().isAfter(call.at())).or(() -> Optional.of(call));
  }

  @Override
  public Optional<Instant> lastUnplaced() {
    calls++;
    return unplacedCall.map(Seen::at);
  }

  @Override
  public void seenAsOnRecord(UserPoolId pool, long revision, Instant at) {
    calls++;
    looked.put(pool + "#" + revision, at);
  }

  @Override
  public Optional<Instant> lastSeenAsOnRecord(UserPoolId pool, long revision) {
    calls++;
    return Optional.ofNullable(looked.get(pool + "#" + revision));
  }

  @Override
  public Optional<Seen> lastUnplacedCall() {
    calls++;
    return unplacedCall;
  }

  @Override
  public Optional<Freeze> lastTurn(Hold.Scope scope) {
    return turns(scope, 1).stream().findFirst();
  }

  @Override
  public List<Freeze> turns(Hold.Scope scope, int limit) {
    calls++;
    return turns.reversed().stream()
        .filter(turn -> turn.scope().equals(scope))
        .limit(limit)
        .toList();
  }

  @Override
  public void addRevision(
      ChangeRecord record, Revision revision, Collection<Configuration> described) {
    calls++;
    if (records.containsKey(record.id())) {
      requireMovable(record);
    }
    requireNext(record.userPoolId(), revision);
    store(record, described);
    requireSnapshot(revision);
    revisions.put(record.userPoolId() + "#" + revision.number(), revision.asWritten());
    heads.put(record.userPoolId(), revision);
    record.rollbackOf().ifPresent(id -> records.put(id, known(id).marked(record)));
  }

  @Override
  public void keepWaiting(UserPoolId pool, ChangeId id, TaskToken token) {
    calls++;
    tokens.computeIfAbsent(id, _ -> new LinkedHashSet<>()).add(token);
  }

  @Override
  public void stopWaiting(UserPoolId pool, ChangeId id, Collection<TaskToken> answered) {
    calls++;
    tokens.computeIfAbsent(id, _ -> new LinkedHashSet<>()).removeAll(answered);
  }

  /// How many requests it has taken.
  public int calls() {
    return calls;
  }

  /// Every record of a pool, oldest first.
  public List<ChangeRecord> ledger(UserPoolId pool) {
    return new ArrayList<>(list(pool, Optional.empty(), Integer.MAX_VALUE).records().reversed());
  }

  /// Every record of every pool, in the order in which they were opened.
  public Stream<ChangeRecord> ledger() {
    return records.values().stream();
  }

  public Configuration snapshot(Fingerprint fingerprint) {
    return Optional.ofNullable(snapshots.get(fingerprint)).orElseThrow();
  }

  /// Somebody has put another configuration in the place of a snapshot.
  public void forge(Fingerprint fingerprint) {
    forged.add(fingerprint);
  }

  /// From now on it holds no larger configuration.
  public void holdAtMost(int bytes) {
    largest = bytes;
  }

  private void store(ChangeRecord record, Collection<Configuration> described) {
    for (Configuration configuration : described) {
      int bytes = CanonicalJson.bytes(configuration.document()).length;
      if (bytes > largest) {
        throw new SnapshotTooLargeException(bytes, largest);
      }
    }
    records.put(record.id(), record);
    left.remove(record.id());
    described.forEach(configuration -> snapshots.put(configuration.fingerprint(), configuration));
  }

  protected void requireNext(UserPoolId pool, Revision revision) {
    long last = Optional.ofNullable(heads.get(pool)).map(Revision::number).orElse(0L);
    if (revision.number() != last + 1) {
      throw new StaleHistoryException("expected revision " + (last + 1));
    }
  }

  private void requireSnapshot(Revision revision) {
    if (!snapshots.containsKey(revision.configuration())) {
      throw new IllegalStateException("no snapshot of revision " + revision.number());
    }
  }

  private void requireMovable(ChangeRecord record) {
    ChangeRecord stored = known(record.id());
    if (stored.state() instanceof ChangeState.Ended) {
      throw new StaleHistoryException(record.id() + " has ended");
    }
    if (record.version() != stored.version() + 1) {
      throw new StaleHistoryException(record.id() + " is at version " + stored.version());
    }
  }

  private ChangeRecord known(ChangeId id) {
    return Optional.ofNullable(records.get(id)).orElseThrow();
  }

  private static String key(UserPoolId pool, RequestId id) {
    return pool + "#" + id;
  }
}
