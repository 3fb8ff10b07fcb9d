package io.github.poolkeeper.history;

import io.github.poolkeeper.core.history.DueChanges;
import io.github.poolkeeper.core.history.Freeze;
import io.github.poolkeeper.core.history.Freezes;
import io.github.poolkeeper.core.history.Freezes.FrozenPage;
import io.github.poolkeeper.core.history.Waiting;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is stopped: every pool or one, by whom, why, since when, and what it holds.
final class ReadFreezes {
  /// Held changes are counted up to here, and named up to there.
  private static final int MOST_HELD = 1000;

  private static final int MOST_NAMED = 20;

  private final Freezes switches;
  private final DueChanges due;
  private final PoolNames names;
  private final InstantSource clock;

  @Inject
  ReadFreezes(Freezes switches, DueChanges due, PoolNames names, InstantSource clock) {
    this.switches = switches;
    this.due = due;
    this.names = names;
    this.clock = clock;
  }

  Response list(HttpCall call) {
    Query query = Query.of(call, "cursor", "limit");
    int limit = query.limit();
    Optional<UserPoolId> after = query.cursor(UserPoolId::isValid).map(UserPoolId::new);
    query.end();
    FrozenPage page = switches.frozen(after, limit);
    List<Waiting> held =
        page.switches().isEmpty()
            ? List.of()
            : due.waiting(Waiting.Kind.THAW, clock.instant(), Optional.empty(), MOST_HELD);
    Map<UserPoolId, String> called =
        names.of(
            page.switches().stream().flatMap(turn -> turn.scope().onlyPool().stream()).toList());
    PageBody body =
        PageBody.of(
            page.switches(),
            turn -> json(turn, held, called),
            turn -> turn.scope().onlyPool().map(UserPoolId::value).orElse(""),
            page.next().map(UserPoolId::value));
    return call.answer(body.named("freezes"), RowView::freezes);
  }

  private static JsonObject json(Freeze turn, List<Waiting> held, Map<UserPoolId, String> called) {
    JsonObjectBuilder json = JsonValues.object();
    Optional<UserPoolId> pool = turn.scope().onlyPool();
    pool.ifPresent(id -> json.add("userPoolId", id.value()));
    pool.map(called::get).ifPresent(name -> json.add("poolName", name));
    json.add("by", turn.by().value()).add("at", turn.at().toString());
    turn.reason().ifPresent(reason -> json.add("reason", reason));
    List<Waiting> its =
        held.stream().filter(one -> pool.stream().allMatch(one.pool()::equals)).toList();
    JsonArrayBuilder ids = JsonValues.array();
    its.stream().limit(MOST_NAMED).forEach(one -> ids.add(one.id().value()));
    return json.add("held", its.size()).add("changeIds", ids).build();
  }
}
