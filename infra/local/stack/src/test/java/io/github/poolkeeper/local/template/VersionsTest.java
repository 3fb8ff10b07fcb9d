package io.github.poolkeeper.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A changed parameter reaches a function that runs only with another version, and SAM makes one
/// for a changed template alone. A version's description cannot be updated, so that another one is
/// another version; and Lambda refuses another version of a function that has not changed.
class VersionsTest {
  private static final Path TEMPLATE = Path.of("../../../template.yaml");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9]+)(\\.[A-Za-z]+)?}");

  /// What is no part of a version.
  private static final Set<String> APART = Set.of("Events", "VersionDescription");

  /// What gives a resource another name, or another one in its place.
  private static final Map<String, Set<String>> IDENTITY =
      Map.of(
          "AWS::IAM::Role", Set.of("Path", "RoleName"),
          "AWS::Logs::LogGroup", Set.of("LogGroupName"),
          "AWS::SQS::Queue", Set.of("QueueName", "FifoQueue"),
          "AWS::DynamoDB::Table", Set.of("TableName", "KeySchema"));

  private static final JsonObject YAML = TemplateYaml.read(TEMPLATE);

  @ParameterizedTest
  @MethodSource("functions")
  void haveTheParametersInTheirDescriptionThatTheirFunctionDependsOnAndNoOther(String function) {
    JsonObject properties = properties(function);
    Set<String> needed = new TreeSet<>();
    Stream.concat(
            YAML.getJsonObject("Globals").getJsonObject("Function").entrySet().stream(),
            properties.entrySet().stream())
        .filter(property -> !APART.contains(property.getKey()))
        .forEach(property -> collect(property.getValue(), needed));
    Set<String> described = new TreeSet<>();
    collect(properties.getOrDefault("VersionDescription", JsonValue.NULL), described);

    assertThat(described).isEqualTo(needed).isNotEmpty();
  }

  static Stream<String> functions() {
    JsonObject resources = YAML.getJsonObject("Resources");
    return resources.keySet().stream()
        .filter(id -> resources.getJsonObject(id).getString("Type").endsWith("::Function"));
  }

  private static void collect(JsonValue value, Set<String> parameters) {
    switch (value) {
      case JsonArray array -> array.forEach(item -> collect(item, parameters));
      case JsonObject object -> object.forEach((name, inner) -> collect(name, inner, parameters));
      default -> {}
    }
  }

  private static void collect(String name, JsonValue value, Set<String> parameters) {
    switch (name) {
      case "Ref" -> named(((JsonString) value).getString(), parameters);
      case "Fn::GetAtt" -> named(value.asJsonArray().getString(0), parameters);
      case "Condition" -> condition(((JsonString) value).getString(), parameters);
      case "Fn::Sub" -> substituted(value, parameters);
      case "Fn::If" -> {
        condition(value.asJsonArray().getString(0), parameters);
        collect(value, parameters);
      }
      default -> collect(value, parameters);
    }
  }

  private static void substituted(JsonValue value, Set<String> parameters) {
    collect(value, parameters);
    String text =
        value instanceof JsonArray pair ? pair.getString(0) : ((JsonString) value).getString();
    VARIABLE.matcher(text).results().forEach(found -> named(found.group(1), parameters));
  }

  private static void condition(String name, Set<String> parameters) {
    collect(YAML.getJsonObject("Conditions").getOrDefault(name, JsonValue.NULL), parameters);
  }

  private static void named(String name, Set<String> parameters) {
    if (YAML.getJsonObject("Parameters").containsKey(name)) {
      parameters.add(name);
    } else if (YAML.getJsonObject("Resources").containsKey(name)) {
      String type = YAML.getJsonObject("Resources").getJsonObject(name).getString("Type");
      assertThat(IDENTITY).as("what a %s is known by", type).containsKey(type);
      properties(name).entrySet().stream()
          .filter(property -> IDENTITY.getOrDefault(type, Set.of()).contains(property.getKey()))
          .forEach(property -> collect(property.getValue(), parameters));
    }
  }

  private static JsonObject properties(String resource) {
    return YAML.getJsonObject("Resources").getJsonObject(resource).getJsonObject("Properties");
  }
}
