package io.github.poolkeeper.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionsTest {
  private static final Path PROJECT = Path.of("../..");
  private static final String BEGIN = "<!-- questions -->\n";
  private static final String END = "<!-- /questions -->";

  private final List<Question> questions = Questions.all();

  @Test
  void haveAnIdAnExpectationAndAnEvidenceEach() {
    assertThat(questions).extracting(Question::id).doesNotHaveDuplicates();
    assertThat(questions)
        .allSatisfy(
            question -> {
              assertThat(question.asks()).isNotEmpty();
              assertThat(question.believed()).isNotEmpty().isNotEqualTo("…");
              assertThat(question.evidence()).matches("[DTMEG]( of its members)?(, [DTMEG])*");
            });
  }

  @Test
  void belongToAStepAndEachStepHasSome() {
    Set<String> steps =
        Steps.ALL.stream().map(Step::name).collect(Collectors.toCollection(LinkedHashSet::new));
    assertThat(questions.stream().map(Question::step).collect(Collectors.toSet())).isEqualTo(steps);
  }

  @Test
  void askAboutEverySampleMessageThatNeedsNoMailDomain() throws Exception {
    try (Stream<Path> files = Files.list(PROJECT.resolve("events"))) {
      List<String> samples =
          files
              .map(file -> String.valueOf(file.getFileName()).replace(".json", ""))
              .filter(name -> name.matches("\\d.*") && !name.endsWith("-ses"))
              .map(name -> "samples/" + name)
              .toList();
      assertThat(questions)
          .extracting(Question::id)
          .filteredOn(id -> id.startsWith("samples/"))
          .containsExactlyInAnyOrderElementsOf(samples);
    }
  }

  @Test
  void standInTheDocumentation() throws Exception {
    String page = Files.readString(PROJECT.resolve("docs/contract.md"));
    String written = page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END));
    assertThat(written)
        .as("write it anew, between the marks in docs/contract.md: infra/contract/run beliefs")
        .isEqualTo(Questions.asMarkdown());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kept                 | kept                            | true
          kept                 | reset                           | false
          refused X: …         | refused X: no (.*)              | true
          refused X: …         | refused Y: no                   | false
          taken, {"a":[1]}     | taken, {"a":[1]}                | true
          taken                | taken, absent                   | false
          refused …no factor…  | refused X: there is no factor.  | true
          """)
  void areAnsweredAsBelievedByTheSameTextOrWhatStandsForAny(
      String believed, String observed, boolean answered) {
    var question = new Question("a/b", "?", believed, "G", new Question.How.Journey());
    assertThat(question.isAnsweredBy(observed)).isEqualTo(answered);
  }
}
