package io.github.poolkeeper.core.simulation;

import io.github.poolkeeper.core.apply.ApplyChange;
import io.github.poolkeeper.core.apply.ApplyClock;
import io.github.poolkeeper.core.apply.ApplyPorts;
import io.github.poolkeeper.core.apply.ApplySettings;
import io.github.poolkeeper.core.apply.InMemoryUserPools;
import io.github.poolkeeper.core.apply.LookAtPool;
import io.github.poolkeeper.core.apply.Outcome;
import io.github.poolkeeper.core.change.Attempt;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeIds;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.history.InMemoryChangeHistory;
import io.github.poolkeeper.core.history.WholeHistory;
import io.github.poolkeeper.core.intake.AcceptRequest;
import io.github.poolkeeper.core.intake.OpenChange;
import io.github.poolkeeper.core.intake.RejectRequest;
import io.github.poolkeeper.core.intake.RejectedRequests;
import io.github.poolkeeper.core.intake.Submission;
import io.github.poolkeeper.core.intake.TaskRoles;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.proposal.UnknownSettingsMode;
import io.github.poolkeeper.core.simulation.SimulatedQueue.Message;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Two functions, two queues, a history and some pools; it all runs in one thread, and what happens
/// next is decided by a seed.
final class World {
  private static final int MOST_STEPS = 20_000;
  private static final Duration LONGEST_LIFE = Duration.ofSeconds(45);

  private final Scenario scenario;
  private final VirtualTime time = new VirtualTime();
  private final Gate gate;
  private final RandomGenerator random;
  private final InMemoryUserPools pools = new InMemoryUserPools();
  private final Map<UserPoolId, PoolLog> logs = new LinkedHashMap<>();
  private final InMemoryChangeHistory history;
  private final SimulatedQueue requests = new SimulatedQueue(time, Duration.ofMinutes(3), 10);
  private final SimulatedQueue changes = new SimulatedQueue(time, Duration.ofMinutes(6), 15);
  private final Worker intake;
  private final Worker apply;
  private final People people;
  private final Set<ChangeId> waited = new HashSet<>();
  private final List<Sent> sent = new ArrayList<>();
  private final List<Submission> rejected = new ArrayList<>();
  private final Map<ChangeId, Integer> order = new LinkedHashMap<>();
  private final Map<ChangeId, Ending> endings = new HashMap<>();
  private final Deque<Delivery> deliveries = new ArrayDeque<>();
  private final List<String> violations = new ArrayList<>();
  private final JudgedCallbacks callbacks = new JudgedCallbacks(this);
  private final Map<ChangeId, List<Attempt>> attempts = new HashMap<>();
  private final Map<UserPoolId, Integer> lastSeen = new HashMap<>();
  private final List<Late> late = new ArrayList<>();
  private final Watch watch;
  private int edits;
  private int astray;

  World(Scenario scenario, Faults faults, Wiring wiring, long seed, boolean traces) {
    this.scenario = scenario;
    this.random = new Random(seed);
    this.gate = new Gate(time, faults, traces);
    this.history = wiring.history().get();
    scenario.pools().forEach(this::create);
    Ports ports = wiring.ports().apply(ports());
    ChangeIds ids = new ChangeIds(time, random);
    this.intake = new Worker("intake", gate, requests, 10, intake(ports, ids));
    this.apply = new Worker("apply", gate, changes, 1, apply(ports, ids, wiring.anyGroup()));
    this.people = new People(this, ports, ids, random);
    this.watch = new Watch(this, random);
  }

  private void create(UserPoolId id, JsonObject document) {
    pools.put(id, document);
    PoolLog log = new PoolLog();
    log.add(time.instant(), document, Optional.empty(), 0);
    logs.put(id, log);
    pools.keepWhenLeftOut(Scenarios.KEPT);
  }

  private Ports ports() {
    return new Ports(
        new FaultyUserPools(this, pools),
        FaultyPort.of(WholeHistory.class, history, this),
        new FaultyChangeQueue(this, changes, new AtomicLong()),
        FaultyPort.of(RejectedRequests.class, (submission, _) -> rejected.add(submission), this),
        new FaultyCallbacks(this, callbacks));
  }

