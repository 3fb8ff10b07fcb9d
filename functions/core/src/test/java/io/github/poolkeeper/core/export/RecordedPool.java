package io.github.poolkeeper.core.export;

import io.github.poolkeeper.core.change.Action;
import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeIds;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.history.InMemoryChangeHistory;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.json.JsonLiteral;
import io.github.poolkeeper.core.live.CreatedWith;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// The history of one pool, a revision an hour.
final class RecordedPool {
  static final UserPoolId POOL = new UserPoolId("eu-west-1_AbCdEf123");

  private final InMemoryChangeHistory history = new InMemoryChangeHistory();
  private CreatedWith.Choice createdWith =
      new CreatedWith.Choice.Known(JsonValue.EMPTY_JSON_OBJECT);
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final ChangeIds ids = new ChangeIds(() -> now, new Random(3));

  RecordedPool createdWith(CreatedWith.Choice choice) {
    createdWith = choice;
    return this;
  }

  /// Somebody else has made it so.
  RecordedPool found(String document) {
    return revision(document, new Cause.External());
  }

  /// A change of Poolkeeper has made it so.
  RecordedPool changed(String document, String reason) {
    ChangeRequest request =
        new ChangeRequest(
            POOL,
            new RequestId("r" + now),
            new Action.Change(JsonLiteral.object("{\"PoolName\":\"whatever\"}")),
            new ChangeRequest.Conditions(Optional.empty(), false),
            new ChangeRequest.Explanation(Optional.of("mai"), Optional.of(reason)),
            Optional.empty());
    return revision(
        document,
        new Cause.Requested(request, Optional.of(new Identity("AROAEXAMPLE:mai.tanaka"))));
  }

  Exported export(ExportFormat format) {
    return new ExportPool(history, _ -> createdWith)
        .export(POOL, Optional.empty(), format)
        .orElseThrow();
  }

  Optional<Exported> export(long revision) {
    return new ExportPool(history, _ -> createdWith)
        .export(POOL, Optional.of(revision), ExportFormat.TERRAFORM);
  }

  private RecordedPool revision(String document, Cause cause) {
    now = now.plusSeconds(3600);
    Configuration configuration = new Configuration(JsonLiteral.object(document));
    Optional<Revision> head = history.head(POOL);
    long number = head.map(Revision::number).orElse(0L) + 1;
    ChangeState.Outcome outcome =
        new ChangeState.Outcome(
            number, head.map(Revision::configuration), configuration.fingerprint(), List.of());
    ChangeState applied = new ChangeState.Applied(outcome, now);
    ChangeRecord record = ChangeRecord.of(ids.next(), POOL, cause, now, applied);
    if (cause instanceof Cause.Requested) {
      ChangeRecord queued =
          ChangeRecord.of(record.id(), POOL, cause, now, new ChangeState.Queued());
      history.open(queued);
      record = queued.in(applied);
    }
    history.addRevision(
        record,
        new Revision(number, configuration.fingerprint(), record.id(), now),
        List.of(configuration));
    return this;
  }
}
