package io.github.poolkeeper.local.template;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// A template's YAML as JSON, with CloudFormation's short tags in their long form:
/// `!Ref X` becomes `{"Ref": "X"}`, `!GetAtt X.Arn` becomes `{"Fn::GetAtt": ["X", "Arn"]}`.
final class TemplateYaml {
  private TemplateYaml() {}

  static JsonObject read(Path file) {
    try {
      return read(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonObject read(String yaml) {
    Node root = compose(yaml).orElseThrow(() -> new TemplateException("The template is empty"));
    if (value(root) instanceof JsonObject object) {
      return object;
    }
    throw refuse(root, "expected a mapping at the top");
  }

  private static Optional<Node> compose(String yaml) {
    try {
      return new Compose(LoadSettings.builder().build()).composeString(yaml);
    } catch (YamlEngineException e) {
      throw new TemplateException("The template is not YAML: " + e.getMessage());
    }
  }

  private static JsonValue value(Node node) {
    String tag = node.getTag().getValue();
    boolean shortTag = tag.startsWith("!") && tag.length() > 1;
    return shortTag ? intrinsic(tag.substring(1), plain(node, true)) : plain(node, false);
  }

  private static JsonValue intrinsic(String name, JsonValue argument) {
    return switch (name) {
      case "Ref", "Condition" -> Json.createObjectBuilder().add(name, argument).build();
      case "GetAtt" -> Json.createObjectBuilder().add("Fn::GetAtt", attribute(argument)).build();
      default -> Json.createObjectBuilder().add("Fn::" + name, argument).build();
    };
  }

  private static JsonValue attribute(JsonValue argument) {
    return argument instanceof JsonString dotted
        ? Json.createArrayBuilder(Arrays.asList(dotted.getString().split("\\.", 2))).build()
        : argument;
  }

  private static JsonValue plain(Node node, boolean text) {
    return switch (node) {
      case MappingNode mapping -> object(mapping);
      case SequenceNode sequence -> array(sequence);
      case ScalarNode scalar when text -> Json.createValue(scalar.getValue());
      case ScalarNode scalar -> scalar(scalar);
      default -> throw refuse(node, "expected a mapping, a list or a value");
    };
  }

  private static JsonObject object(MappingNode mapping) {
    var object = Json.createObjectBuilder();
    for (NodeTuple member : mapping.getValue()) {
      if (!(member.getKeyNode() instanceof ScalarNode key)) {
        throw refuse(member.getKeyNode(), "expected a name");
      }
      object.add(key.getValue(), value(member.getValueNode()));
    }
    return object.build();
  }

  private static JsonArray array(SequenceNode sequence) {
    var array = Json.createArrayBuilder();
    sequence.getValue().forEach(item -> array.add(value(item)));
    return array.build();
  }

  private static JsonValue scalar(ScalarNode scalar) {
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return JsonValue.NULL;
    }
    if (tag.equals(Tag.BOOL)) {
      return Boolean.parseBoolean(scalar.getValue()) ? JsonValue.TRUE : JsonValue.FALSE;
    }
    return tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)
        ? Json.createValue(new BigDecimal(scalar.getValue()))
        : Json.createValue(scalar.getValue());
  }

  private static TemplateException refuse(Node node, String expectation) {
    String where = node.getStartMark().map(mark -> "line " + (mark.getLine() + 1)).orElse("?");
    return new TemplateException("template, %s: %s".formatted(where, expectation));
  }
}
