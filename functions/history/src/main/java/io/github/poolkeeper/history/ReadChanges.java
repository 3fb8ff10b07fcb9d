package io.github.poolkeeper.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeStatus;
import io.github.poolkeeper.core.change.Note;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.history.ChangeLists;
import io.github.poolkeeper.core.history.Notes;
import io.github.poolkeeper.core.history.OutsideJson;
import io.github.poolkeeper.core.history.Page;
import io.github.poolkeeper.core.history.PoolHistory;
import io.github.poolkeeper.core.history.RecordJson;
import io.github.poolkeeper.core.history.RequestRegister;
import io.github.poolkeeper.core.history.TimeRange;
import io.github.poolkeeper.core.history.Timeline;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The changes of a pool, and one of them.
final class ReadChanges {
  private final PoolHistory history;
  private final Timeline timeline;
  private final ChangeLists lists;
  private final RequestRegister register;
  private final Notes notes;

  @Inject
  ReadChanges(
      PoolHistory history,
      Timeline timeline,
      ChangeLists lists,
      RequestRegister register,
      Notes notes) {
    this.history = history;
    this.timeline = timeline;
    this.lists = lists;
    this.register = register;
    this.notes = notes;
  }

  Response list(UserPoolId pool, HttpCall call) {
    Page page =
        page(pool, Query.of(call, "cursor", "limit", "requestId", "since", "status", "until"));
    Map<Fingerprint, Configuration> snapshots = believed(pool, page.records());
    Map<ChangeId, List<Note>> noted = notes.of(page.records());
    PageBody body =
        PageBody.of(
            page.records(),
            record ->
                OutsideJson.with(
                    RecordJson.brief(record, snapshots),
                    record,
                    noted.getOrDefault(record.id(), List.of())),
            record -> record.id().value(),
            page.next().map(ChangeId::value));
    return call.answer(body.named("changes"), TextView::changes);
  }

  Response one(UserPoolId pool, ChangeId id, HttpCall call) {
    Query.of(call).end();
    return whole(found(pool, id), call);
  }

  private ChangeRecord found(UserPoolId pool, ChangeId id) {
    return Optional.ofNullable(timeline.records(pool, List.of(id)).get(id))
        .orElseThrow(Response::notFound);
  }

  Response whole(ChangeRecord record, HttpCall call) {
    UserPoolId pool = record.userPoolId();
    List<ChangeRecord> one = List.of(record);
    JsonObject json = RecordJson.full(record, snapshots(pool, one));
    List<Note> noted = notes.of(one).getOrDefault(record.id(), List.of());
    return call.answer(OutsideJson.with(json, record, noted), TextView::change);
  }

  private Page page(UserPoolId pool, Query query) {
    Optional<RequestId> requestId = ChangeFilter.requestId(query);
    Optional<ChangeStatus.Known> status = ChangeFilter.status(query);
    TimeRange range = query.range(TimeRange.EVER.until(), _ -> TimeRange.EVER.since());
    int limit = query.limit();
    Optional<ChangeId> after = query.cursor(ChangeId::isValid).map(ChangeId::new);
    query.end();
    return requestId
        .map(id -> only(pool, id, status))
        .or(() -> status.map(state -> lists.list(pool, state, range, after, limit)))
        .orElseGet(() -> lists.list(pool, range, after, limit));
  }

  private Page only(UserPoolId pool, RequestId id, Optional<ChangeStatus.Known> status) {
    List<ChangeRecord> found =
        register.allByRequest(pool, id).stream()
            .filter(record -> status.isEmpty() || status.get().equals(record.state().status()))
            .toList();
    return new Page(found, Optional.empty());
  }

  /// A forged one takes its line's differences away, and no other line's.
  private Map<Fingerprint, Configuration> believed(UserPoolId pool, List<ChangeRecord> records) {
    List<Fingerprint> needed = RecordJson.fingerprints(records);
    return needed.isEmpty() ? Map.of() : timeline.snapshots(Map.of(pool, Set.copyOf(needed)));
  }

  private Map<Fingerprint, Configuration> snapshots(UserPoolId pool, List<ChangeRecord> records) {
    List<Fingerprint> needed = RecordJson.fingerprints(records);
    return needed.isEmpty() ? Map.of() : history.snapshots(pool, needed);
  }
}
