package io.github.poolkeeper.contract;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// What this program may change: what bears its name, and what it has made. Every call that could
/// change something is held to that before it leaves.
final class Bounds {
  private static final List<String> READS =
      List.of("Describe", "Get", "List", "Receive", "AssumeRole");

  /// The members with which the APIs name what they change, the most telling first.
  private static final List<String> NAMING =
      List.of(
          "UserPoolId",
          "ResourceArn",
          "PoolName",
          "QueueUrl",
          "QueueName",
          "RoleName",
          "TableName",
          "AliasName",
          "KeyId",
          "Rule",
          "Name",
          "Description");

  private final String prefix;
  private final Set<String> made = ConcurrentHashMap.newKeySet();

  /// @param prefix with which the name of everything begins that may be changed
  Bounds(String prefix) {
    this.prefix = prefix;
  }

  /// Takes in what has an id that AWS gave it.
  void made(String id) {
    made.add(id);
  }

  /// @throws IllegalStateException if the call could change what is not this program's
  void check(String operation, JsonObject request) {
    if (READS.stream().noneMatch(operation::startsWith) && !isOwn(request)) {
      throw new IllegalStateException(
          "%s would change what this program has not made: %s".formatted(operation, request));
    }
  }

  private boolean isOwn(JsonObject request) {
    return NAMING.stream()
        .flatMap(
            member ->
                request.get(member) instanceof JsonString text
                    ? Stream.of(text.getString())
                    : Stream.empty())
        .findFirst()
        .map(named -> named.replaceFirst("^(arn:|https?:).*/", "").replaceFirst("^alias/", ""))
        .filter(name -> name.startsWith(prefix) || made.contains(name))
        .isPresent();
  }
}
