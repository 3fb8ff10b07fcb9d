package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.api.Change;
import io.github.poolkeeper.cli.api.Changes;
import io.github.poolkeeper.cli.terminal.Terminal;
import io.github.poolkeeper.cli.terminal.TroubleException;
import io.github.poolkeeper.console.ConsoleServer;
import java.io.IOException;
import java.net.BindException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The page in a browser, served from here for as long as this runs.
@Command(
    name = "console",
    header = {"poolkeeper console", "poolkeeper console c3834741 --port 0"},
    description = "Serves a page on this machine on which to understand changes, and to answer.",
    footer = {
      "The link lets one browser in, once. The page asks as you: with your own credentials, which"
          + " it never sees."
    })
public final class Console implements Callable<Integer> {
  private static final String USUAL_PORT = "8730";

  @Parameters(arity = "0..1", paramLabel = "CHANGE", description = "The change to begin with.")
  private Optional<String> change = Optional.empty();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = USUAL_PORT,
      description = "Of 127.0.0.1, ${DEFAULT-VALUE} if not said; 0 for any that is free.")
  private int port;

  @Mixin private final Invocation invocation;

  public Console(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    Terminal terminal = invocation.terminal();
    OwnSession session = OwnSession.begin(invocation.api(), terminal);
    String view = change.map(invocation.changes()::find).map(Console::view).orElse("");
    try (ConsoleServer console = started(session)) {
      terminal.say(
          "The console of %s, for %s. Open the link in a browser: it lets one in, once. Ctrl-C ends it."
              .formatted(invocation.api().target().name(), session.identity()));
      terminal.line(console.link(view).toString());
      terminal.say("The console has ended: %s.".formatted(console.awaitEnd()));
    }
    return 0;
  }

  private ConsoleServer started(OwnSession session) {
    var target = invocation.api().target();
    var scene = new ConsoleServer.Scene(target.name(), target.people(), invocation.terminal()::say);
    try {
      return ConsoleServer.start(port, session, scene);
    } catch (BindException e) {
      throw new TroubleException(
          "port %d of 127.0.0.1 is taken, maybe by a console that runs: another --port, or 0 for any"
              .formatted(port),
          e);
    } catch (IOException e) {
      throw new TroubleException("the console cannot be served: " + e.getMessage(), e);
    }
  }

  /// As the page writes it.
  private static String view(Change change) {
    return Changes.path(change).replaceFirst("^/user-pools/(.+)/changes/", "/change/$1/");
  }
}
