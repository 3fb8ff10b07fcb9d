package io.github.poolkeeper.cli;

import io.github.poolkeeper.cli.terminal.Moments;
import io.github.poolkeeper.cli.terminal.Terminal;
import io.github.poolkeeper.cli.terminal.TroubleException;
import io.github.poolkeeper.cli.verb.Answer;
import io.github.poolkeeper.cli.verb.Answers;
import io.github.poolkeeper.cli.verb.Api;
import io.github.poolkeeper.cli.verb.Approvals;
import io.github.poolkeeper.cli.verb.Completion;
import io.github.poolkeeper.cli.verb.Console;
import io.github.poolkeeper.cli.verb.Diff;
import io.github.poolkeeper.cli.verb.Export;
import io.github.poolkeeper.cli.verb.Freeze;
import io.github.poolkeeper.cli.verb.Freezes;
import io.github.poolkeeper.cli.verb.Invocation;
import io.github.poolkeeper.cli.verb.Log;
import io.github.poolkeeper.cli.verb.Look;
import io.github.poolkeeper.cli.verb.Plan;
import io.github.poolkeeper.cli.verb.Pools;
import io.github.poolkeeper.cli.verb.Restore;
import io.github.poolkeeper.cli.verb.Revisions;
import io.github.poolkeeper.cli.verb.Show;
import io.github.poolkeeper.cli.verb.Submit;
import io.github.poolkeeper.cli.verb.Undo;
import io.github.poolkeeper.cli.verb.Values;
import io.github.poolkeeper.cli.verb.Verify;
import io.github.poolkeeper.cli.verb.Wait;
import io.github.poolkeeper.cli.verb.Whoami;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/// The program: finds the verb, runs it, and says in a sentence what is in the way.
@Command(
    name = "poolkeeper",
    versionProvider = Poolkeeper.Version.class,
    synopsisHeading = "",
    customSynopsis = {
      "Changes Amazon Cognito user pools safely, and undoes every change.",
      "",
      "  poolkeeper VERB …        poolkeeper VERB -h shows examples and options",
      ""
    },
    commandListHeading = "%n",
    footer = {
      "",
      "Which stack: --stack NAME, else POOLKEEPER_API, else the one that ./poolkeeper up runs"
          + " here.",
      "Exit codes: 0 done, 1 wrong or trouble, 2 ended otherwise, 3 still open when time was up."
    })
public final class Poolkeeper {
  private static final int TROUBLE = 1;

  private Poolkeeper() {}

  static void main(String[] arguments) {
    Terminal terminal = Terminal.ofProcess();
    System.exit(run(terminal, System.getenv(), Path.of("").toAbsolutePath(), arguments));
  }

  /// Runs a verb in an environment, and gives the exit code.
  static int run(
      Terminal terminal, Map<String, String> environment, Path folder, String... arguments) {
    CommandLine program =
        program(arguments, terminal, () -> new Invocation(terminal, environment, folder));
    program.setOut(terminal.dataWriter()).setErr(terminal.talkWriter());
    return program.execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
  }

  /// With the verb that is meant alone: to read them all takes longer than most verbs take.
  static CommandLine program(
      String[] arguments, Terminal terminal, Supplier<Invocation> invocations) {
    CommandLine program = new CommandLine(new Poolkeeper());
    SequencedMap<String, Function<Invocation, CommandLine>> verbs = verbs();
    Optional<String> meant =
        Optional.of(arguments).filter(a -> a.length > 0).map(a -> a[0]).filter(verbs::containsKey);
    if (meant.isPresent() && !meant.get().equals("completion")) {
      verbs.keySet().removeIf(verb -> !verb.equals(meant.get()));
    }
    if (asksForVersion(arguments)) {
      verbs.clear();
    }
    verbs.forEach((name, verb) -> program.addSubcommand(name, verb.apply(invocations.get())));
    program.getSubcommands().values().forEach(verb -> putExamplesFirst(verb, terminal));
    program
        .setHelpSectionMap(sections(program))
        .getCommandSpec()
        .addOption(
            OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Shows the version.")
                .build())
        .addOption(help());
    Values.register(program, Moments.here());
    everyCommand(program).forEach(one -> one.getCommandSpec().parser().collectErrors(true));
    return program
        .setCaseInsensitiveEnumValuesAllowed(true)
        // A value that begins with @ is a file that the verb reads, never more of the command line.
        .setExpandAtFiles(false)
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(100)
        .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
        .setExecutionStrategy(parsed -> execute(terminal, parsed))
        .setParameterExceptionHandler((e, _) -> misused(terminal, List.of(e)))
        .setExecutionExceptionHandler((e, _, _) -> failed(terminal, e));
  }