  private Worker.Handler intake(Ports ports, ChangeIds ids) {
    AcceptRequest acceptRequest =
        new AcceptRequest(
            new OpenChange(ports.history(), ports.history(), ports.queue(), ids, time),
            new RejectRequest(
                ports.history(), ports.history(), ports.rejected(), ports.callbacks(), ids, time),
            new TaskRoles(Set.of("AROASENDER")));
    return message -> {
      deliveries.push(new Delivery(Optional.empty()));
      try {
        acceptRequest.accept(
            new Submission(message.id(), Optional.of(People.REQUESTER), message.body()));
        return true;
      } finally {
        deliveries.pop();
      }
    };
  }

  private Worker.Handler apply(Ports ports, ChangeIds ids, boolean anyGroup) {
    ApplyChange applyChange =
        new ApplyChange(
            new ApplyPorts(
                ports.pools(),
                ports.history(),
                ports.history(),
                ports.history(),
                ports.callbacks()),
            new ApplySettings(
                UnknownSettingsMode.CARRY,
                scenario.maxDeliveries(),
                scenario.policy(),
                Duration.ofDays(3)),
            new ApplyClock(time, ids, time::pass));
    LookAtPool lookAtPool =
        new LookAtPool(
            ports.pools(),
            ports.history(),
            ports.history(),
            scenario.policy(),
            new ApplyClock(time, ids, time::pass));
    return message -> {
      if (Watch.isLook(message)) {
        return look(lookAtPool, message);
      }
      String[] named = message.body().split(" ", 2);
      ChangeId id = new ChangeId(named[1]);
      if (!anyGroup && !message.group().equals(named[0])) {
        // As the function does, whose own test holds it.
        return true;
      }
      deliveries.push(new Delivery(Optional.of(id)));
      try {
        return isDone(message, applyChange.apply(new UserPoolId(named[0]), id, message.receives()));
      } finally {
        deliveries.pop();
      }
    };
  }

  private boolean look(LookAtPool lookAtPool, Message message) {
    deliveries.push(new Delivery(Optional.empty()));
    try {
      return watch.look(lookAtPool, message);
    } finally {
      deliveries.pop();
    }
  }

  private boolean isDone(Message message, Outcome outcome) {
    gate.note(() -> "outcome: " + outcome);
    if (outcome instanceof Outcome.Done) {
      UserPoolId pool = new UserPoolId(message.body().split(" ", 2)[0]);
      lastSeen.merge(pool, delivery().seenAt(), Math::max);
    }
    if (outcome instanceof Outcome.Retry retry) {
      Gate.Passage passage = enter("Redelivery", "delay", Fault.STORE_WRITE);
      changes.delay(message, retry.after());
      leave(passage);
    }
    if (outcome instanceof Outcome.Unknown) {
      violated("a message names no change: " + message.body());
    }
    return !(outcome instanceof Outcome.Retry);
  }

  // What happens.

  /// Runs it all to the end: first what goes right, then what goes wrong, then dead letters are
  /// sent back and everything comes to rest.
  World run() {
    scenario.before().forEach(this::happen);
    settle(new ArrayDeque<>());
    gate.arm(true);
    settle(new ArrayDeque<>(scenario.under()));
    gate.arm(false);
    people.liftAll();
    requests.redrive();
    changes.redrive();
    settle(new ArrayDeque<>());
    changes.redrive();
    settle(new ArrayDeque<>());
    landAll();
    Findings.check(this);
    probe();
    return this;
  }

  /// A harmless request for every pool: whatever happened, the next one finds all in order.
  private void probe() {
    for (UserPoolId pool : logs.keySet()) {
      String body =
          "{\"userPoolId\":\"%s\",\"dryRun\":true,\"change\":{\"PoolName\":\"probe\"}}"
              .formatted(pool);
      happen(new Scenario.Step.Send(pool, _ -> body));
    }
    settle(new ArrayDeque<>());
    logs.keySet().forEach(pool -> new LedgerFindings(this, pool).isUpToDate());
  }

  private void settle(Deque<Scenario.Step> steps) {
    for (int i = 0; i < MOST_STEPS; i++) {
      if (!advance(steps)) {
        return;
      }
    }
    violated("it does not come to rest");
  }

  private boolean advance(Deque<Scenario.Step> steps) {
    List<BooleanSupplier> actions =
        new ArrayList<>(
            List.of(
                intake::poll, apply::poll, people::answer, watch::tells, () -> happenNext(steps)));
    while (!actions.isEmpty()) {
      if (actions.remove(random.nextInt(actions.size())).getAsBoolean()) {
        return true;
      }
    }
    return Stream.of(requests.next(), changes.next(), watch.next())
        .flatMap(Optional::stream)
        .min(Instant::compareTo)
        .map(
            next -> {
              time.until(next);
              return true;
            })
        .orElseGet(people::wake);
  }

