package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.api.Change;
import io.github.poolkeeper.cli.api.HistoryApi;
import io.github.poolkeeper.cli.terminal.Terminal;
import io.github.poolkeeper.cli.verb.Values.Count;
import io.github.poolkeeper.core.export.ExportFormat;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A pool as a file for the tool that owns it: the file is the data, and what it cannot say is
/// talk.
@Command(
    name = "export",
    header = {
      "poolkeeper export customers-prod",
      "poolkeeper export customers-prod --format cloudformation --revision 1"
    },
    description = "Writes a pool as a file for Terraform or CloudFormation (docs/ownership.md).")
public final class Export implements Callable<Integer> {
  @Parameters(paramLabel = "POOL", description = "A pool's id or name.")
  private String pool = "";

  @Option(
      names = "--format",
      paramLabel = "terraform|cloudformation",
      description = "For whom; else terraform.")
  private ExportFormat format = ExportFormat.TERRAFORM;

  @Option(
      names = "--revision",
      paramLabel = "N",
      description = "How it was then; else as it was last.")
  private Optional<Count> revision = Optional.empty();

  @Mixin private final Invocation invocation;
  @Mixin private final Output output = new Output();

  public Export(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    String id = invocation.pools().one(pool);
    Map<String, String> query = new TreeMap<>(Map.of("format", format.word()));
    revision.ifPresent(n -> query.put("revision", String.valueOf(n.number())));
    JsonObject exported =
        Revisions.get(
            invocation,
            id,
            "/export" + HistoryApi.query(query),
            revision.stream().map(Count::number).toList());
    if (!output.isForPeople()) {
      output.print(invocation.terminal(), exported, _ -> id);
      return 0;
    }
    Terminal terminal = invocation.terminal();
    terminal.lines(exported.getString("file"));
    new Change(exported)
        .objects("notExpressed")
        .map(gap -> gap.getString("path", "") + " is not in it: " + gap.getString("because", ""))
        .forEach(terminal::say);
    terminal.say("Of revision %d.".formatted(new Change(exported).number("revision").orElse(0)));
    return 0;
  }
}
