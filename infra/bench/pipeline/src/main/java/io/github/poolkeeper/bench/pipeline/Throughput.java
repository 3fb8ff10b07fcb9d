package io.github.poolkeeper.bench.pipeline;

import io.github.poolkeeper.bench.meter.Samples;
import io.github.poolkeeper.local.stack.Project;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;

/// The pipeline's wall time next to bare loops', all in one run and in turn.
final class Throughput {
  /// So many pools with so many changes each.
  record Scene(int pools, int changes) {}

  static final List<Scene> SCENES = List.of(new Scene(1, 40), new Scene(10, 10), new Scene(100, 2));
  static final int ROUNDS = 5;
  private static final int WARM_UP_CHANGES = 30;
  private static final Duration LIMIT = Duration.ofMinutes(10);

  /// As many as the template's `ApplyConcurrency` is by default.
  private static final int WORKERS = 2;

  private final RunningPipeline pipeline;
  private final Floor floor;
  private int run;

  private Throughput(RunningPipeline pipeline, Floor floor) {
    this.pipeline = pipeline;
    this.floor = floor;
  }

  /// Answers false if a change did not end as `APPLIED`.
  static boolean run(Project project, List<Scene> scenes, int rounds, PrintStream out)
      throws Exception {
    try (RunningPipeline pipeline = RunningPipeline.start(project, Map.of(), Map.of())) {
      List<String> sample = pipeline.load("Sample", 1);
      pipeline.send(sample, 1);
      pipeline.outcomes().await(1, LIMIT);
      try (Floor floor = Floor.over(pipeline.stack(), sample.getFirst())) {
        new Throughput(pipeline, floor).run(scenes, rounds, out);
      }
      return pipeline.statuses(sample).equals(Map.of("APPLIED", 1));
    }
  }

  private void run(List<Scene> scenes, int rounds, PrintStream out) throws Exception {
    Scene warmUp = new Scene(WORKERS, WARM_UP_CHANGES);
    pipeline(warmUp);
    floor(warmUp);
    peer(warmUp);
    out.println("| pools | changes | pipeline, ms a change | same calls | ratio | peer |");
    out.println("|---|---|---|---|---|---|");
    for (Scene scene : scenes) {
      Samples ours = new Samples();
      Samples bare = new Samples();
      Samples peers = new Samples();
      for (int round = 0; round < rounds; round++) {
        ours.add(pipeline(scene));
        bare.add(floor(scene));
        peers.add(peer(scene));
      }
      out.printf(
          Locale.ROOT,
          "| %d | %d | %s | %s | %.2f | %s |%n",
          scene.pools(),
          scene.pools() * scene.changes(),
          ours,
          bare,
          ours.medianMillis() / bare.medianMillis(),
          peers);
    }
    out.println();
  }

  private Duration pipeline(Scene scene) throws Exception {
    List<String> pools = pipeline.load("Run" + run++ + "x", scene.pools());
    int changes = scene.pools() * scene.changes();
    pipeline.outcomes().reset();
    long begin = System.nanoTime();
    pipeline.send(pools, scene.changes());
    long end = pipeline.outcomes().await(changes, LIMIT);
    if (!pipeline.statuses(pools).equals(Map.of("APPLIED", changes))) {
      throw new IllegalStateException("not all applied: " + pipeline.statuses(pools));
    }
    return Duration.ofNanos((end - begin) / changes);
  }

  private Duration floor(Scene scene) throws InterruptedException, ExecutionException {
    return bare("Floor", scene, floor::sameCalls);
  }

  private Duration peer(Scene scene) throws InterruptedException, ExecutionException {
    return bare("Peer", scene, floor::peer);
  }

  private Duration bare(String name, Scene scene, BiConsumer<String, Integer> change)
      throws InterruptedException, ExecutionException {
    List<String> pools = pipeline.load(name + run++ + "x", scene.pools());
    return Floor.run(pools, scene.changes(), Math.min(WORKERS, scene.pools()), change);
  }
}
