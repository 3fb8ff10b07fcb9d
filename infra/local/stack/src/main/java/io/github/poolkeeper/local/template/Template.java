package io.github.poolkeeper.local.template;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/// The sections of a template, unresolved.
record Template(
    JsonObject parameters,
    JsonObject rules,
    JsonObject conditions,
    JsonObject globals,
    JsonObject resources,
    JsonObject outputs) {
  private static final Set<String> SECTIONS =
      Set.of(
          "AWSTemplateFormatVersion",
          "Transform",
          "Description",
          "Metadata",
          "Parameters",
          "Rules",
          "Conditions",
          "Globals",
          "Resources",
          "Outputs");

  static Template of(JsonObject yaml) {
    List<String> unknown = yaml.keySet().stream().filter(s -> !SECTIONS.contains(s)).toList();
    if (!unknown.isEmpty()) {
      throw new TemplateException("The template has sections that are not known: " + unknown);
    }
    return new Template(
        section(yaml, "Parameters"),
        section(yaml, "Rules"),
        section(yaml, "Conditions"),
        section(yaml, "Globals"),
        section(yaml, "Resources"),
        section(yaml, "Outputs"));
  }

  private static JsonObject section(JsonObject yaml, String name) {
    return yaml.containsKey(name) ? yaml.getJsonObject(name) : JsonValue.EMPTY_JSON_OBJECT;
  }

  /// Without the resources and outputs whose condition does not hold.
  Template where(Predicate<String> holds) {
    return new Template(
        parameters, rules, conditions, globals, those(resources, holds), those(outputs, holds));
  }

  private static JsonObject those(JsonObject section, Predicate<String> holds) {
    var those = Json.createObjectBuilder();
    section.forEach(
        (name, value) -> {
          String condition = value.asJsonObject().getString("Condition", "");
          if (condition.isEmpty() || holds.test(condition)) {
            those.add(name, value);
          }
        });
    return those.build();
  }

  String typeOf(String logicalId) {
    return resource(logicalId).getString("Type", "no type");
  }

  JsonObject resource(String logicalId) {
    return switch (resources.get(logicalId)) {
      case JsonObject resource -> resource;
      case null, default ->
          throw new TemplateException("There is no resource %s".formatted(logicalId));
    };
  }

  JsonObject properties(String logicalId) {
    return section(resource(logicalId), "Properties");
  }

  void forEach(String type, BiConsumer<String, JsonObject> resource) {
    resources.keySet().stream()
        .filter(id -> typeOf(id).equals(type))
        .forEach(id -> resource.accept(id, properties(id)));
  }
}
