package io.github.poolkeeper.contract;

import io.github.poolkeeper.contract.Question.How;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.Optional;

/// What becomes of a member that an update leaves out, sends as null or with its neutral value.
/// Each question has a fresh pool, on which the member is first set.
final class Members {
  private static final JsonValue ABSENT = JsonValue.EMPTY_JSON_OBJECT;

  private Members() {}

  static void ask(Scene scene) throws Exception {
    for (Question question : scene.report().of("members")) {
      if (question.how() instanceof How.Member member) {
        ThrowAwayPool.use(scene, question.id(), pool -> ask(scene, question, member, pool));
      }
    }
  }

  private static void ask(Scene scene, Question question, How.Member member, ThrowAwayPool pool)
      throws IOException, InterruptedException {
    JsonObject fresh = pool.configuration();
    Optional<Answer> refused = pool.set(scene.names().filled(member.set(), pool.arn()));
    if (refused.isPresent()) {
      String words = "cannot be set: " + refused.get().inWords();
      scene.report().found(question.id(), words, refused.get());
      return;
    }
    JsonObject before = pool.configuration();
    Answer update = pool.update(request(before, member));
    Answer after = pool.describe();
    String observed =
        update.taken()
            ? becomes(member, fresh, before, Documents.asRequest(description(after)))
            : update.inWords();
    scene.report().found(question.id(), observed, update, after);
  }

  private static JsonObject description(Answer answer) {
    return answer.json().getJsonObject("UserPool");
  }

  private static JsonObject request(JsonObject before, How.Member member) {
    JsonObject request = before;
    for (String pointer : member.pointers()) {
      request = Documents.without(request, pointer);
    }
    return member.sent().isPresent()
        ? Documents.with(request, member.pointers().getFirst(), member.sent().get())
        : request;
  }

  private static String becomes(
      How.Member member, JsonObject fresh, JsonObject before, JsonObject after) {
    String pointer = member.pointers().getFirst();
    JsonValue read = Documents.at(after, pointer).orElse(ABSENT);
    Optional<JsonValue> neutral = member.sent().filter(sent -> !sent.equals(JsonValue.NULL));
    if (neutral.filter(sent -> Documents.holds(read, sent)).isPresent()) {
      return "neutral";
    }
    if (Documents.holds(read, Documents.at(before, pointer).orElse(ABSENT))) {
      return "kept";
    }
    return read.equals(Documents.at(fresh, pointer).orElse(ABSENT)) ? "reset" : "becomes " + read;
  }
}
