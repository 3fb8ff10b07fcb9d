package io.github.poolkeeper.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolkeeper.local.template.Place;
import io.github.poolkeeper.local.template.StackDefinition;
import io.github.poolkeeper.local.template.TemplateException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipeRulesTest {
  private static final Path TEMPLATE = Path.of("../../../template.yaml");
  private static final Place PLACE =
      new Place("us-east-1", "000000000000", "poolkeeper", URI.create("http://127.0.0.1:4566"));

  @Test
  void letsThePipeOfTheTemplatePass() {
    StackDefinition stack = StackDefinition.read(TEMPLATE, PLACE, Map.of());

    PipeRules.check(stack);

    assertThat(stack.pipes()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'dynamodb:GetShardIterator, ', '', its role does not allow dynamodb:GetShardIterator",
    "events:PutEvents, events:PutRule, its role does not allow events:PutEvents"
  })
  void refusesAPipeThatWouldNotRun(String right, String wrong, String message, @TempDir Path folder)
      throws IOException {
    String text = Files.readString(TEMPLATE);
    assertThat(text).contains(right);
    Path template = Files.writeString(folder.resolve("template.yaml"), text.replace(right, wrong));

    assertThatThrownBy(() -> PipeRules.check(StackDefinition.read(template, PLACE, Map.of())))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining(message);
  }
}
