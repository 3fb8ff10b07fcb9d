package io.github.poolkeeper.core.simulation;

import io.github.poolkeeper.core.change.Answer;
import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Effect;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.change.Parsed;
import io.github.poolkeeper.core.change.RequestCodec;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.change.TaskToken;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What must hold of messages, records and callbacks once everything has come to rest.
final class Findings {
  private final World world;
  private final List<ChangeRecord> ledger;
  private final Set<ChangeId> placed = new HashSet<>();

  private Findings(World world) {
    this.world = world;
    this.ledger = world.history().ledger().toList();
  }

  static void check(World world) {
    Findings findings = new Findings(world);
    findings.nothingIsLeft();
    world.sent().forEach(findings::isAccountedFor);
    findings.nothingIsInvented();
    findings.takesEffectInOrder();
    findings.onlyWhatWasAgreedTo();
    world.logs().keySet().forEach(pool -> new LedgerFindings(world, pool).check());
    world.endings().values().forEach(ending -> new ChangeFindings(world, ending).check());
  }

  private void nothingIsLeft() {
    if (world.requests().next().isPresent() || world.changes().next().isPresent()) {
      world.violated("a message is left in a queue");
    }
    if (!world.requests().deadLetters().isEmpty() || !world.changes().deadLetters().isEmpty()) {
      world.violated("a dead letter cannot be handled though nothing goes wrong any more");
    }
    for (ChangeRecord record : ledger) {
      if (!record.isEnded()) {
        world.violated("change %s is left %s".formatted(record.id(), record.state().status()));
      }
    }
  }

  private void isAccountedFor(Sent sent) {
    switch (sent.parsed()) {
      // It may have been lost before it was on record: then whoever asked was told nothing. What is
      // on record has come to an end like all else.
      case Parsed.Valid(ChangeRequest request) when sent.isCall() ->
          find(request.userPoolId(), request.requestId())
              .filter(record -> asks(record, request))
              .ifPresent(record -> isAnswered(request.taskToken(), Optional.of(record)));
      case Parsed.Valid(ChangeRequest request) -> {
        boolean onRecord =
            find(request.userPoolId(), request.requestId())
                .filter(r -> asks(r, request))
                .isPresent();
        if (onRecord == isKept(sent)) {
          world.violated(
              "%s is %s"
                  .formatted(sent, onRecord ? "done and rejected" : "neither done nor rejected"));
        }
        isAnswered(request.taskToken(), of(sent, request));
      }
      case Parsed.Invalid invalid -> {
        if (!isKept(sent)) {
          world.violated(sent + " is wrong, and not among the rejected requests");
        }
        invalid.fragments().userPoolId().ifPresent(pool -> isRejectedOnRecord(sent, pool, invalid));
        isAnswered(invalid.fragments().taskToken(), Optional.empty());
        isKeptOnce(sent);
      }
    }
  }

  /// Who cannot be told is told so by the record, if there is one.
  private void isAnswered(Optional<TaskToken> token, Optional<ChangeRecord> record) {
    boolean isTold =
        token.filter(t -> !world.callbacks().isAnswered(t)).isEmpty()
            || (world.callbacks().isRefused(token.get())
                && record.filter(r -> r.untold().isEmpty()).isEmpty());
    if (!isTold) {
      world.violated("nobody answers " + token.get().value());
    }
  }

  private boolean isKept(Sent sent) {
    return world.rejected().stream()
        .anyMatch(s -> s.messageId().equals(sent.messageId()) && s.body().equals(sent.body()));
  }

  /// But once more each time that nobody knows whether it has been kept: a queue and a table have
  /// no common transaction, and twice is better than not at all.
  private void isKeptOnce(Sent sent) {
    long copies =
        world.rejected().stream().filter(s -> s.messageId().equals(sent.messageId())).count();
    int uncertain =
        world.gate().faultsAt("RejectedRequests.put")
            + world.gate().faultsAt("WholeHistory.rejected")
            + world.gate().injected().getOrDefault(Fault.OVERTAKEN, 0);
    if (copies > 1 + uncertain) {
      world.violated("%s is kept %d times".formatted(sent, copies));
    }
  }

