package io.github.poolkeeper.contract;

import io.github.poolkeeper.contract.Question.How;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The questions that one call answers, each on a fresh pool.
final class Calls {
  private Calls() {}

  static void ask(Scene scene, String step) throws Exception {
    for (Question question : scene.report().of(step)) {
      if (question.how() instanceof How.Call call) {
        ThrowAwayPool.use(scene, question.id(), pool -> ask(scene, question, call, pool));
      }
    }
  }

  private static void ask(Scene scene, Question question, How.Call call, ThrowAwayPool pool)
      throws IOException, InterruptedException {
    Optional<Answer> refused = pool.set(scene.names().filled(call.before(), pool.arn()));
    if (refused.isPresent()) {
      String words = "cannot be set up: " + refused.get().inWords();
      scene.report().found(question.id(), words, refused.get());
      return;
    }
    Answer answer = scene.aws().cognito(call.operation(), request(scene, call, pool));
    List<Answer> said = new ArrayList<>(List.of(answer));
    String observed = answer.inWords();
    if (answer.taken() && call.look().isPresent()) {
      Answer after = pool.describe();
      said.add(after);
      Optional<JsonValue> read =
          Documents.at(after.json().getJsonObject("UserPool"), call.look().get());
      observed = "taken, " + read.map(JsonValue::toString).orElse("absent");
    }
    scene.report().found(question.id(), observed, JsonValue.EMPTY_JSON_OBJECT, said);
  }

  private static JsonObject request(Scene scene, How.Call call, ThrowAwayPool pool)
      throws IOException, InterruptedException {
    JsonObject said = scene.names().filled(call.request(), pool.arn());
    return switch (call.operation()) {
      case "UpdateUserPool" -> Documents.with(pool.configuration(), said);
      case "SetUserPoolMfaConfig" -> Documents.with(said, pool.named());
      default -> said;
    };
  }
}
