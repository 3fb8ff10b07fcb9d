package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.api.Change;
import io.github.poolkeeper.cli.terminal.Style;
import io.github.poolkeeper.cli.terminal.Table;
import io.github.poolkeeper.cli.terminal.Table.Column;
import io.github.poolkeeper.cli.verb.Values.Place;
import io.github.poolkeeper.cli.view.ChangeWords;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What changed: when, where, by whom, what, and why.
@Command(
    name = "log",
    header = {
      "poolkeeper log --since 24h",
      "poolkeeper log --pool customers-prod --status APPLIED"
    },
    description = "Lists the changes of all pools, newest first. ! marks what weakens a pool.")
public final class Log implements Callable<Integer> {
  @Option(names = "--by", paramLabel = "WHO", description = "Only what this person did.")
  private Optional<String> by = Optional.empty();

  @Option(
      names = "--touching",
      paramLabel = "SETTING",
      description = "Only what touches this setting, one in it or one around it.")
  private Optional<Place> touching = Optional.empty();

  @Option(names = "--status", paramLabel = "STATUS", description = "Only what stands so.")
  private Optional<String> status = Optional.empty();

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "Only these: change, rollback, restore, or external (by hand).")
  private Optional<String> kind = Optional.empty();

  @Option(
      names = "--review",
      paramLabel = "STATE",
      description = "Only what was changed by hand and is open, accepted or undone.")
  private Optional<String> review = Optional.empty();

  @Mixin private final Span span = new Span();
  @Mixin private final Filter only = new Filter();
  @Mixin private final Invocation invocation;
  @Mixin private final Output output = new Output();
  private final Set<String> pools = new HashSet<>();
  private Optional<String> first = Optional.empty();
  private boolean weakens;
  private int shown;

  public Log(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    int most = span.most();
    Stream<Change> changes = changes().limit(most);
    if (output.isForPeople()) {
      show(changes);
      if (shown == most) {
        invocation.terminal().say("There may be more: -n 100, or --since 7d.");
      } else if (beginsWithin()) {
        invocation
            .terminal()
            .say(
                "The list of all pools begins there. Undoing looks into the pools' own lists,"
                    + " too.");
      }
    } else {
      output.print(invocation.terminal(), changes.map(Change::json), json -> new Change(json).id());
    }
    return 0;
  }

  /// Whether what the list of all pools does not have yet may belong to the time that is asked for.
  private boolean beginsWithin() {
    return span.since()
        .map(time -> Map.of("until", time.toString(), "limit", "1"))
        .flatMap(query -> invocation.changes().everywhere(query).findFirst())
        .isEmpty();
  }

  private void show(Stream<Change> changes) {
    var table =
        new Table(
            invocation.terminal(),
            List.of(
                new Column("TIME", 16),
                new Column("CHANGE", 8),
                new Column("POOL", 28),
                new Column("WHO", 32),
                new Column("  WHAT", 40),
                new Column("STATE", 20),
                new Column("WHY", 0)));
    table.print(changes, change -> row(table, change));
    String count =
        "%d change%s in %d pool%s."
            .formatted(shown, shown == 1 ? "" : "s", pools.size(), pools.size() == 1 ? "" : "s");
    String next = first.map(id -> " Look at one: poolkeeper show " + id).orElse("");
    invocation.terminal().say(count + (weakens ? " ! weakens the pool." : "") + next);
  }

  private void row(Table table, Change change) {
    shown++;
    pools.add(change.userPoolId());
    weakens |= ChangeWords.weakens(change.touched());
    first = first.or(() -> Optional.of(change.shortId()));
    table.row(
        Style.PLAIN.of(invocation.moments().shown(change.requestedAt())),
        Style.STRONG.of(change.shortId()),
        Style.PLAIN.of(change.text("poolName").orElse(change.userPoolId())),
        ChangeWords.who(change),
        ChangeWords.what(change),
        ChangeWords.state(change, invocation.moments()),
        ChangeWords.why(change));
  }

  /// Of all pools at once; some of them are picked out here.
  private Stream<Change> changes() {
    Map<String, String> query = span.query();
    by.ifPresent(who -> query.put("by", who));
    touching.ifPresent(setting -> query.put("touches", setting.path().toString()));
    status.ifPresent(text -> query.put("status", text));
    kind.ifPresent(text -> query.put("kind", text));
    review.ifPresent(text -> query.put("review", text));
    return invocation.changes().everywhere(query).filter(only.of(invocation));
  }
}
