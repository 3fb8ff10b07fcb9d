package io.github.poolkeeper.local.cli;

import io.github.poolkeeper.local.demo.Demo;
import io.github.poolkeeper.local.stack.LocalStack;
import io.github.poolkeeper.local.stack.Project;
import io.github.poolkeeper.local.stack.StackSettings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Starts a stack, runs the demo on it, and ends it.
final class RunDemo {
  private final Project project;

  RunDemo(Project project) {
    this.project = project;
  }

  int run(List<String> options, PrintStream out) throws Exception {
    boolean all = options.equals(List.of("--all"));
    if (!all && !options.isEmpty()) {
      throw new UsageException("demo has the option --all, not " + String.join(" ", options));
    }
    Path events = project.template().resolveSibling("events");
    UserPoolCopy pool = UserPoolCopy.read(events.resolve("pool.json"));
    Runtime.getRuntime().addShutdownHook(new Thread(Up::endProcesses));
    try (var log = new FunctionLog(project.state().resolve("demo.log"));
        LocalStack stack =
            LocalStack.start(
                new StackSettings(project, 0, Map.of(), StackSettings.REHEARSAL, log::add),
                Up::progress)) {
      pool.loadInto(stack.cognito());
      var scene =
          new Demo.Scene(
              stack.endpoint(),
              stack.region(),
              stack.output("ChangeRequestsQueueUrl"),
              pool.userPoolId(),
              events,
              all);
      return Demo.run(scene, out) ? 0 : 1;
    }
  }
}
