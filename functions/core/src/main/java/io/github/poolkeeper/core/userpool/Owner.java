package io.github.poolkeeper.core.userpool;

import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/// The stack of CloudFormation that has a pool in its template, and may write its own values over
/// what Poolkeeper has changed. CloudFormation says so in tags, which nobody else can set; without
/// them a pool may have an owner all the same.
///
/// @param resource its logical id in that template
public record Owner(String stack, Optional<String> resource) {
  private static final String MEMBER = "owner";
  private static final Pointer TAGS = Pointer.parse("/UserPoolTags");
  private static final Pointer STACK = TAGS.child("aws:cloudformation:stack-name");
  private static final Pointer RESOURCE = TAGS.child("aws:cloudformation:logical-id");

  public static Optional<Owner> of(Configuration pool) {
    return pool.at(STACK)
        .flatMap(JsonValues::text)
        .filter(stack -> !stack.isBlank())
        .map(stack -> new Owner(stack, pool.at(RESOURCE).flatMap(JsonValues::text)));
  }

  /// Shows the owner as `owner: {tool, stack, resource?}`.
  public void addTo(JsonObjectBuilder json) {
    JsonObjectBuilder owner = JsonValues.object().add("tool", "cloudformation").add("stack", stack);
    resource.ifPresent(id -> owner.add("resource", id));
    json.add(MEMBER, owner);
  }

  /// Which stack it is, in short, where one is shown.
  public static Optional<String> name(JsonObject shown) {
    return shown.get(MEMBER) instanceof JsonObject owner
        ? JsonValues.text(owner, "stack").map(stack -> "stack " + stack)
        : Optional.empty();
  }

  /// What is shown of an owner, in words: the same in a terminal, on a page and in the API.
  public static Optional<String> words(JsonObject shown) {
    return shown.get(MEMBER) instanceof JsonObject owner
        ? JsonValues.text(owner, "stack")
            .map(
                stack ->
                    "stack "
                        + stack
                        + JsonValues.text(owner, "resource").map(id -> ", " + id).orElse("")
                        + ": its next update may undo this")
        : Optional.empty();
  }
}
