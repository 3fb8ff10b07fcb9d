package io.github.poolkeeper.core.export;

import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.live.CreatedWith;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A pool as HCL: an `import` block and a resource whose plan is empty as long as the pool is as it
/// says.
final class TerraformFile {
  private static final String MECHANISM = "recovery_mechanism";
  private static final String TAGS = "tags";

  /// The provider takes only one of the two names of a text.
  private static final Map<Address, Address> TWINS =
      Map.of(
          Address.of("sms_verification_message"),
          Address.of("verification_message_template.sms_message"),
          Address.of("email_verification_message"),
          Address.of("verification_message_template.email_message"),
          Address.of("email_verification_subject"),
          Address.of("verification_message_template.email_subject"));

  /// What is fixed when a pool is created, by the arguments' names.
  private static final SequencedMap<String, String> FIXED = fixed();

  private static final List<Pointer> DEFAULTED =
      List.of(
          Pointer.parse("/DeletionProtection"),
          Pointer.parse("/EmailConfiguration/EmailSendingAccount"));

  private static final String FILLED_IN =
      "the pool does not have it, and the provider would fill in its default";

  private final FileContent content;
  private final Lines lines = new Lines();

  private TerraformFile(FileContent content) {
    this.content = content;
  }

  static Exported of(FileContent content) {
    return new TerraformFile(content).exported();
  }

  private Exported exported() {
    content.describeIn(lines, gaps());
    SortedSet<Address> ours = content.origins().ours();
    importBlock();
    resource(ours);
    return new Exported(
        content.revision().number(),
        ExportFormat.TERRAFORM,
        lines.toString(),
        ours.stream().map(TerraformFile::reference).toList(),
        gaps());
  }

  private List<Exported.Gap> gaps() {
    List<Exported.Gap> gaps = new ArrayList<>(content.expressed().gaps());
    filledIn().forEach((address, path) -> gaps.add(new Exported.Gap(path, FILLED_IN)));
    if (content.createdWith() instanceof CreatedWith.Choice.Unknown(var error)) {
      for (String member : FIXED.values()) {
        gaps.add(
            new Exported.Gap(
                Pointer.ROOT.child(member), "the pool could not be read: " + error.code()));
      }
    }
    return gaps;
  }

  /// What the provider sets to its own default where a file does not have it, on pools that Cognito
  /// prints without it.
  private SequencedMap<Address, Pointer> filledIn() {
    Expressed expressed = content.expressed();
    SequencedMap<Address, Pointer> missing = new LinkedHashMap<>();
    DEFAULTED.forEach(
        path -> {
          Address address =
              Optional.ofNullable(ExportNames.all().get(path))
                  .flatMap(ExportNames.Row::terraform)
                  .orElseThrow();
          Address block = address.upTo(address.names().size() - 1);
          if (!expressed.values().containsKey(address)
              && expressed.values().keySet().stream().anyMatch(one -> one.startsWith(block))) {
            missing.put(address, path);
          }
        });
    return missing;
  }

  private void importBlock() {
    lines
        .line("")
        .line("import {")
        .in()
        .line("to = aws_cognito_user_pool." + label())
        .line("id = " + QuotedText.hcl(content.pool().value()))
        .out()
        .line("}")
        .line("");
  }

  private void resource(SortedSet<Address> ours) {
    lines.line("resource \"aws_cognito_user_pool\" \"" + label() + "\" {").in();
    block(Block.of(values()));
    if (content.createdWith() instanceof CreatedWith.Choice.Known(JsonObject members)) {
      createdWith(members);
    }
    lifecycle(ours);
    lines.out().line("}");
  }

  /// From the pool's name; what else it would be called is up to whoever moves it into a module.
  private String label() {
    String name =
        JsonValues.text(content.configuration().document(), "PoolName")
            .orElse("")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^[_0-9]+|_$", "");
    return name.isEmpty() ? "pool" : name;
  }

  private SequencedMap<Address, JsonValue> values() {
    SequencedMap<Address, JsonValue> values = new LinkedHashMap<>(content.expressed().values());
    TWINS.forEach(
        (older, newer) -> {
          if (values.containsKey(newer)) {
            values.remove(older);
          }
        });
    if (values.containsKey(Address.of("sms_configuration.sns_caller_arn"))) {
      values.putIfAbsent(Address.of("sms_configuration.external_id"), JsonValues.value(""));
    }
    return values;
  }

  private void block(Block block) {
    block
        .values()
        .forEach(
            (name, value) -> {
              Address address = block.address().child(name);
              content.origins().of(address).ifPresent(origin -> lines.comment(origin.words()));
              argument(name, value);
            });
    block
        .blocks()
        .forEach(
            (name, inner) -> {
              lines.line("");
              if (inner.address().names().equals(List.of(TAGS))) {
                tags(inner);
              } else {
                lines.line(name + " {").in();
                block(inner);
                lines.out().line("}");
              }
            });
  }

  private void tags(Block tags) {
    lines.line(TAGS + " = {").in();
    tags.values()
        .forEach(
            (key, value) -> {
              content
                  .origins()
                  .of(tags.address().child(key))
                  .ifPresent(origin -> lines.comment(origin.words()));
              lines.line(QuotedText.hcl(key) + " = " + literal(value));
            });
    lines.out().line("}");
  }

