package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.api.Change;
import io.github.poolkeeper.cli.terminal.Style;
import io.github.poolkeeper.cli.terminal.Table;
import io.github.poolkeeper.cli.terminal.Table.Column;
import io.github.poolkeeper.cli.view.ChangeWords;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.change.Identity.Likeness;
import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What waits for people to agree.
@Command(
    name = "approvals",
    header = {"poolkeeper approvals", "poolkeeper approvals --mine"},
    description = "Lists what waits for approval in all pools, what expires soonest first.")
public final class Approvals implements Callable<Integer> {
  @Option(
      names = "--mine",
      description = "Only what waits for your answer, and what you have asked for.")
  private boolean mine;

  @Mixin private final Most limit = new Most();
  @Mixin private final Invocation invocation;
  @Mixin private final Output output = new Output();

  public Approvals(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    Stream<Change> waiting =
        invocation.api().pages("/approvals", Map.of(), "changes").entries().map(Change::new);
    if (mine) {
      return mine(waiting.toList());
    }
    if (!output.isForPeople()) {
      print(waiting.limit(most()));
      return 0;
    }
    forAnswer(waiting, "Nothing waits for approval.");
    return 0;
  }

  private int most() {
    return limit.of(invocation.terminal(), output);
  }

  private void forAnswer(Stream<Change> waiting, String nothing) {
    invocation.terminal().say(show(waiting).map(Approvals::next).orElse(nothing));
  }

  private static String next(String id) {
    return "Look at one: poolkeeper show %1$s   then poolkeeper approve %1$s or decline %1$s"
        .formatted(id);
  }

  private void print(Stream<Change> waiting) {
    output.print(invocation.terminal(), waiting.map(Change::json), json -> new Change(json).id());
  }

  /// What waits for whoever runs this, as far as one can tell here, and what they have asked for.
  private int mine(List<Change> waiting) {
    JsonObject who = invocation.api().get("/whoami");
    Identity me = new Identity(who.getString("identity"), JsonValues.text(who, "name"));
    boolean mayAnswer = who.getBoolean("mayAnswer", false);
    List<Change> forMe =
        waiting.stream().filter(change -> mayAnswer && isForMe(change, me)).toList();
    List<Change> byMe =
        waiting.stream().filter(change -> change.askers().anyMatch(one -> is(one, me))).toList();
    if (!output.isForPeople()) {
      print(Stream.concat(forMe.stream(), byMe.stream()).limit(most()));
      return 0;
    }
    forAnswer(
        forMe.stream(),
        "Nothing waits for you"
            + (mayAnswer ? "." : ": " + ChangeWords.line(who.getString("because", ""), false)));
    if (!byMe.isEmpty()) {
      invocation.terminal().line(Style.STRONG.of("ASKED FOR BY YOU"));
      show(byMe.stream());
      invocation.terminal().say("Take one back: poolkeeper withdraw " + byMe.getFirst().shortId());
    }
    return 0;
  }

  private static boolean isForMe(Change change, Identity me) {
    List<Identity> others = Stream.concat(change.askers(), change.answerers()).toList();
    return change.askers().findAny().isPresent()
        && others.stream().allMatch(one -> one.comparedWith(me) instanceof Likeness.Other);
  }

  private static boolean is(Identity one, Identity me) {
    return one.comparedWith(me) instanceof Likeness.Same;
  }

  /// Gives the id of the first one.
  private Optional<String> show(Stream<Change> waiting) {
    var table =
        new Table(
            invocation.terminal(),
            List.of(
                new Column("UNTIL", 16),
                new Column("CHANGE", 8),
                new Column("POOL", 28),
                new Column("WHO", 32),
                new Column("  WHAT", 40),
                new Column("AGREED", 12),
                new Column("WHY", 0)));
    List<String> ids = new ArrayList<>();
    table.print(
        waiting.limit(most()),
        change -> {
          ids.add(change.shortId());
          row(table, change);
        });
    if (ids.size() == most()) {
      Most.sayMore(invocation.terminal());
    }
    return ids.stream().findFirst();
  }

  private void row(Table table, Change change) {
    table.row(
        Style.PLAIN.of(change.time("expiresAt").map(invocation.moments()::shown).orElse("")),
        Style.STRONG.of(change.shortId()),
        Style.PLAIN.of(invocation.pools().nameOf(change.userPoolId())),
        ChangeWords.who(change),
        ChangeWords.what(change),
        change.isNeverApproved()
            ? Style.WARNING.of("! nobody can")
            : Style.PLAIN.of("%d of %d".formatted(change.approvals(), change.needed())),
        ChangeWords.why(change));
  }
}
