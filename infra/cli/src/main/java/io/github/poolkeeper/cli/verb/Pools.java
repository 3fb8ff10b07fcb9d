package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.api.Change;
import io.github.poolkeeper.cli.api.UserPools;
import io.github.poolkeeper.cli.terminal.Style;
import io.github.poolkeeper.cli.terminal.Table;
import io.github.poolkeeper.cli.terminal.Table.Column;
import io.github.poolkeeper.cli.view.ChangeWords;
import io.github.poolkeeper.core.userpool.Owner;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The pools on record, each with its last change.
@Command(
    name = "pools",
    header = {"poolkeeper pools", "poolkeeper pools --quiet"},
    description =
        "Lists the user pools on record, each with its open changes and its last one;"
            + " at the end those that only requests have named.")
public final class Pools implements Callable<Integer> {
  static final String NONE = "No pool is on record yet. ";

  /// How a pool gets on record.
  static final String FIRST =
      "Its first request puts it there: poolkeeper submit DeletionProtection=ACTIVE --dry-run"
          + " --wait --pool ID";

  @Mixin private final Most limit = new Most();
  @Mixin private final Invocation invocation;
  @Mixin private final Output output = new Output();
  private int shown;

  public Pools(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    int most = limit.of(invocation.terminal(), output);
    Stream<JsonObject> pools = invocation.pools().listWithOpen().limit(most);
    if (!output.isForPeople()) {
      output.print(invocation.terminal(), pools, pool -> pool.getString("userPoolId"));
      return 0;
    }
    var table =
        new Table(
            invocation.terminal(),
            List.of(
                new Column("POOL", 28),
                new Column("ID", 28),
                new Column("REVISION", 8),
                new Column("SINCE", 16),
                new Column("OPEN", 24),
                new Column("OWNER", 24),
                new Column("WHO", 32),
                new Column("WHAT", 40)));
    table.print(pools, pool -> row(table, pool));
    if (shown == 0) {
      invocation.terminal().say(NONE + FIRST);
    } else if (shown == most) {
      Most.sayMore(invocation.terminal());
    }
    return 0;
  }

  private static String revision(JsonObject pool) {
    if (UserPools.isUnseen(pool)) {
      return "none";
    }
    return pool.containsKey("unreadable")
        ? "damaged"
        : new Change(pool).number("revision").map(String::valueOf).orElse("");
  }

  /// How many changes may yet touch the pool, by state.
  private static String open(JsonObject pool) {
    return pool.get("open") instanceof JsonObject open
        ? open.entrySet().stream()
            .map(one -> one.getValue() + " " + one.getKey())
            .collect(Collectors.joining(", "))
        : "";
  }

  private void row(Table table, JsonObject pool) {
    shown++;
    String id = pool.getString("userPoolId");
    Optional<Change> last = Optional.ofNullable(pool.getJsonObject("lastChange")).map(Change::new);
    boolean isUnseen = UserPools.isUnseen(pool);
    table.row(
        Style.STRONG.of(isUnseen ? id : invocation.pools().nameOf(id)),
        Style.PLAIN.of(id),
        Style.PLAIN.of(revision(pool)),
        Style.PLAIN.of(new Change(pool).time("at").map(invocation.moments()::shown).orElse("")),
        Style.PLAIN.of(open(pool)),
        Style.PLAIN.of(Owner.name(pool).orElse("")),
        last.map(ChangeWords::who).orElse(Style.PLAIN.of("")),
        last.map(ChangeWords::what).orElse(Style.PLAIN.of("")));
  }
}
