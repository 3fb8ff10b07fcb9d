package io.github.poolkeeper.core.intake;

import com.sun.management.ThreadMXBean;
import io.github.poolkeeper.core.apply.ApplyChange;
import io.github.poolkeeper.core.apply.ApplyClock;
import io.github.poolkeeper.core.apply.ApplyPorts;
import io.github.poolkeeper.core.apply.ApplySettings;
import io.github.poolkeeper.core.apply.InMemoryUserPools;
import io.github.poolkeeper.core.apply.Outcome;
import io.github.poolkeeper.core.apply.RecordedCallbacks;
import io.github.poolkeeper.core.change.ChangeIds;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.HostileMessages;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.change.InMemoryChangeQueue;
import io.github.poolkeeper.core.history.InMemoryChangeHistory;
import io.github.poolkeeper.core.history.RecordCodec;
import io.github.poolkeeper.core.history.StateJson;
import io.github.poolkeeper.core.json.CanonicalJson;
import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.policy.Policies;
import io.github.poolkeeper.core.proposal.UnknownSettingsMode;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/// Takes messages in, applies what comes of them, and complains about what should not be.
final class HostileRun {
  /// A batch has ten messages and intake 30 seconds.
  private static final Duration MOST_TIME = Duration.ofSeconds(3);

  /// A function has 1024 MB; what it lets go of counts here too.
  private static final long MOST_MEMORY = 256L << 20;

  /// The largest request and as much as may be said of it.
  private static final int MOST_RECORD = 500_000;

  private static final int MOST_REASONS = 100_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final InMemoryUserPools pools = new InMemoryUserPools();
  private final InMemoryChangeHistory history = new InMemoryChangeHistory();
  private final Map<String, Integer> ends = new TreeMap<>();
  private final List<String> complaints = new ArrayList<>();
  private final List<Submission> kept = new ArrayList<>();
  private final AcceptRequest acceptRequest;
  private final ApplyChange applyChange;
  private int delivered;
  private long mostNanoseconds;
  private long mostBytes;

  HostileRun() {
    InstantSource clock = () -> Instant.parse("2026-01-01T00:00:00Z").plusMillis(delivered);
    ChangeIds ids = new ChangeIds(clock, new Random(1));
    RecordedCallbacks callbacks = new RecordedCallbacks();
    acceptRequest =
        new AcceptRequest(
            new OpenChange(history, history, new InMemoryChangeQueue(), ids, clock),
            new RejectRequest(
                history, history, (submission, _) -> kept.add(submission), callbacks, ids, clock),
            new TaskRoles(Set.of("AROASENDER")));
    applyChange =
        new ApplyChange(
            new ApplyPorts(pools, history, history, history, callbacks),
            new ApplySettings(
                UnknownSettingsMode.CARRY, 1, Policies.ANYTHING_GOES, Duration.ofDays(3)),
            new ApplyClock(clock, ids, _ -> {}));
    HostileMessages.POOLS.forEach(pool -> pools.put(pool, HostileMessages.pool()));
  }

  void deliver(HostileMessages.Message message) {
    delivered++;
    long time = THREADS.getCurrentThreadCpuTime();
    long memory = THREADS.getCurrentThreadAllocatedBytes();
    ends.merge(end(message), 1, Integer::sum);
    time = THREADS.getCurrentThreadCpuTime() - time;
    memory = THREADS.getCurrentThreadAllocatedBytes() - memory;
    mostNanoseconds = Math.max(mostNanoseconds, time);
    mostBytes = Math.max(mostBytes, memory);
    complainUnless(time <= MOST_TIME.toNanos(), message, "took " + time + " ns");
    complainUnless(memory <= MOST_MEMORY, message, "took " + memory + " bytes");
  }

  Map<String, Integer> ends() {
    return ends;
  }

  List<String> complaints() {
    return complaints;
  }

  @Override
  public String toString() {
    return "%s; at most %d ms and %d MB a message"
        .formatted(ends, mostNanoseconds / 1_000_000, mostBytes >> 20);
  }

  private String end(HostileMessages.Message message) {
    try {
      Submission submission =
          new Submission(
              "m" + delivered, Optional.of(new Identity("AROASENDER:one")), message.body());
      return switch (acceptRequest.accept(submission)) {
        case Acceptance.Rejected(List<Violation> violations) ->
            rejected(message, submission, violations);
        case Acceptance.Accepted(ChangeRecord record) -> applied(message, record);
        case Acceptance.Repeated _ -> "REPEATED";
      };
    } catch (RuntimeException | StackOverflowError e) {
      complaints.add(message.kind() + " threw " + e + " at " + Arrays.toString(e.getStackTrace()));
      return "THROWN";
    }
  }

  private String rejected(
      HostileMessages.Message message, Submission submission, List<Violation> violations) {
    int size = CanonicalJson.bytes(StateJson.violations(violations).build()).length;
    complainUnless(!violations.isEmpty(), message, "was rejected without a reason");
    complainUnless(size <= MOST_REASONS, message, "has " + size + " bytes of reasons");
    complainUnless(kept.getLast().equals(submission), message, "was not kept");
    return "REJECTED";
  }

  private String applied(HostileMessages.Message message, ChangeRecord record) {
    Outcome outcome = applyChange.apply(record.userPoolId(), record.id(), 1);
    ChangeRecord ended = history.find(record.userPoolId(), record.id()).orElseThrow();
    int size = CanonicalJson.bytes(RecordCodec.encode(ended)).length;
    complainUnless(outcome instanceof Outcome.Done, message, "goes on as " + outcome);
    complainUnless(size <= MOST_RECORD, message, "has a record of " + size + " bytes");
    return ended.state().status().word();
  }

  private void complainUnless(boolean good, HostileMessages.Message message, String complaint) {
    if (!good) {
      complaints.add(delivered + ", " + message.kind() + ": " + complaint);
    }
  }
}
