package io.github.poolkeeper.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TaskTokenTest {
  @Test
  void showsNothingOfItself() {
    assertThat(new TaskToken("secret")).asString().doesNotContain("secret");
    assertThat(ChangeRequests.all())
        .allSatisfy(request -> assertThat(request).asString().doesNotContain("value=token"));
  }
}
