package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.api.Changes;
import io.github.poolkeeper.cli.api.HistoryApi;
import io.github.poolkeeper.cli.api.UserPools;
import io.github.poolkeeper.cli.stack.Target;
import io.github.poolkeeper.cli.terminal.Moments;
import io.github.poolkeeper.cli.terminal.Terminal;
import io.github.poolkeeper.cli.terminal.TroubleException;
import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What every verb can be told, and what it does its job with: the stack, the pools and changes on
/// it, the terminal, the time.
public final class Invocation {
  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description = "The stack's name in CloudFormation; else POOLKEEPER_API, else the one here.")
  private Optional<String> stack = Optional.empty();

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "Whose AWS credentials sign; on this machine, whom to rehearse.")
  private Optional<String> profile = Optional.empty();

  @Option(names = "--region", paramLabel = "REGION", description = "Where the stack is.")
  private Optional<String> region = Optional.empty();

  private final Terminal terminal;
  private final Map<String, String> environment;
  private final Path folder;
  private final Moments moments;
  private @Nullable HistoryApi api;
  private @Nullable UserPools pools;

  public Invocation(Terminal terminal, Map<String, String> environment, Path folder) {
    this.terminal = terminal;
    this.environment = environment;
    this.folder = folder;
    this.moments = new Moments(InstantSource.system(), ZoneId.systemDefault());
  }

  public Terminal terminal() {
    return terminal;
  }

  Moments moments() {
    return moments;
  }

  Path folder() {
    return folder;
  }

  HistoryApi api() {
    if (api == null) {
      var wanted = new Target.Wanted(stack, profile, region);
      api = new HistoryApi(Target.find(wanted, environment, folder), terminal);
    }
    return api;
  }

  UserPools pools() {
    if (pools == null) {
      pools = new UserPools(api());
    }
    return pools;
  }

  Changes changes() {
    return new Changes(api(), pools());
  }

  /// A time that somebody has typed after an option.
  Instant time(String option, String text) {
    return moments
        .parse(text)
        .orElseThrow(
            () ->
                new TroubleException(
                    "%s %s is no time: write %s".formatted(option, text, Moments.FORMS)));
  }

  /// Whether somebody agrees to what has just been shown and comes to this. Without a terminal
  /// nobody can be asked.
  boolean agreed(String comesTo, String question, boolean yes) throws IOException {
    if (yes) {
      terminal.say(comesTo + ".");
      return true;
    }
    if (!terminal.asks()) {
      terminal.say(comesTo + ".");
      throw new TroubleException("nobody can be asked here: --yes does it without a question");
    }
    boolean agreed = terminal.confirms(comesTo + ". " + question);
    if (!agreed) {
      terminal.say("Nothing has been done.");
    }
    return agreed;
  }

  static JsonObject reason(Optional<String> reason) {
    var body = JsonValues.object();
    reason.ifPresent(text -> body.add("reason", text));
    return body.build();
  }
}
