package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Settings;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What [OutsideJson] says of a change, in words: the same in a terminal, on a page and in the API.
public final class OutsideWords {
  /// Its snapshots cannot be read.
  private static final String UNKNOWN_PART = "what nobody can tell";

  private static final int MOST_NAMED = 3;

  /// What people have somebody else's hands for.
  private static final Set<String> TOOLS =
      Set.of("terraform", "opentofu", "cloudformation", "cdk", "pulumi", "service");

  private OutsideWords() {}

  /// Whom a change is laid on: `eve.adams by hand (console)`, after `perhaps` where that is not
  /// certain, or each that it may have been; `left half-done by c3834741` where Poolkeeper has left
  /// it so itself. Nobody has made what a pool was found with at first.
  public static Optional<String> who(JsonObject change) {
    return change.getInt("revision", 0) == 1 ? Optional.empty() : Optional.of(doers(change));
  }

  private static String doers(JsonObject change) {
    if (!(change.get("leftBy") instanceof JsonObject left)) {
      return others(change);
    }
    String own = "left half-done by " + ChangeId.shortened(left.getString("changeId", ""));
    return left.containsKey("apart") ? own + ", and " + others(change) : own;
  }

  private static String others(JsonObject change) {
    List<JsonObject> doers = objects(change, "doneBy");
    List<String> names =
        doers.stream().limit(MOST_NAMED).map(OutsideWords::doer).distinct().toList();
    boolean isCertain =
        doers.stream().allMatch(doer -> doer.getString("confidence", "").equals("certain"));
    String named = (isCertain || names.size() > 1 ? "" : "perhaps ") + String.join(" or ", names);
    if (doers.size() > MOST_NAMED) {
      return named + " or " + (doers.size() - MOST_NAMED) + " more";
    }
    return doers.isEmpty() ? "somebody by hand" : named;
  }

  private static String doer(JsonObject doer) {
    String name = doer.getString("name", doer.getString("principal", "somebody"));
    String via = doer.getString("via", "unknown");
    if (TOOLS.contains(via)) {
      return name + " through " + via;
    }
    return name + " by hand" + (via.equals("unknown") ? "" : " (" + via + ")");
  }

  /// What has become of a change since, or has to; empty where nobody has to look at it.
  public static Optional<String> review(JsonObject change) {
    return change.get("review") instanceof JsonObject review
        ? JsonValues.text(review, "state").flatMap(state -> review(state, review))
        : Optional.empty();
  }

  /// The same without the reason, which somebody wrote, and with what a rollback has left of it.
  public static Optional<String> state(JsonObject change) {
    Optional<String> review =
        change.get("review") instanceof JsonObject given
                && given.getString("state", "").equals("accepted")
            ? Optional.of("accepted by " + by(given))
            : review(change);
    return Stream.of(review, undoneInPart(change))
        .flatMap(Optional::stream)
        .reduce((one, other) -> one + "; " + other);
  }

  private static Optional<String> review(String state, JsonObject review) {
    return switch (state) {
      case "open" -> Optional.of(open(review));
      case "accepted" -> Optional.of("accepted by " + by(review) + ": " + reason(review));
      case "undone" -> Optional.empty();
      default -> Optional.of(state);
    };
  }

  /// Of any change, which rollback has left something of it, and what: settings, and no names of
  /// tags, which somebody wrote.
  public static Optional<String> undoneInPart(JsonObject change) {
    if (!(change.get("rolledBackInPart") instanceof JsonObject part)) {
      return Optional.empty();
    }
    List<String> left =
        texts(part, "left").stream()
            .map(
                path ->
                    path.isEmpty()
                        ? UNKNOWN_PART
                        : Settings.settingOf(Pointer.parse(path)).toString())
            .distinct()
            .toList();
    String more = left.size() > MOST_NAMED ? " and " + (left.size() - MOST_NAMED) + " more" : "";
    return Optional.of(
        "undone by %s but for %s%s"
            .formatted(
                ChangeId.shortened(part.getString("changeId", "")),
                String.join(", ", left.subList(0, Math.min(left.size(), MOST_NAMED))),
                more));
  }

  private static String open(JsonObject review) {
    if (review.getInt("needed", 1) == 1) {
      return "open: accept or undo";
    }
    return objects(review, "acceptances").stream()
        .findFirst()
        .map(first -> "open: accepted by " + by(first) + ", and it takes somebody else, too")
        .orElse("open: two have to accept, or undo it");
  }

  private static String by(JsonObject acceptance) {
    return name(acceptance, "by", "somebody");
  }

  /// Who it is, by name where there is one: of a session its own.
  public static String name(JsonObject json, String member, String nobody) {
    String identity = json.getString(member, nobody);
    return json.getString(member + "Name", identity.substring(identity.indexOf(':') + 1));
  }

  private static String reason(JsonObject acceptance) {
    return acceptance.getString("reason", "");
  }

  private static List<String> texts(JsonObject json, String member) {
    return json.get(member) instanceof JsonArray list
        ? list.stream().flatMap(value -> JsonValues.text(value).stream()).toList()
        : List.of();
  }

  private static List<JsonObject> objects(JsonObject json, String member) {
    return json.get(member) instanceof JsonArray list
        ? list.getValuesAs(JsonObject.class)
        : List.of();
  }
}
