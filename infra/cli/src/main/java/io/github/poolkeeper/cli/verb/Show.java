package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.api.Change;
import io.github.poolkeeper.cli.api.Changes;
import io.github.poolkeeper.cli.api.HistoryApi;
import io.github.poolkeeper.cli.terminal.Style;
import io.github.poolkeeper.cli.terminal.Terminal;
import io.github.poolkeeper.cli.terminal.TroubleException;
import io.github.poolkeeper.cli.view.ChangeView;
import io.github.poolkeeper.cli.view.ChangeWords;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// One change, or one pool.
@Command(
    name = "show",
    header = {"poolkeeper show c3834741", "poolkeeper show customers-prod"},
    description = "Shows a change: who, why, each setting before (−) and after (+). Or a pool.")
public final class Show implements Callable<Integer> {
  @Parameters(
      paramLabel = "CHANGE|POOL",
      description = "A change id or its last 8 characters; a pool's id or name.")
  private String subject = "";

  @Option(names = "--full", description = "Long values to their end.")
  private boolean full;

  @Mixin private final Invocation invocation;
  @Mixin private final Output output = new Output();

  public Show(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    if (isChange()) {
      show(invocation.changes().find(subject));
    } else {
      showPool(invocation.pools().one(subject));
    }
    return 0;
  }

  /// The end of an id has a digit almost always; what has none may be a word, and a pool's name.
  private boolean isChange() {
    boolean isMeant = Changes.isMeantBy(subject);
    if (isMeant
        && subject.chars().noneMatch(Character::isDigit)
        && invocation.pools().all().containsValue(subject)) {
      throw new TroubleException(
          "%s is a pool's name, and may be the end of a change's id: give the pool's id, or more of the change's"
              .formatted(subject));
    }
    return isMeant;
  }

  private void show(Change change) {
    Terminal terminal = invocation.terminal();
    if (!output.isForPeople()) {
      output.print(terminal, change.json(), _ -> change.id());
      return;
    }
    new ChangeView(terminal, invocation.moments(), full)
        .print(change, invocation.pools().nameOf(change.userPoolId()));
    String next = ChangeView.next(change);
    if (!next.isEmpty()) {
      terminal.say(next);
    }
  }

  private void showPool(String id) {
    Terminal terminal = invocation.terminal();
    JsonObject pool = invocation.api().get("/user-pools/" + HistoryApi.encoded(id));
    if (!output.isForPeople()) {
      output.print(terminal, pool, _ -> id);
      return;
    }
    var words = new Change(pool);
    terminal.line(Style.STRONG.of(invocation.pools().nameOf(id)), Style.PLAIN.of("  " + id));
    words.number("revision").ifPresent(n -> terminal.line("revision  " + n));
    words
        .objects("openChanges")
        .map(Change::new)
        .forEach(c -> terminal.line("open      " + c.shortId() + "  " + c.status()));
    words.object("configuration").ifPresent(c -> settings(terminal, "", c));
    terminal.say("What happened to it: poolkeeper log --pool " + id);
  }

  private void settings(Terminal terminal, String path, JsonObject settings) {
    settings.forEach(
        (name, value) -> {
          String place = path + "/" + name;
          if (value instanceof JsonObject members && !members.isEmpty()) {
            settings(terminal, place, members);
          } else {
            setting(terminal, place, value);
          }
        });
  }

  private void setting(Terminal terminal, String path, JsonValue value) {
    terminal.line(
        "  %s  %s".formatted(ChangeWords.line(path, full), ChangeWords.value(value, full)));
  }
}