  private void isRejectedOnRecord(Sent sent, UserPoolId pool, Parsed.Invalid invalid) {
    RequestId ownId = new RequestId(sent.messageId());
    boolean onRecord =
        List.of(invalid.fragments().requestId().orElse(ownId), ownId).stream()
            .flatMap(id -> world.history().allByRequest(pool, id).stream())
            .anyMatch(
                record ->
                    record.cause() instanceof Cause.Unreadable
                        && record.state() instanceof ChangeState.Rejected rejected
                        && rejected.violations().equals(invalid.violations()));
    if (!onRecord) {
      world.violated(sent + " names a pool, and its rejection is not on record");
    }
  }

  private void nothingIsInvented() {
    Map<String, Integer> perRequest = new HashMap<>();
    for (ChangeRecord record : ledger) {
      record
          .request()
          .map(ChangeRequest::requestId)
          .ifPresent(id -> perRequest.merge(record.userPoolId() + " " + id, 1, Integer::sum));
      Optional<ChangeRequest> request = record.request();
      if (request.isPresent()
          && world.sent().stream().noneMatch(sent -> asks(sent, request.get()))) {
        world.violated("nobody asked for change " + record.id());
      }
    }
    perRequest.forEach(
        (request, count) -> {
          if (count > 1) {
            world.violated("request %s has %d records".formatted(request, count));
          }
        });
    long unreadable = ledger.stream().filter(r -> r.cause() instanceof Cause.Unreadable).count();
    long kept = world.rejected().stream().map(s -> s.messageId()).distinct().count();
    if (unreadable > kept) {
      world.violated("%d rejections on record for %d requests".formatted(unreadable, kept));
    }
  }

  /// But for what has been a dead letter: it comes back when somebody sends it back.
  private void takesEffectInOrder() {
    Map<UserPoolId, Integer> lastSent = new HashMap<>();
    for (Sent sent : world.sent()) {
      if (!sent.isCall()
          && sent.parsed() instanceof Parsed.Valid(ChangeRequest request)
          && !world.requests().wasDead(sent.body())) {
        find(request.userPoolId(), request.requestId())
            .filter(record -> asks(record, request))
            .map(record -> Optional.ofNullable(world.order().get(record.id())).orElse(-1))
            .ifPresent(place -> comesAfter(lastSent, request, place));
      }
    }
  }

  /// Without enough people, the requester not among them, nothing takes effect that needs them.
  /// What others do past Poolkeeper is judged, and asks nobody.
  private void onlyWhatWasAgreedTo() {
    for (ChangeRecord record : ledger) {
      if (!(record.cause() instanceof Cause.External)
          && ChangeFindings.outcome(record.state()).isPresent()
          && !isAgreedTo(record)) {
        world.violated("change %s took effect, and nobody agreed".formatted(record.id()));
      }
    }
  }

  private static boolean isAgreedTo(ChangeRecord record) {
    return record
        .review()
        .filter(review -> review.verdict().effect() instanceof Effect.Approve)
        .map(
            review ->
                review.satisfies(review.verdict())
                    && review.answers().stream()
                        .map(Answer::by)
                        .allMatch(
                            by ->
                                People.REQUESTER.comparedWith(by)
                                    instanceof Identity.Likeness.Other))
        .orElse(true);
  }

  private void comesAfter(Map<UserPoolId, Integer> last, ChangeRequest request, int place) {
    ChangeId id = find(request.userPoolId(), request.requestId()).orElseThrow().id();
    if (placed.add(id)) {
      Integer before = last.put(request.userPoolId(), place);
      if (before != null && before > place) {
        world.violated(
            "request %s was sent later, and is queued earlier".formatted(request.requestId()));
      }
    }
  }

  private Optional<ChangeRecord> find(UserPoolId pool, RequestId id) {
    return world.history().allByRequest(pool, id).stream()
        .filter(record -> record.request().isPresent())
        .findFirst();
  }

  /// Its change, or the record that it is rejected.
  private Optional<ChangeRecord> of(Sent sent, ChangeRequest request) {
    return find(request.userPoolId(), request.requestId())
        .filter(record -> asks(record, request))
        .or(() -> find(request.userPoolId(), new RequestId(sent.messageId())));
  }

  private static boolean asks(Sent sent, ChangeRequest request) {
    return sent.parsed() instanceof Parsed.Valid(ChangeRequest asked) && asked.equals(request);
  }

  private static boolean asks(ChangeRecord record, ChangeRequest request) {
    return record
        .request()
        .filter(r -> RequestCodec.encode(r).equals(RequestCodec.encode(request)))
        .isPresent();
  }
}
