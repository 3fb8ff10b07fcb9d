package io.github.poolkeeper.contract;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What was found so far; a document at any time, also in the middle of a run.
final class Report {
  private final List<Question> questions;
  private final Names names;
  private final Instant started;
  private final Map<String, Finding> findings = new LinkedHashMap<>();
  private final List<String> left = new ArrayList<>();

  Report(List<Question> questions, Names names, Instant started) {
    this.questions = List.copyOf(questions);
    this.names = names;
    this.started = started;
  }

  /// The questions of a step.
  List<Question> of(String step) {
    return questions.stream().filter(question -> question.step().equals(step)).toList();
  }

  void found(String id, String observed, Answer... said) {
    found(id, observed, JsonValue.EMPTY_JSON_OBJECT, List.of(said));
  }

  /// @throws IllegalArgumentException for a question that is not in the table
  synchronized void found(String id, String observed, JsonObject measured, List<Answer> said) {
    if (questions.stream().noneMatch(question -> question.id().equals(id))) {
      throw new IllegalArgumentException("nothing is believed about " + id);
    }
    findings.put(id, new Finding.Observed(names.masked(observed), measured, said));
  }

  /// Gives a reason to those of a step that have no answer.
  synchronized void skip(String step, String reason) {
    of(step).forEach(question -> findings.putIfAbsent(question.id(), new Finding.Skipped(reason)));
  }

  synchronized void left(Collection<String> what) {
    left.addAll(what);
  }

  synchronized Optional<Finding> finding(String id) {
    return Optional.ofNullable(findings.get(id));
  }

  /// `140 as believed, 3 otherwise, 40 skipped`.
  synchronized String summary() {
    Map<String, Long> verdicts =
        toJson().getJsonArray("questions").getValuesAs(JsonObject.class).stream()
            .collect(groupingBy(question -> question.getString("verdict"), counting()));
    return Stream.of("as believed", "otherwise", "skipped")
        .map(verdict -> verdicts.getOrDefault(verdict, 0L) + " " + verdict)
        .collect(joining(", "));
  }

  /// `{"target", "started", "questions": [{"id", "asked", "believed", "evidence", "observed"?,
  /// "measured"?, "said"?, "skipped"?, "verdict"}], "left"}`. Account, Region, ids of pools and of
  /// principals are masked.
  synchronized JsonObject toJson() {
    JsonArrayBuilder asked = Json.createArrayBuilder();
    questions.forEach(question -> asked.add(toJson(question)));
    JsonObject document =
        Json.createObjectBuilder()
            .add("target", names.target())
            .add("started", started.toString())
            .add("questions", asked)
            .add("left", Json.createArrayBuilder(left))
            .build();
    return Documents.object(names.masked(document.toString()));
  }

  private JsonObject toJson(Question question) {
    Finding finding =
        findings.getOrDefault(question.id(), new Finding.Skipped("the run did not come to it"));
    return Json.createObjectBuilder()
        .add("id", question.id())
        .add("asked", question.asks())
        .add("believed", question.believed())
        .add("evidence", question.evidence())
        .addAll(Json.createObjectBuilder(finding.toJson()))
        .add("verdict", finding.verdict(question))
        .build();
  }
}
