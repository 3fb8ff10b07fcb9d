package io.github.poolkeeper.history;

import io.github.poolkeeper.core.history.Finding;
import io.github.poolkeeper.core.history.VerifyLedger;
import io.github.poolkeeper.core.history.VerifyLedger.Position;
import io.github.poolkeeper.core.history.VerifyLedger.Verified;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/// Whether a pool's ledger is as it was written, and the live pool as the ledger says.
final class VerifyPool {
  private final VerifyLedger verifyLedger;
  private final CompareLive compareLive;

  @Inject
  VerifyPool(VerifyLedger verifyLedger, CompareLive compareLive) {
    this.verifyLedger = verifyLedger;
    this.compareLive = compareLive;
  }

  Response verify(UserPoolId pool, HttpCall call) {
    Query query = Query.of(call, "limit", "cursor");
    int limit = query.limit();
    Position from =
        query
            .cursor(text -> Position.parse(text).isPresent())
            .flatMap(Position::parse)
            .orElse(Position.START);
    query.end();
    Verified verified = verifyLedger.verify(pool, from, limit).orElseThrow(Response::notFound);
    return call.answer(body(pool, verified), TextView::verified);
  }

  private JsonObject body(UserPoolId pool, Verified verified) {
    JsonArrayBuilder findings = JsonValues.array();
    verified.findings().forEach(finding -> findings.add(json(finding)));
    JsonObjectBuilder body =
        JsonValues.object()
            .add("userPoolId", pool.value())
            .add("from", verified.from())
            .add("to", verified.to())
            .add("chained", verified.chained());
    verified.chainedFrom().ifPresent(first -> body.add("chainedFrom", first));
    verified.digest().map(Fingerprint::hex).ifPresent(digest -> body.add("digest", digest));
    body.add("records", verified.records()).add("findings", findings);
    verified
        .next()
        .ifPresentOrElse(
            next -> body.add("cursor", Cursor.of(next.toString())),
            () -> compareLive.of(pool).ifPresent(live -> body.add("live", live)));
    return body.build();
  }

  private static JsonObjectBuilder json(Finding finding) {
    return JsonValues.object().add("at", finding.at()).add("what", finding.what());
  }
}
