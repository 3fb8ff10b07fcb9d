package io.github.poolkeeper.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonLiteral;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.Direction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReviewTest {
  private static final Fingerprint HASH = new Configuration(JsonLiteral.object("{}")).fingerprint();

  @Test
  void namesEachSettingOnceAndOfTagsOnlyThatThereAre() {
    assertThat(
            touched(
                "/AutoVerifiedAttributes",
                "/AutoVerifiedAttributes",
                "/UserPoolTags/cost centre",
                "/UserPoolTags/team",
                "/LambdaConfig/PreTokenGenerationConfig/LambdaArn",
                "/Policies/NewPolicy/Mode"))
        .containsExactly(
            "/AutoVerifiedAttributes",
            "/UserPoolTags",
            "/LambdaConfig/PreTokenGenerationConfig/LambdaArn",
            "/Policies/NewPolicy/Mode");
  }

  private static List<String> touched(String... moved) {
    List<Verdict.Finding> findings = Stream.of(moved).map(ReviewTest::finding).toList();
    Verdict verdict =
        new Verdict(
            new Verdict.PolicyVersion("1", HASH), new Effect.Allow(), findings, Optional.empty());
    Attempt plan = new Attempt(HASH, HASH, List.of(), List.of(), Instant.EPOCH);
    return new Review(plan, HASH, verdict, Optional.of("customers"), List.of())
        .touched().stream().map(Pointer::toString).toList();
  }

  private static Verdict.Finding finding(String path) {
    return new Verdict.Finding(
        Pointer.parse(path),
        Direction.NEUTRAL,
        "is changed",
        Optional.empty(),
        new Effect.Allow(),
        "so");
  }
}
