package io.github.poolkeeper.bench.pipeline;

import io.github.poolkeeper.bench.meter.Machine;
import io.github.poolkeeper.local.cognito.Quota;
import io.github.poolkeeper.local.stack.Project;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/// `infra/bench/run pipeline load`, `throughput` and `cost`.
public final class Main {
  private static final String USAGE =
      """
      infra/bench/run pipeline load [POOLS CHANGES QUOTA] [PARAMETER=VALUE]…
          QUOTA is documented, tight or unlimited (default: 20 15 documented); parameters are the
          template's
      infra/bench/run pipeline throughput [ROUNDS]
      infra/bench/run pipeline cost
      """;

  private Main() {}

  static void main(String[] arguments) throws Exception {
    var project = new Project(Path.of(System.getProperty("poolkeeper.project", ".")));
    System.out.println(Machine.describe());
    boolean good = run(project, new ArrayDeque<>(Arrays.asList(arguments)));
    System.out.println(Machine.describe());
    System.exit(good ? 0 : 1);
  }

  private static boolean run(Project project, Deque<String> arguments) throws Exception {
    return switch (String.valueOf(arguments.poll())) {
      case "load" -> load(arguments).run(project, System.out);
      case "throughput" -> throughput(project, arguments);
      case "cost" -> {
        new ChangeCost(project).print(System.out);
        yield true;
      }
      default -> {
        System.err.print(USAGE);
        yield false;
      }
    };
  }

  private static boolean throughput(Project project, Deque<String> arguments) throws Exception {
    int rounds = arguments.isEmpty() ? Throughput.ROUNDS : Integer.parseInt(arguments.pop());
    return Throughput.run(project, Throughput.SCENES, rounds, System.out);
  }

  private static Load load(Deque<String> arguments) {
    Map<String, String> parameters = new TreeMap<>();
    arguments.removeIf(
        argument -> {
          int equals = argument.indexOf('=');
          if (equals > 0) {
            parameters.put(argument.substring(0, equals), argument.substring(equals + 1));
          }
          return equals > 0;
        });
    return arguments.isEmpty()
        ? new Load(20, 15, Quota.DOCUMENTED, parameters)
        : new Load(
            Integer.parseInt(arguments.pop()),
            Integer.parseInt(arguments.pop()),
            Quota.named(arguments.pop()),
            parameters);
  }
}
