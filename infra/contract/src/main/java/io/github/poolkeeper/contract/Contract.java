package io.github.poolkeeper.contract;

import io.github.poolkeeper.contract.Command.UsageException;
import io.github.poolkeeper.contract.Comparison.Difference;
import io.github.poolkeeper.local.signature.AccessKey;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// The program behind `infra/contract/run`: the report goes to stdout, everything else to stderr.
public final class Contract {
  private static final String HELP =
      """
      Asks AWS what Poolkeeper believes of it, with user pools and a stack that it makes and takes
      away again. About 20 minutes in an account; docs/contract.md.

        infra/contract/run --account ID [--region R] [--only STEP,…] [--email-identity ARN]
                                                                 > account.json
        infra/contract/run --account ID [--region R] --clean     after a run that was broken off
        infra/contract/run --local [--only STEP,…] > local.json  the stack of ./poolkeeper up
        infra/contract/run compare account.json local.json       where the two differ
        infra/contract/run beliefs                               the table of questions

      Credentials: eval "$(aws configure export-credentials --format env)".
      """;
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private final Path project;
  private final PrintStream out;
  private final PrintStream progress;

  Contract(Path project, PrintStream out, PrintStream progress) {
    this.project = project;
    this.out = out;
    this.progress = progress;
  }

  /// Takes the command line; the project's folder is the system property `poolkeeper.project`.
  static void main(String[] arguments) {
    Path project = Path.of(System.getProperty("poolkeeper.project", "."));
    System.exit(
        new Contract(project, System.out, System.err)
            .run(Arrays.asList(arguments), System.getenv()));
  }

  /// The exit status: of a comparison 1 where something differs.
  int run(List<String> arguments, Map<String, String> environment) {
    try {
      return switch (Command.parse(arguments, environment)) {
        case Command.Help() -> print(HELP);
        case Command.Beliefs() -> print(Questions.asMarkdown());
        case Command.Compare(Path one, Path other) -> compare(read(one), read(other));
        case Command.Clean clean -> clean(clean);
        case Command.Run run -> ask(run);
      };
    } catch (UsageException e) {
      progress.print(HELP);
      progress.println("contract: " + e.getMessage());
      return MISUSED;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return FAILED;
    } catch (Exception e) {
      progress.println("contract: " + (e.getMessage() == null ? e : e.getMessage()));
      return FAILED;
    }
  }

  private int print(String text) {
    out.print(text);
    return 0;
  }

  private static JsonObject read(Path report) throws IOException {
    return Documents.object(Files.readString(report));
  }

  private int compare(JsonObject one, JsonObject other) {
    List<Difference> differences = Comparison.of(one, other);
    differences.forEach(out::println);
    progress.printf("contract: %d questions are answered differently%n", differences.size());
    return differences.isEmpty() ? 0 : FAILED;
  }

  private int clean(Command.Clean clean) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      Aws aws = aws(http, clean.target(), clean.key());
      List<String> left = new Cleaning(aws, project, progress).run();
      left.forEach(out::println);
      return 0;
    }
  }

  private int ask(Command.Run run) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      Aws aws = aws(http, run.target(), run.key());
      var names = new Names(run.target(), run.emailIdentity());
      var report = new Report(Questions.all(), names, InstantSource.system().instant());
      var scene = new Scene(aws, names, report, project);
      var broken = new AtomicBoolean(true);
      Thread hint = new Thread(() -> breakOff(report, run.target(), broken));
      Runtime.getRuntime().addShutdownHook(hint);
      askAndClean(scene, run);
      broken.set(false);
      print(pretty(report.toJson()));
      progress.println("contract: " + report.summary());
      return 0;
    }
  }

  private void askAndClean(Scene scene, Command.Run run) throws Exception {
    var cleaning = new Cleaning(scene.aws(), project, progress);
    if (scene.isLocal()) {
      Steps.run(scene, run.only(), progress);
      scene.deleteStackPool();
      return;
    }
    progress.println("contract: taking away what an earlier run has left");
    cleaning.run();
    try {
      Preparation.make(scene);
      Steps.run(scene, run.only(), progress);
    } finally {
      progress.println("contract: taking away what this run has made");
      scene.report().left(cleaning.run());
      scene
          .report()
          .left(List.of("SAM's bucket, aws-sam-cli-managed-default-…: others may use it"));
    }
  }

  /// What was observed is not lost, and nobody has to guess what stands.
  private void breakOff(Report report, Target target, AtomicBoolean broken) {
    if (broken.get()) {
      print(pretty(report.toJson()));
      if (target instanceof Target.Account(String id, String region, _)) {
        progress.printf(
            "contract: broken off; take away what stands: infra/contract/run --account %s --region %s --clean%n",
            id, region);
      }
    }
  }

  private static Aws aws(HttpClient http, Target target, AccessKey key)
      throws IOException, InterruptedException {
    var aws = new Aws(http, target, key, new Bounds(target.owned()));
    if (target instanceof Target.Account) {
      requireAccount(aws);
    }
    return aws;
  }

  /// @throws UsageException if the credentials are of another account
  static void requireAccount(Aws aws) throws IOException, InterruptedException {
    Answer caller = aws.call("sts", "GetCallerIdentity", JsonObject.EMPTY_JSON_OBJECT).orFail();
    String account = caller.element("Account").orElse("no account");
    if (!account.equals(aws.target().accountId())) {
      throw new UsageException(
          "these credentials are of account %s, not of %s"
              .formatted(account, aws.target().accountId()));
    }
  }

  private static String pretty(JsonObject json) {
    var text = new StringWriter();
    try (var writer =
        Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true)).createWriter(text)) {
      writer.write(json);
    }
    return text.toString().strip() + "\n";
  }
}
