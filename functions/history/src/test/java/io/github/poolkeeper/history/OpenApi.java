package io.github.poolkeeper.history;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// `docs/openapi.yaml`, and whether an exchange is as it says.
public final class OpenApi {
  private static final String NO_BODY = "none";
  private static final String ADDRESS = "https://poolkeeper.invalid/openapi";
  private static final List<String> METHODS = List.of("get", "put", "post", "delete");

  private final JsonNode document;
  private final SchemaRegistry schemas;

  private OpenApi(JsonNode document) {
    this.document = document;
    this.schemas =
        SchemaRegistry.withDialect(
            Dialects.getOpenApi31(),
            registry -> registry.schemas(Map.of(ADDRESS, document.toString())));
  }

  /// What was sent and what came back, as far as the document speaks of it. Header names are in
  /// lower case.
  ///
  /// @param route `GET /user-pools/{id}`
  public record Exchange(
      String route, String request, int status, Map<String, String> headers, String response) {
    public Exchange {
      headers = Map.copyOf(headers);
    }
  }

  /// The document in the project whose root this is.
  public static OpenApi in(Path project) {
    try {
      return new OpenApi(
          new YAMLMapper().readTree(Files.readString(project.resolve("docs/openapi.yaml"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// `GET /user-pools/{id}`, sorted.
  public Set<String> routes() {
    Set<String> routes = new TreeSet<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                METHODS.stream()
                    .filter(path.getValue()::has)
                    .forEach(
                        method ->
                            routes.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    return routes;
  }

  /// Every answer that the document promises, as `GET /user-pools 200 application/json`,
  /// sorted; one without a body as `POST /user-pools/{id}/look 204 none`.
  public Set<String> answers() {
    Set<String> answers = new TreeSet<>();
    for (String route : routes()) {
      for (Map.Entry<String, JsonNode> response :
          at(pointer(route)).get("responses").properties()) {
        types(resolved(response.getValue()))
            .forEach(type -> answers.add(route + " " + response.getKey() + " " + type));
      }
    }
    return answers;
  }

  /// The answer of an exchange, as [#answers()] names it.
  public static String answer(Exchange exchange) {
    return exchange.route() + " " + exchange.status() + " " + mediaType(exchange);
  }

  /// What is not as the document says: nothing, if all is well.
  public List<String> departures(Exchange exchange) {
    String operation = pointer(exchange.route());
    JsonNode response = at(operation + "/responses/" + exchange.status());
    if (!answers().contains(answer(exchange))) {
      return List.of("undocumented: " + answer(exchange));
    }
    return Stream.of(
            headers(resolved(response), exchange),
            content(
                contentOf(operation + "/responses/" + exchange.status()),
                mediaType(exchange),
                exchange.response()),
            exchange.status() < 300 && !exchange.request().isBlank()
                ? content(
                    contentOf(operation + "/requestBody"), "application/json", exchange.request())
                : Stream.<String>empty())
        .flatMap(found -> found)
        .toList();
  }

  private Stream<String> headers(JsonNode response, Exchange exchange) {
    return Optional.ofNullable(response.get("headers")).stream()
        .flatMap(headers -> headers.properties().stream())
        .filter(header -> header.getValue().path("required").booleanValue(false))
        .map(Map.Entry::getKey)
        .filter(name -> !exchange.headers().containsKey(name.toLowerCase(Locale.ROOT)))
        .map(name -> "no header " + name);
  }

  private Stream<String> content(String content, String type, String body) {
    if (type.startsWith("text/") || (type.equals(NO_BODY) && body.isEmpty())) {
      return Stream.empty();
    }
    Schema schema =
        schemas.getSchema(
            SchemaLocation.of(ADDRESS + "#" + content + "/" + escaped(type) + "/schema"));
    return schema.validate(body, InputFormat.JSON).stream().map(error -> error + " in " + body);
  }

  private String contentOf(String pointer) {
    JsonNode node = at(pointer);
    return (node.has("$ref") ? node.get("$ref").stringValue().substring(1) : pointer) + "/content";
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? at(node.get("$ref").stringValue().substring(1)) : node;
  }

  private JsonNode at(String pointer) {
    return document.at(pointer);
  }

  private static String pointer(String route) {
    String[] parts = route.split(" ", 2);
    return "/paths/" + escaped(parts[1]) + "/" + parts[0].toLowerCase(Locale.ROOT);
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static String mediaType(Exchange exchange) {
    return exchange.headers().getOrDefault("content-type", NO_BODY).replaceAll(";.*", "");
  }

  private static Stream<String> types(JsonNode response) {
    return response.has("content") ? names(response.get("content")) : Stream.of(NO_BODY);
  }

  private static Stream<String> names(JsonNode object) {
    return object.propertyNames().stream();
  }
}