  private static SequencedMap<String, Function<Invocation, CommandLine>> verbs() {
    SequencedMap<String, Function<Invocation, CommandLine>> verbs = new LinkedHashMap<>();
    verbs.put("pools", i -> new CommandLine(new Pools(i)));
    verbs.put("log", i -> new CommandLine(new Log(i)));
    verbs.put("show", i -> new CommandLine(new Show(i)));
    verbs.put("revisions", i -> new CommandLine(new Revisions(i)));
    verbs.put("diff", i -> new CommandLine(new Diff(i)));
    verbs.put("plan", i -> new CommandLine(new Plan(i)));
    verbs.put("submit", i -> new CommandLine(new Submit(i)));
    verbs.put("wait", i -> new CommandLine(new Wait(i)));
    verbs.put("undo", i -> new CommandLine(new Undo(i)));
    verbs.put("restore", i -> new CommandLine(new Restore(i)));
    verbs.put("approvals", i -> new CommandLine(new Approvals(i)));
    verbs.put("answers", i -> new CommandLine(new Answers(i)));
    verbs.put("approve", i -> Answer.command(i, Answer.Kind.APPROVE));
    verbs.put("decline", i -> Answer.command(i, Answer.Kind.DECLINE));
    verbs.put("withdraw", i -> Answer.command(i, Answer.Kind.WITHDRAW));
    verbs.put("look", i -> new CommandLine(new Look(i)));
    verbs.put("accept", i -> Answer.command(i, Answer.Kind.ACCEPT));
    verbs.put("verify", i -> new CommandLine(new Verify(i)));
    verbs.put("export", i -> new CommandLine(new Export(i)));
    verbs.put("freeze", i -> new CommandLine(new Freeze(i)));
    verbs.put("unfreeze", i -> new CommandLine(new Freeze.Unfreeze(i)));
    verbs.put("freezes", i -> new CommandLine(new Freezes(i)));
    verbs.put("console", i -> new CommandLine(new Console(i)));
    verbs.put("whoami", i -> new CommandLine(new Whoami(i)));
    verbs.put("api", i -> new CommandLine(new Api(i)));
    verbs.put("completion", i -> new CommandLine(new Completion(i.terminal())));
    return verbs;
  }

  /// In the list of verbs, what each does.
  private static Map<String, IHelpSectionRenderer> sections(CommandLine program) {
    Map<String, IHelpSectionRenderer> sections = new HashMap<>(program.getHelpSectionMap());
    sections.put(
        UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
        help ->
            help.subcommands().entrySet().stream()
                .map(
                    verb ->
                        "  %-11s %s%n"
                            .formatted(
                                verb.getKey(),
                                verb.getValue().commandSpec().usageMessage().description()[0]))
                .collect(Collectors.joining()));
    return sections;
  }

  private static void putExamplesFirst(CommandLine verb, Terminal terminal) {
    UsageMessageSpec usage = verb.getCommandSpec().addOption(help()).usageMessage();
    String[] examples =
        Arrays.stream(usage.header())
            .map(example -> "  " + terminal.typed(example))
            .toArray(String[]::new);
    usage
        .header(examples)
        .headerHeading("Examples:%n")
        .synopsisHeading("%nUsage: ")
        .descriptionHeading("%n")
        .parameterListHeading("%n")
        .optionListHeading("%n")
        .footerHeading("%n");
  }

  private static boolean asksForVersion(String... arguments) {
    return arguments.length == 1 && Set.of("-V", "--version").contains(arguments[0]);
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help").usageHelp(true).description("Shows this.").build();
  }

  private static Stream<CommandLine> everyCommand(CommandLine program) {
    return Stream.concat(Stream.of(program), program.getSubcommands().values().stream());
  }

  /// Everything that is typed wrong is said at once.
  private static int execute(Terminal terminal, ParseResult parsed) {
    List<ParameterException> errors =
        parsed.asCommandLineList().stream()
            .flatMap(one -> one.getParseResult().errors().stream())
            .filter(ParameterException.class::isInstance)
            .map(ParameterException.class::cast)
            .toList();
    boolean asksForHelp = parsed.asCommandLineList().stream().anyMatch(Poolkeeper::asksForHelp);
    return errors.isEmpty() || asksForHelp
        ? new RunLast().execute(parsed)
        : misused(terminal, errors);
  }

  private static boolean asksForHelp(CommandLine command) {
    return command.isUsageHelpRequested() || command.isVersionHelpRequested();
  }

  private static int misused(Terminal terminal, List<? extends ParameterException> errors) {
    String verb = errors.getFirst().getCommandLine().getCommandSpec().qualifiedName();
    List<String> wrong = errors.stream().map(Poolkeeper::wrong).distinct().toList();
    String how = verb + " -h shows examples";
    if (wrong.size() == 1) {
      terminal.say("poolkeeper: %s; %s".formatted(wrong.getFirst(), how));
    } else {
      terminal.say("poolkeeper: %d things are wrong; %s".formatted(wrong.size(), how));
      wrong.forEach(one -> terminal.say("  " + one));
    }
    return TROUBLE;
  }

  private static String wrong(ParameterException e) {
    List<String> near =
        e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
    return e.getMessage()
        + (near.isEmpty() ? "" : "; did you mean %s?".formatted(String.join(" or ", near)));
  }

  /// A sentence, and never a stack trace.
  private static int failed(Terminal terminal, Exception e) {
    terminal.clearStatus();
    if (e instanceof TroubleException) {
      // What follows a line's end is indented: nothing from outside begins a line of its own.
      terminal.say("poolkeeper: " + firstLine(e));
      String.valueOf(e.getMessage()).lines().skip(1).forEach(line -> terminal.say("  " + line));
    } else {
      terminal.say(
          "poolkeeper: this should not happen, and says of itself: %s; if it stays, report it with the command"
              .formatted(e));
    }
    return TROUBLE;
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /// Of the jar that this is in.
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "poolkeeper "
            + Optional.ofNullable(Poolkeeper.class.getPackage().getImplementationVersion())
                .orElse("(built here)")
      };
    }
  }
}
