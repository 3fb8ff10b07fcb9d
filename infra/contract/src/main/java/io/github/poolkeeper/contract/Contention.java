package io.github.poolkeeper.contract;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// What calls do to one another: too many, two at once, one right after the other.
final class Contention {
  private static final int DESCRIPTIONS = 60;
  private static final int UPDATES = 12;
  private static final int READS = 100;
  private static final Duration LATEST = Duration.ofMinutes(2);

  private Contention() {}

  static void throttling(Scene scene) throws Exception {
    ThrowAwayPool.use(
        scene,
        "throttling",
        pool ->
            report(
                scene,
                "throttling/descriptions",
                atOnce(
                    DESCRIPTIONS,
                    () -> scene.aws().once("cognito-idp", "DescribeUserPool", pool.named()))));
  }

  static void updates(Scene scene) throws Exception {
    ThrowAwayPool.use(
        scene,
        "contention",
        pool -> {
          JsonObject same = pool.configuration();
          report(
              scene,
              "contention/updates",
              atOnce(UPDATES, () -> scene.aws().once("cognito-idp", "UpdateUserPool", same)));
        });
  }

  private static List<Answer> atOnce(int times, Callable<Answer> call) throws Exception {
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> futures = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        futures.add(callers.submit(call));
      }
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> future : futures) {
        answers.add(future.get());
      }
      return answers;
    }
  }

  private static void report(Scene scene, String id, List<Answer> answers) {
    List<Answer> refused = answers.stream().filter(answer -> !answer.taken()).toList();
    JsonObject measured =
        Json.createObjectBuilder()
            .add("calls", answers.size())
            .add("refused", refused.size())
            .build();
    String observed =
        refused.stream()
            .findFirst()
            .map(answer -> "some are " + answer.inWords())
            .orElse("all are taken");
    scene.report().found(id, observed, measured, refused.stream().limit(1).toList());
  }

  /// A late read is one that does not show the write before it; how long it stays so is measured.
  static void delay(Scene scene) throws Exception {
    ThrowAwayPool.use(scene, "delay", pool -> delay(scene, pool));
  }

  private static void delay(Scene scene, ThrowAwayPool pool) throws Exception {
    JsonObject configuration = pool.configuration();
    int late = 0;
    Duration longest = Duration.ZERO;
    for (int i = 0; i < READS; i++) {
      String text = "Hello %d {####}".formatted(i);
      pool.update(Documents.with(configuration, Scene.object("SmsAuthenticationMessage", text)))
          .orFail();
      long written = System.nanoTime();
      if (!shows(pool, text)) {
        late++;
        Scene.awaitThat(LATEST, () -> shows(pool, text), "a write is not shown in " + LATEST);
      }
      Duration settled = Duration.ofNanos(System.nanoTime() - written);
      longest = settled.compareTo(longest) > 0 ? settled : longest;
    }
    JsonObject measured =
        Json.createObjectBuilder()
            .add("reads", READS)
            .add("late", late)
            .add("longestMillis", longest.toMillis())
            .build();
    String observed = late == 0 ? "every read shows the write before it" : "some reads come late";
    scene.report().found("delay/read-after-write", observed, measured, List.of());
  }

  private static boolean shows(ThrowAwayPool pool, String text)
      throws IOException, InterruptedException {
    return pool.configuration().getString("SmsAuthenticationMessage", "").equals(text);
  }
}
