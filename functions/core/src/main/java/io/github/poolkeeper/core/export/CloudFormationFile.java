package io.github.poolkeeper.core.export;

import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.live.CreatedWith;
import io.github.poolkeeper.core.userpool.Owner;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// A pool as a CloudFormation template in YAML, to be imported into a stack, or to be held against
/// the template of the stack that owns it.
final class CloudFormationFile {
  private static final String RESOLVED = "{{resolve:";

  private final FileContent content;
  private final SequencedMap<Address, JsonValue> values;
  private final List<Exported.Gap> gaps;
  private final Lines lines = new Lines();

  private CloudFormationFile(FileContent content) {
    this.content = content;
    this.values = new LinkedHashMap<>(content.expressed().values());
    this.gaps = new ArrayList<>(content.expressed().gaps());
  }

  static Exported of(FileContent content) {
    return new CloudFormationFile(content).exported();
  }

  private Exported exported() {
    leaveOutWhatWouldBeResolved();
    addCreatedWith();
    content.describeIn(lines, gaps);
    sayHowToUseIt();
    lines
        .line("AWSTemplateFormatVersion: \"2010-09-09\"")
        .line("Resources:")
        .in()
        .line(logicalId() + ":")
        .in()
        .line("Type: AWS::Cognito::UserPool")
        .comment("Another pool in its place would have none of its users.")
        .line("DeletionPolicy: Retain")
        .line("UpdateReplacePolicy: Retain")
        .line("Properties:")
        .in();
    block(Block.of(values));
    return new Exported(
        content.revision().number(),
        ExportFormat.CLOUDFORMATION,
        lines.toString(),
        content.origins().ours().stream().map(Address::toString).toList(),
        gaps);
  }

  /// CloudFormation replaces what looks like a reference to a parameter or a secret, wherever it
  /// stands, and has no escape for it.
  private void leaveOutWhatWouldBeResolved() {
    for (Iterator<Map.Entry<Address, JsonValue>> all = values.entrySet().iterator();
        all.hasNext(); ) {
      Map.Entry<Address, JsonValue> entry = all.next();
      if (entry.getValue() instanceof JsonString text && text.getString().contains(RESOLVED)) {
        gaps.add(
            new Exported.Gap(
                new Pointer(entry.getKey().names()),
                "CloudFormation would put something else in the place of " + RESOLVED + "…"));
        all.remove();
      }
    }
  }

  private void addCreatedWith() {
    switch (content.createdWith()) {
      case CreatedWith.Choice.Known(JsonObject members) -> {
        for (String list : List.of("AliasAttributes", "UsernameAttributes")) {
          if (members.get(list) instanceof JsonArray names && !names.isEmpty()) {
            values.put(Address.of(list), names);
          }
        }
        if (members.get("UsernameConfiguration") instanceof JsonObject names
            && names.containsKey("CaseSensitive")) {
          values.put(Address.of("UsernameConfiguration.CaseSensitive"), names.get("CaseSensitive"));
        }
        if (!PoolAttributes.given(members).isEmpty()) {
          gaps.add(
              new Exported.Gap(
                  Pointer.parse("/SchemaAttributes"),
                  "left out: while a template has Schema, CloudFormation refuses to update some"
                      + " pools"));
        }
      }
      case CreatedWith.Choice.Unknown(var error) ->
          gaps.add(
              new Exported.Gap(
                  Pointer.parse("/SchemaAttributes"),
                  "the pool could not be read: "
                      + error.code()
                      + "; neither are AliasAttributes, UsernameAttributes and"
                      + " UsernameConfiguration"));
    }
  }

  private void sayHowToUseIt() {
    Optional<Owner> owner = Owner.of(content.configuration());
    if (owner.isEmpty()) {
      lines.comment(
          "To let a stack own the pool: create-change-set --change-set-type IMPORT"
              + " --resources-to-import"
              + " '[{\"ResourceType\":\"AWS::Cognito::UserPool\",\"LogicalResourceId\":\""
              + logicalId()
              + "\",\"ResourceIdentifier\":{\"UserPoolId\":\""
              + content.pool()
              + "\"}}]'");
    } else {
      lines.comment(
          "The stack "
              + owner.get().stack()
              + " owns the pool: bring its template to these values, then create-change-set"
              + " --deployment-mode REVERT_DRIFT shows that nothing is left to do.");
    }
  }

  private String logicalId() {
    return Owner.of(content.configuration())
        .flatMap(Owner::resource)
        .filter(id -> id.matches("[A-Za-z0-9]{1,255}"))
        .orElse("UserPool");
  }

  private void block(Block block) {
    block
        .values()
        .forEach(
            (name, value) -> {
              content
                  .origins()
                  .of(block.address().child(name))
                  .ifPresent(origin -> lines.comment(origin.words()));
              property(key(block, name), value);
            });
    block
        .blocks()
        .forEach(
            (name, inner) -> {
              lines.line(name + ":").in();
              block(inner);
              lines.out();
            });
  }

  /// A tag's key may be anything.
  private static String key(Block block, String name) {
    return block.address().names().equals(List.of("UserPoolTags")) ? QuotedText.yaml(name) : name;
  }

  private void property(String name, JsonValue value) {
    if (value instanceof JsonString text && text.getString().contains("\n")) {
      lines.line(name + ": !Join").in().line("- \"\\n\"").line("-").in();
      QuotedText.lines(text.getString()).forEach(line -> lines.line("- " + QuotedText.yaml(line)));
      lines.out().out();
    } else {
      lines.line(name + ": " + literal(value));
    }
  }

  private static String literal(JsonValue value) {
    return switch (value) {
      case JsonString text -> QuotedText.yaml(text.getString());
      case JsonArray list ->
          list.stream()
              .map(CloudFormationFile::literal)
              .collect(Collectors.joining(", ", "[", "]"));
      case JsonObject object ->
          object.entrySet().stream()
              .map(member -> member.getKey() + ": " + literal(member.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      default -> value.toString();
    };
  }
}
