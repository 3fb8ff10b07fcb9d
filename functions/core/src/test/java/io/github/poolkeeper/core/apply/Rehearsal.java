package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeIds;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.change.Parsed;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.change.RequestMessage;
import io.github.poolkeeper.core.history.InMemoryChangeHistory;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.policy.Policies;
import io.github.poolkeeper.core.policy.Policy;
import io.github.poolkeeper.core.proposal.UnknownSettingsMode;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// One pool, a history and the use case over in-memory ports, with a clock that moves only when
/// somebody waits.
final class Rehearsal {
  static final UserPoolId POOL = new UserPoolId("eu-west-1_Rehearsal");
  static final int MAX_DELIVERIES = 5;
  static final Duration EXPIRY = Duration.ofDays(3);

  final InMemoryUserPools pools = new InMemoryUserPools();
  final InMemoryChangeHistory history = new InMemoryChangeHistory();
  final RecordedCallbacks callbacks = new RecordedCallbacks();
  final List<Duration> pauses = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private int requests;

  private final ChangeIds ids = new ChangeIds(clock(), new Random(7));
  private Policy policy;
  private ApplyChange applyChange;

  Rehearsal(String document) {
    this(document, Policies.ANYTHING_GOES);
  }

  Rehearsal(String document, Policy policy) {
    pools.put(POOL, json(document));
    this.policy = policy;
    this.applyChange = useCase(UnknownSettingsMode.CARRY);
  }

  /// From now on.
  void policy(Policy next) {
    this.policy = next;
    this.applyChange = useCase(UnknownSettingsMode.CARRY);
  }

  static JsonObject json(String text) {
    return JsonText.parse(text).asJsonObject();
  }

  ApplyChange useCase(UnknownSettingsMode unknownSettings) {
    return new ApplyChange(
        new ApplyPorts(pools, history, history, history, callbacks),
        new ApplySettings(unknownSettings, MAX_DELIVERIES, policy, EXPIRY),
        new ApplyClock(clock(), ids, this::pass));
  }

  /// A request whose members these are, the pool and the request id apart.
  ChangeRequest request(String members) {
    String body = "{\"userPoolId\":\"" + POOL + "\"," + members + "}";
    Parsed parsed = RequestMessage.read(body, new RequestId("r" + ++requests)).parsed();
    if (!(parsed instanceof Parsed.Valid(ChangeRequest request))) {
      throw new IllegalArgumentException(parsed.toString());
    }
    return request;
  }

  /// Opens a record for a request.
  ChangeId open(String members) {
    ChangeRequest request = request(members);
    pass(Duration.ofSeconds(1));
    ChangeRecord record =
        ChangeRecord.of(
            ids.next(),
            POOL,
            new Cause.Requested(request, Optional.of(new Identity("AIDASENDER"))),
            now,
            new ChangeState.Queued());
    history.open(record);
    return record.id();
  }

  /// The same for a dead letter that was sent again: by somebody else, who says who sent it before.
  ChangeId openAgain(String members, Identity sender, Identity earlier) {
    ChangeRequest request = request(members);
    pass(Duration.ofSeconds(1));
    ChangeRecord record =
        ChangeRecord.of(
            ids.next(),
            POOL,
            new Cause.Requested(request, Optional.of(sender), List.of(earlier)),
            now,
            new ChangeState.Queued());
    history.open(record);
    return record.id();
  }

  Outcome deliver(ChangeId id, int delivery) {
    pass(Duration.ofSeconds(1));
    return applyChange.apply(POOL, id, delivery);
  }

  /// Opens a request and delivers it once.
  ChangeRecord apply(String members) {
    ChangeId id = open(members);
    deliver(id, 1);
    return record(id);
  }

  ChangeRecord record(ChangeId id) {
    return history.find(POOL, id).orElseThrow();
  }

  String status(ChangeId id) {
    return record(id).state().status().word();
  }

  JsonObject live() {
    return pools.document(POOL);
  }

  JsonObject snapshot(Fingerprint fingerprint) {
    Map<Fingerprint, Configuration> found = history.snapshots(POOL, List.of(fingerprint));
    return Optional.ofNullable(found.get(fingerprint)).orElseThrow().document();
  }

  Instant now() {
    return now;
  }

  InstantSource clock() {
    return () -> now;
  }

  void pass(Duration duration) {
    pauses.add(duration);
    now = now.plus(duration);
  }
}
