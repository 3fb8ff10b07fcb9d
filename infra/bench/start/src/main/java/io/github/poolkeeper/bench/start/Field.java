package io.github.poolkeeper.bench.start;

import io.github.poolkeeper.bench.start.Contestant.Kind;
import io.github.poolkeeper.bench.start.Contestant.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The contestants of a run.
///
/// @param project the project's directory
/// @param work where packages are unpacked
/// @param unpacked the packages that are there already
record Field(
    Path project, Path work, Set<Path> unpacked, Machine machine, StubEndpoints endpoints) {
  static final String PRIMED = "apply, SnapStart, primed";
  static final String COLD = "apply, on demand";
  static final String JAVA_PEER = "plain Java, on demand";
  static final String NODE_PEER = "Node.js";

  private static final String APPLY = "io.github.poolkeeper.apply.ApplyHandler";
  private static final String INTAKE = "io.github.poolkeeper.intake.IntakeHandler";
  private static final String HISTORY = "io.github.poolkeeper.history.HistoryHandler";
  /// As `template.yaml` has it.
  private static final String TOOL_OPTIONS = "-XX:TieredStopAtLevel=1";

  private static final String PLAIN = "io.github.poolkeeper.bench.peer.PlainHandler";

  /// @param variants further packages of apply, by name
  List<Contestant> contestants(Workloads workloads, Map<String, Path> variants)
      throws IOException, InterruptedException {
    Path applyJar = project.resolve("functions/apply/target/apply.jar");
    Path intakeJar = project.resolve("functions/intake/target/intake.jar");
    Path historyJar = project.resolve("functions/history/target/history.jar");
    StubAws prepared = workloads.prepared(setup(intakeJar, INTAKE), setup(applyJar, APPLY));
    Workload applied = workloads.applied(prepared);
    Workload read = workloads.read(prepared);
    List<Contestant> all = new ArrayList<>();
    all.add(java(PRIMED, Kind.JAVA_PRIMED, applyJar, APPLY, applied));
    all.add(java("apply, SnapStart, not primed", Kind.JAVA_RESTORED, applyJar, APPLY, applied));
    all.add(java(COLD, Kind.JAVA, applyJar, APPLY, applied));
    all.addAll(peers(workloads.direct()));
    all.add(
        java("intake, SnapStart, primed", Kind.JAVA_PRIMED, intakeJar, INTAKE, workloads.opened()));
    all.add(java("intake, on demand", Kind.JAVA, intakeJar, INTAKE, workloads.opened()));
    all.add(java("history, SnapStart, primed", Kind.JAVA_PRIMED, historyJar, HISTORY, read));
    all.add(java("history, on demand", Kind.JAVA, historyJar, HISTORY, read));
    for (Map.Entry<String, Path> variant : variants.entrySet()) {
      all.add(
          java(
              variant.getKey() + ", primed", Kind.JAVA_PRIMED, variant.getValue(), APPLY, applied));
      all.add(
          java(variant.getKey() + ", on demand", Kind.JAVA, variant.getValue(), APPLY, applied));
    }
    return all;
  }

  private List<Contestant> peers(Workload direct) throws IOException {
    Path jar = project.resolve("infra/bench/start/peer/target/peer.jar");
    Path node = project.resolve("infra/bench/start/target/node");
    return List.of(
        java(JAVA_PEER, Kind.JAVA, jar, PLAIN, direct),
        java("plain Java, SnapStart", Kind.JAVA_RESTORED, jar, PLAIN, direct),
        new Contestant(
            NODE_PEER, Kind.NODE, node, Packages.zippedBytes(node), "index.handler", "", direct));
  }

  private Contestant java(String name, Kind kind, Path jar, String handler, Workload workload)
      throws IOException {
    Path taskRoot = work.resolve(jar.toAbsolutePath().toString().replaceAll("[^A-Za-z0-9]+", "-"));
    if (unpacked.add(taskRoot)) {
      Packages.unpack(jar, taskRoot);
    }
    String options = handler.equals(PLAIN) ? "" : TOOL_OPTIONS;
    return new Contestant(name, kind, taskRoot, Files.size(jar), handler, options, workload);
  }

  private Workloads.Setup setup(Path jar, String handler) {
    return (account, events) -> {
      Workload workload = new Workload(account, events, Expected.DONE_BATCH, 0);
      Contestant contestant = java("setup", Kind.JAVA, jar, handler, workload);
      return new Trial(contestant, machine, endpoints).carryOut(events);
    };
  }
}
