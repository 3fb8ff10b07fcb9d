package io.github.poolkeeper.cli.api;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.history.RecordJson;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.userpool.Movement;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A change as the API shows it: a row of a list, a record or a plan. A state or a kind that is
/// newer than this command is shown as it is.
public record Change(JsonObject json) {
  private static final Set<String> OPEN = Set.of("QUEUED", "APPLYING", "HELD", "PENDING_APPROVAL");
  private static final Set<String> AS_ASKED = Set.of("APPLIED", "UNCHANGED", "PLANNED");

  /// A setting that it touches.
  public record Touched(Difference difference, boolean weakens) {}

  public String id() {
    return text("changeId").orElse("");
  }

  public String shortId() {
    return ChangeId.shortened(id());
  }

  public String userPoolId() {
    return text("userPoolId").orElse("");
  }

  public String kind() {
    return text("kind").orElse("");
  }

  public String status() {
    return text("status").orElse("");
  }

  public boolean isOpen() {
    return OPEN.contains(status());
  }

  /// Something is waited for that no program brings: people, or a time.
  public boolean isWaiting() {
    return status().equals("HELD") || status().equals("PENDING_APPROVAL");
  }

  /// Nobody changed anything: it is how the pool was when it was seen for the first time.
  public boolean isInitial() {
    return kind().equals("external") && number("revision").equals(Optional.of(1));
  }

  /// What was asked for is so now.
  public boolean isAsAsked() {
    return AS_ASKED.contains(status());
  }

  public Instant requestedAt() {
    return text("requestedAt").map(Instant::parse).orElse(Instant.EPOCH);
  }

  /// Who asked, as AWS verified it: a session's name, an IAM user's, or else the id.
  public Optional<String> who() {
    return text("senderName").or(() -> text("sender").map(Change::nameIn));
  }

  /// A session's name out of `AROA…:ines.weber`; anything else as it is.
  public static String nameIn(String identity) {
    return identity.startsWith("AROA") ? identity.substring(identity.indexOf(':') + 1) : identity;
  }

  /// Everybody who counts as having asked, as AWS verified it.
  public Stream<Identity> askers() {
    Stream<String> earlier =
        json.get("earlierSenders") instanceof JsonArray list
            ? list.stream().flatMap(sender -> JsonValues.text(sender).stream())
            : Stream.of();
    return Stream.concat(
        text("sender").map(sender -> new Identity(sender, text("senderName"))).stream(),
        earlier.map(Identity::new));
  }

  /// Whoever asked is nobody in particular: of nobody else can it be told that they are another.
  public boolean isNeverApproved() {
    return askers().anyMatch(one -> one.isNobodyBecause().isPresent());
  }

  public Stream<Identity> answerers() {
    return objects("answers")
        .map(
            answer ->
                new Identity(
                    JsonValues.text(answer, "by").orElse(""), JsonValues.text(answer, "byName")));
  }

  /// Who asked, as the request says, where it says somebody else.
  public Optional<String> claim() {
    return text("requestedBy").filter(claim -> !Optional.of(claim).equals(who()));
  }

  /// How many have agreed so far.
  public long approvals() {
    Optional<Integer> counted = waiting("approvals");
    if (counted.isPresent()) {
      return counted.get();
    }
    return objects("answers").filter(a -> a.getString("decision", "").equals("approve")).count();
  }

  public int needed() {
    return waiting("needed").orElseGet(this::policyNeeds);
  }

  private Optional<Integer> waiting(String member) {
    return object("waiting").map(Change::new).flatMap(waiting -> waiting.number(member));
  }

  private int policyNeeds() {
    return object("policy").map(policy -> policy.getInt("approvers", 1)).orElse(1);
  }

  /// In a list `touched`, in a record and in a plan `differences`.
  public List<Touched> touched() {
    if (json.get("touched") instanceof JsonArray touched) {
      return touched.getValuesAs(JsonObject.class).stream()
          .map(t -> new Touched(RecordJson.difference(t), t.getBoolean("weakens", false)))
          .toList();
    }
    return touched("differences");
  }

  /// A member's differences.
  public List<Touched> touched(String member) {
    return objects(member).map(RecordJson::difference).map(Change::judged).toList();
  }

  private static Touched judged(Difference difference) {
    return new Touched(difference, Movement.weakens(difference));
  }

  public Optional<String> text(String member) {
    return JsonValues.text(json, member);
  }

  public Optional<Instant> time(String member) {
    return text(member).map(Instant::parse);
  }

  public Optional<Integer> number(String member) {
    return json.get(member) instanceof JsonNumber number
        ? Optional.of(number.intValue())
        : Optional.empty();
  }

  public Stream<JsonObject> objects(String member) {
    return json.get(member) instanceof JsonArray list
        ? list.getValuesAs(JsonObject.class).stream()
        : Stream.of();
  }

  public Optional<JsonObject> object(String member) {
    return json.get(member) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
  }
}
