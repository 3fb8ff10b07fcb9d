package io.github.poolkeeper.history;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.history.PoolHistory;
import io.github.poolkeeper.core.history.RecordJson;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.history.SnapshotForgedException;
import io.github.poolkeeper.core.history.VerifyLedger;
import io.github.poolkeeper.core.history.VerifyLedger.Finding;
import io.github.poolkeeper.core.history.VerifyLedger.Verified;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.live.UserPools;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether a pool's ledger is as it was written, and the live pool as the ledger says.
final class VerifyPool {
  private final VerifyLedger verifyLedger;
  private final PoolHistory history;
  private final UserPools pools;

  @Inject
  VerifyPool(VerifyLedger verifyLedger, PoolHistory history, UserPools pools) {
    this.verifyLedger = verifyLedger;
    this.history = history;
    this.pools = pools;
  }

  Answer verify(UserPoolId pool, HttpCall call) {
    Query query = Query.of(call, "limit", "cursor");
    int limit = query.limit();
    long from =
        query.cursor(text -> text.matches("[1-9]\\d{0,11}")).map(Long::parseLong).orElse(1L);
    query.end();
    Verified verified = verifyLedger.verify(pool, from, limit).orElseThrow(Answer::notFound);
    return call.answer(body(pool, verified), TextView::verified);
  }

  private JsonObject body(UserPoolId pool, Verified verified) {
    JsonArrayBuilder findings = JsonValues.array();
    verified.findings().forEach(finding -> findings.add(json(finding)));
    JsonObjectBuilder body =
        JsonValues.object()
            .add("userPoolId", pool.value())
            .add("from", verified.from())
            .add("to", verified.to());
    verified.chainedFrom().ifPresent(first -> body.add("chainedFrom", first));
    verified.digest().ifPresent(digest -> body.add("digest", digest.hex()));
    body.add("findings", findings);
    verified
        .next()
        .ifPresentOrElse(
            next -> body.add("cursor", Cursor.of(Long.toString(next))),
            () -> verified.head().ifPresent(head -> body.add("live", live(pool, head))));
    return body.build();
  }

  private static JsonObjectBuilder json(Finding finding) {
    return JsonValues.object().add("at", finding.at()).add("what", finding.what());
  }

  /// How the pool is in Cognito, held against the last revision.
  private JsonValue live(UserPoolId pool, Revision head) {
    return switch (pools.read(pool)) {
      case Reading.Read(Snapshot live) -> compared(recorded(pool, head), live.configuration());
      case Reading.Refused(ApiError error) -> unknown(error);
      case Reading.Interrupted(ApiError error) -> unknown(error);
    };
  }

  /// Empty where there is none that can be believed, which is among the findings.
  private Optional<Configuration> recorded(UserPoolId pool, Revision head) {
    try {
      Map<Fingerprint, Configuration> found =
          history.snapshots(pool, List.of(head.configuration()));
      return Optional.ofNullable(found.get(head.configuration()));
    } catch (SnapshotForgedException _) {
      return Optional.empty();
    }
  }

  private static JsonValue compared(Optional<Configuration> recorded, Configuration live) {
    if (recorded.isEmpty()) {
      return unknown("there is no snapshot to compare it with");
    }
    List<Difference> differences = recorded.get().normalForm().differencesTo(live.normalForm());
    return differences.isEmpty()
        ? JsonValues.object().add("equal", true).build()
        : JsonValues.object()
            .add("equal", false)
            .add("differences", RecordJson.differences(differences))
            .build();
  }

  private static JsonValue unknown(ApiError error) {
    return unknown(PlanRequest.words(error));
  }

  private static JsonValue unknown(String because) {
    return JsonValues.object().add("because", because).build();
  }
}