  private boolean happenNext(Deque<Scenario.Step> steps) {
    if (steps.isEmpty()) {
      return false;
    }
    happen(steps.remove());
    return true;
  }

  private void happen(Scenario.Step step) {
    switch (step) {
      case Scenario.Step.Send send -> {
        String id = "m" + sent.size();
        String body = send.body().apply(this);
        sent.add(Sent.message(id, send.group(), body));
        requests.send(id, send.group().value(), body, id, Duration.ZERO);
        gate.note(() -> "sent " + id + ": " + body);
      }
      case Scenario.Step.Call call -> {
        Sent asked = Sent.call("c" + sent.size(), call.pool(), call.body().apply(this));
        sent.add(asked);
        people.call(asked);
      }
      case Scenario.Step.Astray(UserPoolId pool, String group) ->
          history.ledger(pool).stream()
              .filter(record -> record.request().isPresent())
              .max(Comparator.comparing(ChangeRecord::id))
              .ifPresent(record -> sendAstray(record, group));
      case Scenario.Step.Turn turn -> people.turn(turn.scope(), turn.freezes());
      case Scenario.Step.Edit edit -> edit(edit.pool(), Pointer.parse(edit.path()), edit.value());
    }
  }

  private void sendAstray(ChangeRecord record, String group) {
    String id = "astray " + ++astray;
    changes.send(id, group, record.userPoolId() + " " + record.id(), id, Duration.ZERO);
    gate.note(() -> "somebody sends change " + record.id() + " in group " + group);
  }

  // What the ports tell.

  Gate.Passage enter(String port, String operation, Set<Fault> possible) {
    Gate.Passage passage = gate.enter(port, operation, here(possible));
    land();
    overtakenOrDead(passage);
    switch (passage.fault().orElse(Fault.DELAYED)) {
      case THROTTLED, REFUSED, TIMED_OUT_NOT_DONE ->
          throw new Trouble(passage.fault().orElseThrow(), passage.call());
      case CRASH_BEFORE,
          CRASH_AFTER,
          TIMED_OUT_DONE,
          DONE_LATER,
          POSTPONED,
          LATE_READ,
          EDITED_HERE,
          EDITED_ELSEWHERE,
          OVERTAKEN,
          BESIDE,
          DUPLICATED,
          DELAYED -> {}
    }
    return passage;
  }

  /// Another process can only take what there is.
  private Set<Fault> here(Set<Fault> possible) {
    if (!apply.hasMoreToDo()) {
      return possible;
    }
    Set<Fault> more = EnumSet.copyOf(possible);
    more.add(Fault.BESIDE);
    return more;
  }

  Gate.Passage enterPool(UserPoolId id, String operation, Set<Fault> possible) {
    Gate.Passage passage = gate.enter("UserPools", operation, here(possible));
    land();
    overtakenOrDead(passage);
    if (passage.is(Fault.EDITED_HERE)) {
      edit(id, Contested.of(this), "edit-" + ++edits);
    }
    if (passage.is(Fault.EDITED_ELSEWHERE)) {
      edit(id, Pointer.parse("/UserPoolTags/elsewhere"), "edit-" + ++edits);
    }
    return passage;
  }

  private void overtakenOrDead(Gate.Passage passage) {
    if (passage.is(Fault.OVERTAKEN)) {
      intake.overtake();
      apply.overtake();
    }
    if (passage.is(Fault.BESIDE)) {
      goOnBeside(passage);
    }
    if (passage.is(Fault.CRASH_BEFORE)) {
      throw passage.crash();
    }
  }

  /// What takes longer than Lambda lets a process live is the end of this one.
  private void goOnBeside(Gate.Passage passage) {
    Instant end = time.instant().plus(LONGEST_LIFE);
    gate.note(() -> "beside it");
    boolean took = apply.poll();
    gate.note(() -> took ? "this one goes on" : "nothing happens");
    if (time.instant().isAfter(end)) {
      throw passage.crash();
    }
  }

  void leave(Gate.Passage passage) {
    if (passage.is(Fault.CRASH_AFTER)) {
      throw passage.crash();
    }
    if (passage.is(Fault.TIMED_OUT_DONE)) {
      throw new Trouble(Fault.TIMED_OUT_DONE, passage.call());
    }
  }

