package io.github.poolkeeper.bench.start;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Starts every contestant again and again, in turns, and prints the medians. The script
/// `infra/bench/start/run` builds and calls it.
public final class StartBenchmark {
  private static final int DEFAULT_MEMORY = 1024;

  private final Path project;
  private final Options options;

  private StartBenchmark(Path project, Options options) {
    this.project = project;
    this.options = options;
  }

  /// Its exit code is 1 when a target is missed.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path project = Path.of(System.getProperty("poolkeeper.project"));
    boolean met = new StartBenchmark(project, Options.parse(arguments)).run();
    System.exit(met ? 0 : 1);
  }

  private boolean run() throws IOException, InterruptedException {
    printMachine();
    if (options.memory().isEmpty()) {
      return run(DEFAULT_MEMORY, CpuQuota.none());
    }
    boolean met = true;
    for (int memory : options.memory()) {
      System.out.printf("%n%d MB%n%n", memory);
      met &= run(memory, CpuQuota.ofMemory(memory));
    }
    return met;
  }

  private boolean run(int memory, CpuQuota quota) throws IOException, InterruptedException {
    Path work = project.resolve("infra/bench/start/target/run");
    TlsStores tls = TlsStores.make(work.resolve("tls"));
    Workloads workloads = new Workloads(project.resolve("events"), options.warm());
    try (StubEndpoints endpoints =
        StubEndpoints.start(workloads.account(), options.latency(), tls)) {
      Machine machine = machine(memory, quota, tls, endpoints);
      List<Contestant> contestants =
          new Field(project, work, new HashSet<>(), machine, endpoints)
              .contestants(workloads, options.variants()).stream()
                  .filter(contestant -> options.only().matcher(contestant.name()).find())
                  .toList();
      Report report = new Report(measure(contestants, machine, endpoints));
      report.print(System.out);
      return new Targets(contestants, report).print(System.out);
    }
  }

  /// In turns, so that whatever else the machine does meets all of them.
  private Map<Contestant, List<Sample>> measure(
      List<Contestant> contestants, Machine machine, StubEndpoints endpoints)
      throws IOException, InterruptedException {
    Map<Contestant, List<Sample>> samples = new LinkedHashMap<>();
    contestants.forEach(contestant -> samples.put(contestant, new ArrayList<>()));
    for (int i = 0; i < options.runs(); i++) {
      for (Map.Entry<Contestant, List<Sample>> entry : samples.entrySet()) {
        entry.getValue().add(new Trial(entry.getKey(), machine, endpoints).run());
      }
      System.err.printf("round %d of %d%n", i + 1, options.runs());
    }
    return samples;
  }

  private Machine machine(int memory, CpuQuota quota, TlsStores tls, StubEndpoints endpoints)
      throws IOException {
    return new Machine(
        Files.readString(project.resolve("infra/local/lambda-runtime/target/classpath")).strip(),
        project.resolve("infra/bench/start/node/runtime.mjs"),
        memory,
        quota,
        tls,
        endpoints.environment());
  }

  private void printMachine() throws IOException {
    String processor =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 2))
            .findFirst()
            .orElse("unknown processor");
    System.out.printf(
        Locale.ROOT,
        "%s, %s, %d processors, load %.1f, Java %s; %d runs, %d warm events each, AWS answers in %d ms%n%n",
        LocalDate.now(ZoneOffset.UTC),
        processor,
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        Runtime.version(),
        options.runs(),
        options.warm(),
        options.latency().toMillis());
  }
}
