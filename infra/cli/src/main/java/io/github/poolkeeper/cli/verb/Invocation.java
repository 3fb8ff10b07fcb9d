package io.github.poolkeeper.cli.verb;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.poolkeeper.cli.api.Changes;
import io.github.poolkeeper.cli.api.HistoryApi;
import io.github.poolkeeper.cli.api.UserPools;
import io.github.poolkeeper.cli.stack.Target;
import io.github.poolkeeper.cli.terminal.Moments;
import io.github.poolkeeper.cli.terminal.Terminal;
import io.github.poolkeeper.cli.terminal.TroubleException;
import io.github.poolkeeper.core.json.VisibleText;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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
    this.moments = Moments.here();
  }

  public Terminal terminal() {
    return terminal;
  }

  /// Another stack, as another profile reaches it, out of the same command.
  Invocation at(String otherProfile, String otherStack) {
    Invocation there = new Invocation(terminal, environment, folder);
    there.profile = Optional.of(otherProfile);
    there.stack = Optional.of(otherStack);
    there.region = region;
    return there;
  }

  Moments moments() {
    return moments;
  }

  /// What a file says.
  ///
  /// @param file `-` for standard input
  String text(String file) {
    return text(file, "");
  }

  /// @param hint at what else may have been meant
  String text(String file, String hint) {
    try {
      return file.equals("-")
          ? new String(System.in.readAllBytes(), UTF_8)
          : Files.readString(folder.resolve(file), UTF_8);
    } catch (MalformedInputException e) {
      throw new TroubleException(file + " is no text in UTF-8", e);
    } catch (FileSystemException | InvalidPathException e) {
      throw new TroubleException(
          "there is no file %s that can be read%s".formatted(VisibleText.of(file), hint), e);
    } catch (IOException e) {
      throw new TroubleException(file + " cannot be read: " + e.getMessage(), e);
    }
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
}
