package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.Answer;
import io.github.poolkeeper.core.change.Effect;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.change.Review;
import io.github.poolkeeper.core.change.Verdict;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Direction;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A review as JSON. Its verdict is `{version, sha256, effect, approvers?, findings, waived?}`, a
/// finding `{path, direction, what, rule?, effect, approvers?, because}`, an answer `{by, byName?,
/// decision, at, reason?}`, in store and for people alike.
final class ReviewCodec {
  private ReviewCodec() {}

  static JsonObject encode(Review review) {
    JsonObjectBuilder json =
        JsonValues.object()
            .add("plan", AttemptCodec.encode(review.plan()))
            .add("hash", review.hash().hex())
            .add("verdict", encode(review.verdict()));
    review.poolName().ifPresent(name -> json.add("poolName", name));
    return json.add("answers", answers(review.answers())).build();
  }

  static Review decode(JsonObject json) {
    return new Review(
        AttemptCodec.decode(json.getJsonObject("plan")),
        new Fingerprint(json.getString("hash")),
        verdict(json.getJsonObject("verdict")),
        JsonValues.text(json, "poolName"),
        StateCodec.list(json, "answers", ReviewCodec::answer));
  }

  static JsonObject encode(Verdict verdict) {
    JsonObjectBuilder json =
        JsonValues.object()
            .add("version", verdict.policy().version())
            .add("sha256", verdict.policy().sha256().hex());
    add(json, verdict.effect());
    json.add("findings", StateCodec.array(verdict.findings(), ReviewCodec::encode));
    verdict.waived().ifPresent(because -> json.add("waived", because));
    return json.build();
  }

  private static Verdict verdict(JsonObject json) {
    return new Verdict(
        new Verdict.PolicyVersion(
            json.getString("version"), new Fingerprint(json.getString("sha256"))),
        effect(json),
        StateCodec.list(json, "findings", ReviewCodec::finding),
        JsonValues.text(json, "waived"));
  }

  private static JsonObject encode(Verdict.Finding finding) {
    JsonObjectBuilder json =
        JsonValues.object()
            .add("path", finding.path().toString())
            .add("direction", finding.direction().word())
            .add("what", finding.what());
    finding.rule().ifPresent(rule -> json.add("rule", rule));
    add(json, finding.effect());
    return json.add("because", finding.because()).build();
  }

  private static Verdict.Finding finding(JsonObject json) {
    return new Verdict.Finding(
        Pointer.parse(json.getString("path")),
        Direction.of(json.getString("direction")),
        json.getString("what"),
        JsonValues.text(json, "rule"),
        effect(json),
        json.getString("because"));
  }

  private static void add(JsonObjectBuilder json, Effect effect) {
    json.add("effect", effect.word());
    if (effect instanceof Effect.Approve(int approvers)) {
      json.add("approvers", approvers);
    }
  }

  private static Effect effect(JsonObject json) {
    return switch (json.getString("effect")) {
      case "allow" -> new Effect.Allow();
      case "approve" -> new Effect.Approve(json.getInt("approvers"));
      case "forbid" -> new Effect.Forbid();
      default ->
          throw new IllegalArgumentException("no effect is called " + json.getString("effect"));
    };
  }

  static JsonArrayBuilder answers(List<Answer> answers) {
    return StateCodec.array(answers, ReviewCodec::encode);
  }

  private static JsonObject encode(Answer answer) {
    JsonObjectBuilder json =
        JsonValues.object()
            .add("by", answer.by().value())
            .add("decision", answer.decision().word())
            .add("at", answer.at().toString());
    answer.by().userName().ifPresent(name -> json.add("byName", name));
    answer.reason().ifPresent(reason -> json.add("reason", reason));
    return json.build();
  }

  private static Answer answer(JsonObject json) {
    return new Answer(
        new Identity(json.getString("by"), JsonValues.text(json, "byName")),
        Answer.Decision.of(json.getString("decision")),
        Instant.parse(json.getString("at")),
        Optional.ofNullable(json.getString("reason", null)));
  }
}
