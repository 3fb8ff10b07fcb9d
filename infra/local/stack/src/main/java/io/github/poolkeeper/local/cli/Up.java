package io.github.poolkeeper.local.cli;

import io.github.poolkeeper.local.stack.LocalStack;
import io.github.poolkeeper.local.stack.Project;
import io.github.poolkeeper.local.stack.StackSettings;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// Runs the stack until it is interrupted.
final class Up {
  private final Project project;
  private final UpOptions options;
  private final StacksHere stacks;

  Up(Project project, UpOptions options) {
    this.project = project;
    this.options = options;
    this.stacks = StacksHere.of(project);
  }

  int run() throws Exception {
    long begin = System.nanoTime();
    Runtime.getRuntime().addShutdownHook(new Thread(this::forgetAddresses));
    stacks.register();
    forgetEarlierAddresses();
    List<UserPoolCopy> pools = pools();
    var log = new FunctionLog(stacks.ownLog());
    var builtIn =
        new StackSettings(project, options.port(), options.endpoints(), parameters(), log::add);
    StackSettings settings = options.policy().map(builtIn::withPolicy).orElse(builtIn);
    Runtime.getRuntime().addShutdownHook(new Thread(Up::endProcesses));
    LocalStack stack = LocalStack.start(settings, Up::progress);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stack, log)));
    stack.events().listen(Up::show);
    stack.notices().listen(told -> progress("notice: " + told.getString("message")));
    pools.forEach(pool -> pool.loadInto(stack.cognito()));
    RunningStack addresses = announce(stack);
    progress("ready after %.1f s".formatted((System.nanoTime() - begin) / 1e9));
    greet(addresses);
    new CountDownLatch(1).await();
    return 0;
  }

  private List<UserPoolCopy> pools() throws IOException, InterruptedException {
    List<UserPoolCopy> pools = new ArrayList<>();
    for (Path file : options.pools()) {
      pools.add(UserPoolCopy.read(file));
    }
    for (String userPoolId : options.copies()) {
      pools.add(new AccountPool(userPoolId, System.getenv()).copy());
      progress("copied " + userPoolId);
    }
    pools.forEach(pool -> pool.warning().ifPresent(Up::progress));
    return pools;
  }

  private Map<String, String> parameters() {
    Map<String, String> parameters = new HashMap<>(StackSettings.REHEARSAL);
    parameters.putAll(options.parameters());
    return parameters;
  }

  /// Whoever waits for the file must not find that of an earlier run.
  private void forgetEarlierAddresses() throws IOException {
    if (options.ready().isPresent()) {
      Files.deleteIfExists(options.ready().get());
    }
  }

  private RunningStack announce(LocalStack stack) throws IOException {
    RunningStack addresses = RunningStack.of(stack);
    addresses.write(stacks.own());
    if (options.ready().isPresent()) {
      addresses.write(options.ready().get());
    }
    return addresses;
  }

  private static void end(LocalStack stack, FunctionLog log) {
    log.close();
    stack.close();
  }

  private void forgetAddresses() {
    try {
      Files.deleteIfExists(stacks.own());
    } catch (IOException e) {
      progress(stacks.own() + " stays: " + e.getMessage());
    }
  }

  /// Whatever interrupts this, also while it starts, leaves no process of a function behind.
  static void endProcesses() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
  }

  static void progress(String what) {
    System.err.println("poolkeeper: " + what);
  }

  private static void show(JsonObject event) {
    JsonObject detail = event.getJsonObject("detail");
    progress(
        "event: %s %s of %s is %s"
            .formatted(
                detail.getString("kind"),
                detail.getString("changeId"),
                detail.getString("userPoolId"),
                detail.getString("status")));
  }

  private void greet(RunningStack stack) {
    System.out.printf(
        """

        Every AWS endpoint   %s
        History API          %s/user-pools/<id>/changes
        Change requests      %s
        Rejected requests    %s
        Events               %s/_local/events?after=0&wait=20
        Functions' log       %s

        In a shell of yours: eval "$(./poolkeeper env)"      and back: eval "$(./poolkeeper env --unset)"
                             aws cognito-idp list-user-pools --max-results 10
        Ctrl-C ends it.
        """,
        stack.awsEndpoint(),
        stack.historyApi(),
        stack.requestQueueUrl(),
        stack.rejectedQueueUrl(),
        stack.awsEndpoint(),
        stacks.ownLog());
  }
}
