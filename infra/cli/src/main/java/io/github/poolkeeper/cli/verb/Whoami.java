package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.terminal.Terminal;
import jakarta.json.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Who asks, and whom.
@Command(
    name = "whoami",
    header = {"poolkeeper whoami", "poolkeeper whoami --quiet"},
    description = "Says which stack is meant, who you are to it, and whether you may answer.")
public final class Whoami implements Callable<Integer> {
  @Mixin private final Invocation invocation;
  @Mixin private final Output output = new Output();

  public Whoami(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    Terminal terminal = invocation.terminal();
    JsonObject who = invocation.api().get("/whoami");
    if (!output.isForPeople()) {
      output.print(terminal, who, json -> json.getString("identity"));
      return 0;
    }
    terminal.line("stack     " + invocation.api().target().name());
    terminal.line("you are   " + who.getString("name", who.getString("identity")));
    terminal.line("identity  " + who.getString("identity"));
    if (who.containsKey("arn")) {
      terminal.line("arn       " + who.getString("arn"));
    }
    terminal.line(
        who.getBoolean("mayAnswer", false)
            ? "It can be told who you are: you may answer for what others ask for, if your rights"
                + " include it (docs/security.md)."
            : "You may answer for nothing: " + who.getString("because", ""));
    return 0;
  }
}