  /// A store has done what it was asked for.
  void done(String operation, List<Object> arguments) {
    if (!arguments.isEmpty()
        && arguments.getFirst() instanceof ChangeRecord record
        && !operation.equals("open")
        && !operation.equals("settle")) {
      if (record.state() instanceof ChangeState.PendingApproval
          || record.state() instanceof ChangeState.Held) {
        waited.add(record.id());
      }
      gate.note(() -> "  " + record.kind() + " " + record.id() + " is " + record.state().status());
      ChangeFindings.follow(this, record);
    }
  }

  /// A process has seen an entry of a pool's log.
  void saw(UserPoolId pool, int entry) {
    delivery().saw(log(pool).entries().get(entry).configuration(), entry);
  }

  int lastSeen(UserPoolId pool) {
    return Optional.ofNullable(lastSeen.get(pool)).orElse(-1);
  }

  List<Attempt> attempts(ChangeId id) {
    return Optional.ofNullable(attempts.get(id)).orElseGet(List::of);
  }

  void attempted(ChangeId id, List<Attempt> known) {
    attempts.put(id, known);
  }

  void ended(ChangeRecord record) {
    if (record.request().isPresent() && exists(record.userPoolId())) {
      endings.put(record.id(), new Ending(record, log(record.userPoolId()).last()));
    }
  }

  void submitted(ChangeId id) {
    order.putIfAbsent(id, order.size());
  }

  void writes(UserPoolId pool, Configuration live, NormalForm after) {
    if (!delivery().mayWriteOn(live)) {
      violated(
          "%s is written unseen, by change %s".formatted(pool, delivery().change().orElseThrow()));
    }
    ChangeFindings.asked(this, pool, live, after);
  }

  /// A write that nobody has answered is done when that much time has passed.
  void later(Duration after, UserPoolId pool, Runnable write) {
    Delivery sender = delivery();
    int seenAt = sender.seenAt();
    late.add(
        new Late(
            time.instant().plus(after),
            () -> {
              write.run();
              written(pool, sender.change(), seenAt);
            }));
  }

  private record Late(Instant at, Runnable write) {}

  private void land() {
    List<Late> now = late.stream().filter(one -> !one.at().isAfter(time.instant())).toList();
    late.removeAll(now);
    now.forEach(one -> one.write().run());
  }

  private void landAll() {
    late.forEach(one -> time.until(one.at()));
    land();
  }

  void written(UserPoolId pool) {
    written(pool, delivery().change(), delivery().seenAt());
  }

  private void written(UserPoolId pool, Optional<ChangeId> by, int seenAt) {
    log(pool).add(time.instant(), pools.document(pool), by, seenAt);
    gate.note(() -> "  " + log(pool).entries().getLast().changed());
  }

  private void edit(UserPoolId pool, Pointer path, String value) {
    pools.edit(pool, document -> Contested.set(document, path, value));
    log(pool).add(time.instant(), pools.document(pool), Optional.empty(), 0);
    gate.note(() -> "  somebody sets " + path + " to " + value);
    if (scenario.isWatched()) {
      watch.sees(pool, value);
    }
  }

  void violated(String finding) {
    violations.add(finding);
    gate.note(() -> "!!! " + finding);
  }

  // What there is to see.

  Watch watch() {
    return watch;
  }

  boolean exists(UserPoolId id) {
    return logs.containsKey(id);
  }

  PoolLog log(UserPoolId id) {
    return Optional.ofNullable(logs.get(id)).orElseThrow();
  }

  Map<UserPoolId, PoolLog> logs() {
    return logs;
  }

  VirtualTime time() {
    return time;
  }

  Gate gate() {
    return gate;
  }

  Delivery delivery() {
    return deliveries.getFirst();
  }

  InMemoryChangeHistory history() {
    return history;
  }

  SimulatedQueue requests() {
    return requests;
  }

  SimulatedQueue changes() {
    return changes;
  }

  List<Sent> sent() {
    return sent;
  }

  List<Submission> rejected() {
    return rejected;
  }

  Map<ChangeId, Integer> order() {
    return order;
  }

  /// Whether a change has waited for people or for a time: it has its turn when that is over.
  boolean hasWaited(ChangeId id) {
    return waited.contains(id);
  }

  Map<ChangeId, Ending> endings() {
    return endings;
  }

  JudgedCallbacks callbacks() {
    return callbacks;
  }

  List<String> violations() {
    return violations;
  }

  /// The change of a request, or one that does not exist.
  String changeOf(UserPoolId pool, String requestId) {
    return history.allByRequest(pool, new RequestId(requestId)).stream()
        .findFirst()
        .map(record -> record.id().value())
        .orElse("018f0000-0000-7000-8000-000000000000");
  }
}
