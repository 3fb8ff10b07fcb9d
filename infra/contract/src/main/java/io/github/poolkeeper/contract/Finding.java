package io.github.poolkeeper.contract;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/// What became of a question.
sealed interface Finding {
  String verdict(Question question);

  /// Of the report: what is between the question and the verdict.
  JsonObject toJson();

  /// It was asked.
  ///
  /// @param observed in the words in which it is believed
  /// @param measured what differs from run to run
  /// @param said the calls that it rests on, verbatim
  record Observed(String observed, JsonObject measured, List<Answer> said) implements Finding {
    public Observed {
      said = List.copyOf(said);
    }

    @Override
    public String verdict(Question question) {
      return question.isAnsweredBy(observed) ? "as believed" : "otherwise";
    }

    @Override
    public JsonObject toJson() {
      var calls = Json.createArrayBuilder();
      said.forEach(answer -> calls.add(answer.toJson()));
      var json = Json.createObjectBuilder().add("observed", observed);
      if (!measured.equals(JsonValue.EMPTY_JSON_OBJECT)) {
        json.add("measured", measured);
      }
      return json.add("said", calls).build();
    }
  }

  /// It was not, and why.
  record Skipped(String reason) implements Finding {
    @Override
    public String verdict(Question question) {
      return "skipped";
    }

    @Override
    public JsonObject toJson() {
      return Json.createObjectBuilder().add("skipped", reason).build();
    }
  }
}