  private void argument(String name, JsonValue value) {
    if (name.equals(MECHANISM) && value instanceof JsonArray mechanisms) {
      mechanisms.forEach(mechanism -> mechanism(mechanism.asJsonObject()));
    } else if (value instanceof JsonString text && text.getString().contains("\n")) {
      joined(name, text.getString());
    } else {
      lines.line(name + " = " + literal(value));
    }
  }

  private void mechanism(JsonObject mechanism) {
    lines
        .line(MECHANISM + " {")
        .in()
        .line("name = " + literal(mechanism.getOrDefault("Name", JsonValue.NULL)))
        .line("priority = " + literal(mechanism.getOrDefault("Priority", JsonValue.NULL)))
        .out()
        .line("}");
  }

  /// A heredoc would add a line's end, and hide what cannot be seen.
  private void joined(String name, String text) {
    lines.line(name + " = join(\"\\n\", [").in();
    QuotedText.lines(text).forEach(line -> lines.line(QuotedText.hcl(line) + ","));
    lines.out().line("])");
  }

  private static String literal(JsonValue value) {
    return switch (value) {
      case JsonString text -> QuotedText.hcl(text.getString());
      case JsonArray list ->
          list.stream().map(TerraformFile::literal).collect(Collectors.joining(", ", "[", "]"));
      default -> value.toString();
    };
  }

  private void createdWith(JsonObject members) {
    list("alias_attributes", members.get("AliasAttributes"));
    list("username_attributes", members.get("UsernameAttributes"));
    if (members.get("UsernameConfiguration") instanceof JsonObject names
        && names.containsKey("CaseSensitive")) {
      lines
          .line("")
          .line("username_configuration {")
          .in()
          .line("case_sensitive = " + literal(names.get("CaseSensitive")))
          .out()
          .line("}");
    }
    PoolAttributes.given(members).forEach(this::attribute);
  }

  private void list(String name, @Nullable JsonValue value) {
    if (value instanceof JsonArray list && !list.isEmpty()) {
      lines.line("").line(name + " = " + literal(list));
    }
  }

  private void attribute(JsonObject attribute) {
    lines.line("").line("schema {").in();
    lines.line("name = " + QuotedText.hcl(PoolAttributes.name(attribute)));
    Map<String, String> arguments =
        new TreeMap<>(
            Map.of(
                "AttributeDataType", "attribute_data_type",
                "DeveloperOnlyAttribute", "developer_only_attribute",
                "Mutable", "mutable",
                "Required", "required"));
    arguments.forEach(
        (member, argument) -> {
          if (attribute.containsKey(member)) {
            lines.line(argument + " = " + literal(attribute.get(member)));
          }
        });
    bounds(attribute, "String", "Length");
    bounds(attribute, "Number", "Value");
    lines.out().line("}");
  }

  private void bounds(JsonObject attribute, String type, String what) {
    PoolAttributes.bounds(attribute, type)
        .ifPresent(
            bounds -> {
              lines.line("").line(type.toLowerCase(Locale.ROOT) + "_attribute_constraints {").in();
              bounds.forEach((end, value) -> lines.line(snake(end, what) + " = " + literal(value)));
              lines.out().line("}");
            });
  }

  /// `MaxLength` is `max_length`.
  private static String snake(String end, String what) {
    return end.replace(what, "_" + what).toLowerCase(Locale.ROOT);
  }

  private void lifecycle(SortedSet<Address> ours) {
    lines
        .line("")
        .line("lifecycle {")
        .in()
        .comment("Another pool in its place would have none of its users.")
        .line("prevent_destroy = true");
    List<String> ignored = ours.stream().map(TerraformFile::reference).toList();
    List<String> unknown =
        new ArrayList<>(filledIn().keySet().stream().map(TerraformFile::reference).toList());
    if (content.createdWith() instanceof CreatedWith.Choice.Unknown) {
      unknown.addAll(FIXED.keySet());
    }
    if (!ignored.isEmpty() || !unknown.isEmpty()) {
      lines.line("").line("ignore_changes = [").in();
      ignore("What changes of Poolkeeper have set.", ignored);
      ignore("What is not in this file, see above.", unknown);
      lines.out().line("]");
    }
    lines.out().line("}");
  }

  private void ignore(String because, List<String> references) {
    if (!references.isEmpty()) {
      lines.comment(because);
      references.forEach(reference -> lines.line(reference + ","));
    }
  }

  private static SequencedMap<String, String> fixed() {
    SequencedMap<String, String> fixed = new LinkedHashMap<>();
    fixed.put("schema", "SchemaAttributes");
    fixed.put("alias_attributes", "AliasAttributes");
    fixed.put("username_attributes", "UsernameAttributes");
    fixed.put("username_configuration", "UsernameConfiguration");
    return fixed;
  }

  /// As Terraform refers to it: blocks are lists of one, and tags are a map.
  private static String reference(Address address) {
    List<String> names = address.names();
    if (names.getFirst().equals(TAGS)) {
      return names.size() == 1 ? TAGS : TAGS + "[" + QuotedText.hcl(names.getLast()) + "]";
    }
    return String.join("[0].", names);
  }
}
