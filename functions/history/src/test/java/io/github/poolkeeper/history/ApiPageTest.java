package io.github.poolkeeper.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.github.poolkeeper.core.policy.Policy;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Sends the requests of `docs/api.md` in their order, and holds the answers there against what
/// comes back. What is submitted is applied before the next one.
class ApiPageTest {
  private static final Path PAGE = Path.of("../../docs/api.md");
  private static final String REWRITE =
      "docs/api.md does not show what the API answers; rewrite its answers with"
          + " mvn -pl functions/history -am test -Dtest=ApiPageTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dpoolkeeper.write=true";
  private static final Pattern EXCHANGE =
      Pattern.compile("```sh\n(api (?:GET|POST|PUT|DELETE) .*)\n```\n```http\n((?s:.*?))```\n");

  private static final Pattern INDENT = Pattern.compile("(?m)^ +");

  private final RehearsedApi api = new RehearsedApi(Policy.builtIn());

  @Test
  void showsWhatTheApiAnswers() throws IOException {
    String page = Files.readString(PAGE);
    api.pools.put(
        RehearsedApi.POOL,
        RehearsedApi.json(
            """
            {"PoolName": "people",
             "Policies": {"PasswordPolicy": {"MinimumLength": 8, "RequireSymbols": true}},
             "DeletionProtection": "ACTIVE"}
            """));

    String answered = EXCHANGE.matcher(page).replaceAll(this::answered);

    if (Boolean.getBoolean("poolkeeper.write")) {
      Files.writeString(PAGE, answered);
    }
    assertThat(PAGE).as(REWRITE).content().isEqualTo(answered);
    assertThat(EXCHANGE.matcher(page).results()).hasSizeGreaterThan(10);
    assertThat(Pattern.compile("(?m)^HTTP/2 404").matcher(answered).results())
        .as("examples of what is not there")
        .hasSize(1);
  }

  private String answered(MatchResult exchange) {
    ApiCommand command = ApiCommand.parse(exchange.group(1));
    APIGatewayV2HTTPResponse response =
        api.send(command.method() + " " + command.path(), command.body(), command.headers());
    api.apply();
    return Matcher.quoteReplacement(
        "```sh\n" + exchange.group(1) + "\n```\n```http\n" + text(response) + "```\n");
  }

  private static String text(APIGatewayV2HTTPResponse response) {
    StringBuilder text = new StringBuilder("HTTP/2 " + response.getStatusCode() + "\n");
    Map<String, String> headers = new TreeMap<>(response.getHeaders());
    headers.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    String body = response.getBody();
    boolean isText = headers.getOrDefault("content-type", "").startsWith("text/");
    return text.append('\n').append(isText ? body : indented(body)).toString();
  }

  private static String indented(String json) {
    StringWriter text = new StringWriter();
    try (JsonWriter writer =
        Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true)).createWriter(text)) {
      JsonValue value = RehearsedApi.json(json);
      writer.write(value);
    }
    return INDENT
            .matcher(text.toString().strip())
            .replaceAll(spaces -> spaces.group().substring(spaces.group().length() / 2))
            .replaceAll("\\[\\s+]", "[]")
        + "\n";
  }
}
