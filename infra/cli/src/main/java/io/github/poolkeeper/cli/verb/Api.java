package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.api.HistoryApi;
import io.github.poolkeeper.cli.api.HistoryApi.Reply;
import io.github.poolkeeper.cli.api.HistoryApi.Request;
import io.github.poolkeeper.cli.terminal.TroubleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Any route, for what has no verb.
@Command(
    name = "api",
    header = {
      "poolkeeper api GET '/user-pools?limit=5'",
      "poolkeeper api GET /approvals -H 'accept: text/plain'"
    },
    description = "Sends a signed request to the history API (docs/api.md) and prints the answer.",
    footer = {"Exit codes: 0 for an answer below 400; 1 for any other."})
public final class Api implements Callable<Integer> {
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");

  @Parameters(index = "0", paramLabel = "METHOD", description = "GET, POST, PUT or DELETE.")
  private String method = "";

  @Parameters(index = "1", paramLabel = "PATH", description = "With its query, percent-encoded.")
  private String path = "";

  @Option(
      names = {"-d", "--data"},
      paramLabel = "JSON",
      description = "The body; @FILE for a file's text, @- for standard input.")
  private Optional<String> data = Optional.empty();

  @Option(
      names = {"-H", "--header"},
      paramLabel = "NAME: VALUE",
      description = "A header; repeatable.")
  private List<String> headers = List.of();

  @Option(
      names = "--paginate",
      description = "All pages of a list in JSON or CSV, one after the other; CSV with one head.")
  private boolean paginates;

  @Mixin private final Invocation invocation;

  public Api(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    String verb = method.toUpperCase(Locale.ROOT);
    if (!METHODS.contains(verb) || !path.startsWith("/")) {
      throw new TroubleException("api takes a method and a path, like GET /user-pools");
    }
    Map<String, String> all = new TreeMap<>();
    data.ifPresent(_ -> all.put("content-type", "application/json"));
    headers.forEach(header -> add(all, header));
    Reply reply = invocation.api().reply(new Request(verb, path, all, body()));
    invocation.terminal().lines(reply.body());
    boolean isTable = all.getOrDefault("accept", "").startsWith("text/csv");
    Optional<String> cursor = following(reply);
    while (cursor.isPresent()) {
      reply = invocation.api().reply(new Request(verb, behind(cursor.get()), all, ""));
      cursor = following(reply);
      boolean hasHead = isTable && reply.isGood();
      invocation.terminal().lines(hasHead ? withoutHead(reply.body()) : reply.body());
    }
    if (!reply.isGood()) {
      invocation.terminal().say("poolkeeper: the answer's status is " + reply.status());
    }
    return reply.isGood() ? 0 : 1;
  }

  private Optional<String> following(Reply reply) {
    return paginates && reply.isGood() ? reply.cursor() : Optional.empty();
  }

  private String behind(String cursor) {
    String other = path.replaceAll("(?<=[?&])cursor=[^&]*&?", "");
    String joint = other.contains("?") ? "&" : "?";
    return other + joint + "cursor=" + HistoryApi.encoded(cursor);
  }

  private static String withoutHead(String table) {
    return table.substring(table.indexOf('\n') + 1);
  }

  private static void add(Map<String, String> headers, String header) {
    int colon = header.indexOf(':');
    if (colon < 1) {
      throw new TroubleException("a header is NAME: VALUE, not " + header);
    }
    headers.put(
        header.substring(0, colon).strip().toLowerCase(Locale.ROOT),
        header.substring(colon + 1).strip());
  }

  private String body() {
    String text = data.orElse("");
    return text.startsWith("@") ? invocation.text(text.substring(1)) : text;
  }
}
