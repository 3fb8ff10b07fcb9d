package io.github.poolkeeper.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// That generators of clients find in `docs/openapi.yaml` all that validators do. `infra/clients`
/// shows it with a linter and a generator, where there is Node.js.
class OpenApiFormTest {
  private static final Set<String> WITH_A_SCHEMA =
      Set.of(
          "additionalProperties",
          "else",
          "if",
          "items",
          "not",
          "schema",
          "then",
          "unevaluatedProperties");
  private static final Set<String> WITH_SCHEMAS = Set.of("allOf", "anyOf", "oneOf");
  private static final Set<String> WITH_NAMED_SCHEMAS =
      Set.of("dependentSchemas", "properties", "schemas");
  private static final Set<String> OTHER_KEYWORDS =
      Set.of(
          "$ref",
          "const",
          "default",
          "dependentRequired",
          "description",
          "enum",
          "examples",
          "format",
          "maxLength",
          "maximum",
          "minItems",
          "minLength",
          "minProperties",
          "minimum",
          "pattern",
          "required",
          "type");

  private static JsonNode document;
  private static Map<String, JsonNode> schemas;

  @BeforeAll
  static void read() throws IOException {
    document = new YAMLMapper().readTree(Files.readString(Path.of("../../docs/openapi.yaml")));
    schemas = new LinkedHashMap<>();
    collect("", document);
  }

  /// Some generators drop what stands beside it, without a word.
  @Test
  void aReferenceStandsAlone() {
    List<String> beside = new ArrayList<>();
    references("", document, beside);
    assertThat(beside).isEmpty();
  }

  /// As an alternative without members is "anything" to them, the whole becomes that.
  @Test
  void alternativesStandBesideNoMembers() {
    assertThat(where(schema -> schema.has("anyOf") && schema.has("properties"))).isEmpty();
  }

  /// An object of which nothing is said has no members for them.
  @Test
  void anObjectSaysWhatItHas() {
    assertThat(
            where(
                schema ->
                    schema.path("type").stringValue("").equals("object")
                        && !schema.has("properties")
                        && !schema.has("additionalProperties")))
        .isEmpty();
  }

  /// They make a member with a default one that has to be sent.
  @Test
  void aMemberThatMayBeLeftOutHasNoDefault() {
    assertThat(
            where(
                schema ->
                    schema.path("properties").properties().stream()
                        .anyMatch(member -> member.getValue().has("default"))))
        .isEmpty();
  }

  /// Such as the second half of a description that has a comma and no quotes.
  @Test
  void aSchemaHasOnlyWhatASchemaHas() {
    List<String> unknown = new ArrayList<>();
    schemas.forEach(
        (at, schema) ->
            schema.propertyNames().stream()
                .filter(name -> !WITH_A_SCHEMA.contains(name))
                .filter(name -> !WITH_SCHEMAS.contains(name))
                .filter(name -> !WITH_NAMED_SCHEMAS.contains(name))
                .filter(name -> !OTHER_KEYWORDS.contains(name))
                .forEach(name -> unknown.add(at + ": " + name)));
    assertThat(schemas).hasSizeGreaterThan(100);
    assertThat(unknown).isEmpty();
  }

  private static List<String> where(Predicate<JsonNode> condition) {
    return schemas.entrySet().stream()
        .filter(schema -> condition.test(schema.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// A name that is a keyword is one: none of the document's own members is called so.
  private static void collect(String at, JsonNode node) {
    node.properties()
        .forEach(
            member -> {
              String name = member.getKey();
              String path = at + "/" + name;
              if (WITH_A_SCHEMA.contains(name)) {
                add(path, member.getValue());
              } else if (WITH_SCHEMAS.contains(name)) {
                member.getValue().values().forEach(schema -> add(path + "/-", schema));
              } else if (WITH_NAMED_SCHEMAS.contains(name)) {
                member
                    .getValue()
                    .properties()
                    .forEach(s -> add(path + "/" + s.getKey(), s.getValue()));
              }
              collect(path, member.getValue());
            });
    if (node.isArray()) {
      node.values().forEach(element -> collect(at + "/-", element));
    }
  }

  private static void add(String at, JsonNode schema) {
    if (schema.isObject()) {
      schemas.put(at + "@" + schemas.size(), schema);
    }
  }

  private static void references(String at, JsonNode node, List<String> beside) {
    if (node.has("$ref") && node.size() > 1) {
      beside.add(at + ": " + node.propertyNames());
    }
    node.properties().forEach(m -> references(at + "/" + m.getKey(), m.getValue(), beside));
    if (node.isArray()) {
      node.values().forEach(element -> references(at + "/-", element, beside));
    }
  }
}
