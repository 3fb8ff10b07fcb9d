package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.api.Change;
import io.github.poolkeeper.cli.terminal.Style;
import io.github.poolkeeper.cli.terminal.Table;
import io.github.poolkeeper.cli.terminal.Table.Column;
import io.github.poolkeeper.cli.view.ChangeWords;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
  private static final int A_SCREEN = 20;

  @Option(names = "--since", paramLabel = "TIME", description = "From then on.")
  private Optional<String> since = Optional.empty();

  @Option(names = "--until", paramLabel = "TIME", description = "Up to then.")
  private Optional<String> until = Optional.empty();

  @Option(
      names = "--pool",
      split = ",",
      paramLabel = "POOL",
      description = "Only in these: ids, names or patterns.")
  private List<String> wanted = List.of();

  @Option(names = "--by", paramLabel = "WHO", description = "Only what this person asked for.")
  private Optional<String> by = Optional.empty();

  @Option(
      names = "--touching",
      paramLabel = "SETTING",
      description = "Only what touches a setting whose path has this in it.")
  private Optional<String> touching = Optional.empty();

  @Option(names = "--status", paramLabel = "STATUS", description = "Only what stands so.")
  private Optional<String> status = Optional.empty();

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      description = "At most so many; else 20, or all of the time given.")
  private Optional<Integer> limit = Optional.empty();

  @Mixin private final Invocation invocation;
  @Mixin private final Output output = new Output();

  public Log(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    int most = limit.orElse(since.isPresent() ? Integer.MAX_VALUE : A_SCREEN);
    Stream<Change> changes = changes().limit(most);
    if (output.isForPeople()) {
      show(changes.toList());
    } else {
      output.print(invocation.terminal(), changes.map(Change::json), json -> new Change(json).id());
    }
    return 0;
  }

  private void show(List<Change> changes) {
    var table =
        new Table(
            invocation.terminal(),
            List.of(
                new Column("TIME", 16),
                new Column("CHANGE", 8),
                new Column("POOL", 28),
                new Column("WHO", 32),
                new Column("  WHAT", 40),
                new Column("WHY", 0)));
    Set<String> pools = new HashSet<>();
    for (Change change : changes) {
      pools.add(change.userPoolId());
      table.row(
          Style.PLAIN.of(invocation.moments().shown(change.requestedAt())),
          Style.STRONG.of(change.shortId()),
          Style.PLAIN.of(invocation.pools().nameOf(change.userPoolId())),
          ChangeWords.who(change),
          ChangeWords.what(change),
          ChangeWords.why(change));
    }
    table.print();
    say(changes, pools.size());
  }

  private void say(List<Change> changes, int pools) {
    String count =
        "%d change%s in %d pool%s."
            .formatted(
                changes.size(), changes.size() == 1 ? "" : "s", pools, pools == 1 ? "" : "s");
    boolean weakens = changes.stream().anyMatch(c -> ChangeWords.weakens(c.touched()));
    String next =
        changes.isEmpty() ? "" : " Look at one: poolkeeper show " + changes.getFirst().shortId();
    invocation.terminal().say(count + (weakens ? " ! weakens the pool." : "") + next);
  }

  private Stream<Change> changes() {
    Optional<Instant> from = since.map(text -> invocation.time("--since", text));
    Optional<Instant> to = until.map(text -> invocation.time("--until", text));
    Map<String, String> query = new TreeMap<>();
    status.ifPresent(text -> query.put("status", text));
    List<String> pools =
        wanted.isEmpty()
            ? List.copyOf(invocation.pools().all().keySet())
            : invocation.pools().named(wanted);
    return pools.stream()
        .flatMap(
            pool ->
                invocation
                    .changes()
                    .in(pool, query)
                    .takeWhile(c -> from.filter(c.requestedAt()::isBefore).isEmpty()))
        .filter(c -> to.filter(time -> !c.requestedAt().isBefore(time)).isEmpty())
        .filter(c -> by.filter(who -> !c.who().equals(Optional.of(who))).isEmpty())
        .filter(c -> touching.filter(setting -> !touches(c, setting)).isEmpty())
        .sorted(Comparator.comparing(Change::requestedAt).reversed());
  }

  private static boolean touches(Change change, String setting) {
    return change.touched().stream()
        .anyMatch(t -> t.difference().path().toString().contains(setting));
  }
}
