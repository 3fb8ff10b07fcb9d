package io.github.poolkeeper.history;

import io.github.poolkeeper.core.history.PoolHistory;
import io.github.poolkeeper.core.history.RecordJson;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The revisions of a pool, and what differs between two.
final class ReadRevisions {
  private final PoolHistory history;

  @Inject
  ReadRevisions(PoolHistory history) {
    this.history = history;
  }

  Response one(UserPoolId pool, long number, HttpCall call) {
    Query.of(call).end();
    JsonObjectBuilder body = JsonValues.object().add("userPoolId", pool.value());
    whole(pool, found(pool, number)).forEach(body::add);
    return call.answer(body.build(), TextView::pool);
  }

  Response differences(UserPoolId pool, long from, long to, HttpCall call) {
    Query.of(call).end();
    Revision first = found(pool, from);
    Revision second = found(pool, to);
    Map<Fingerprint, Configuration> snapshots =
        history.snapshots(pool, List.of(first.configuration(), second.configuration()));
    JsonObject body =
        JsonValues.object()
            .add("userPoolId", pool.value())
            .add("from", from)
            .add("to", to)
            .add(
                "differences",
                RecordJson.differences(
                    known(snapshots, first)
                        .normalForm()
                        .differencesTo(known(snapshots, second).normalForm())))
            .build();
    return call.answer(body, TextView::differences);
  }

  /// From one pool to another, as they are on record: by their last revisions, or by those that are
  /// meant. A route of its own, beside those of the pools: whoever may read one pool only reads no
  /// other by this.
  Response pools(HttpCall call) {
    Query query = Query.of(call, "from", "fromRevision", "to", "toRevision");
    Optional<UserPoolId> from = pool(query, "from");
    Optional<UserPoolId> to = pool(query, "to");
    Optional<Long> fromRevision = number(query, "fromRevision");
    Optional<Long> toRevision = number(query, "toRevision");
    query.end();
    Side first = side(from.orElseThrow(), fromRevision);
    Side second = side(to.orElseThrow(), toRevision);
    JsonObject body =
        JsonValues.object()
            .add("from", first.json())
            .add("to", second.json())
            .add(
                "differences",
                RecordJson.differences(
                    first
                        .configuration()
                        .normalForm()
                        .differencesTo(second.configuration().normalForm())))
            .build();
    return call.answer(body, TextView::poolDifferences);
  }

  private static Optional<UserPoolId> pool(Query query, String name) {
    return query.required(name, UserPoolId::isValid, "the id of a pool").map(UserPoolId::new);
  }

  private static Optional<Long> number(Query query, String name) {
    return query
        .value(name, text -> text.matches("[1-9][0-9]{0,11}"), "a revision's number")
        .map(Long::parseLong);
  }

  private Side side(UserPoolId pool, Optional<Long> number) {
    Revision revision =
        number
            .map(n -> found(pool, n))
            .orElseGet(() -> history.head(pool).orElseThrow(Response::notFound));
    Map<Fingerprint, Configuration> snapshots =
        history.snapshots(pool, List.of(revision.configuration()));
    return new Side(pool, revision, known(snapshots, revision));
  }

  /// A pool as it is at a revision.
  private record Side(UserPoolId pool, Revision revision, Configuration configuration) {
    private JsonObject json() {
      JsonObjectBuilder json = JsonValues.object().add("userPoolId", pool.value());
      configuration.poolName().ifPresent(name -> json.add("poolName", name));
      return json.add("revision", revision.number()).add("at", revision.at().toString()).build();
    }
  }

  /// `{revision, at, changeId, configuration}`.
  JsonObject whole(UserPoolId pool, Revision revision) {
    Map<Fingerprint, Configuration> snapshots =
        history.snapshots(pool, List.of(revision.configuration()));
    return JsonValues.object()
        .add("revision", revision.number())
        .add("at", revision.at().toString())
        .add("changeId", revision.madeBy().value())
        .add("configuration", known(snapshots, revision).document())
        .build();
  }

  private Revision found(UserPoolId pool, long number) {
    return history.revision(pool, number).orElseThrow(Response::notFound);
  }

  private static Configuration known(Map<Fingerprint, Configuration> snapshots, Revision revision) {
    return Optional.ofNullable(snapshots.get(revision.configuration()))
        .orElseThrow(
            () -> new IllegalStateException("snapshot " + revision.configuration() + " is gone"));
  }
}
