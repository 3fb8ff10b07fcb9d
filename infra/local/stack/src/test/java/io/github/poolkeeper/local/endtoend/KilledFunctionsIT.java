package io.github.poolkeeper.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Two processes of apply work on 200 changes of ten pools and are killed with SIGKILL again and
/// again, at moments that have nothing to do with what they are doing.
class KilledFunctionsIT {
  private static final int POOLS = 10;
  private static final int CHANGES = 20;
  private static final int FEWEST_KILLS = 5;
  private static final int KILLS = 8;
  private static final long SEED = 4711;

  @Test
  void everyChangeEndsInItsOrderAndNothingIsLost() throws Exception {
    try (var template = RunningTemplate.start()) {
      Map<String, JsonObject> before = load(template);
      for (int step = 1; step <= CHANGES; step++) {
        for (String pool : before.keySet()) {
          template.client.send(pool, request(pool, step));
        }
      }

      try (var killer = new Killer(template.stack.endpoint(), new Random(SEED))) {
        killer.kill(KILLS);
        for (Map.Entry<String, JsonObject> pool : before.entrySet()) {
          assertEndedInOrder(template, pool.getKey());
          assertThat(settings(template, pool.getKey()))
              .isEqualTo(withStep(pool.getValue(), CHANGES));
        }
        assertThat(killer.killed()).isGreaterThanOrEqualTo(FEWEST_KILLS);
      }
    }
  }

  private static Map<String, JsonObject> load(RunningTemplate template) throws Exception {
    Map<String, JsonObject> pools = new TreeMap<>();
    for (int i = 0; i < POOLS; i++) {
      String pool = "eu-central-2_Killed" + i;
      template.load(
          pool,
          withStep(RunningTemplate.resource("every-setting.json"), 0),
          RunningTemplate.resource("every-mfa-setting.json"));
      pools.put(pool, settings(template, pool));
    }
    return pools;
  }

  private static String request(String pool, int step) {
    return Json.createObjectBuilder()
        .add("userPoolId", pool)
        .add("requestId", "step-" + step)
        .add(
            "change",
            LeafChange.patch("/UserPoolTags/step", Json.createValue(Integer.toString(step))))
        .build()
        .toString();
  }

  /// The pool as it was found is revision 1; each step is the next one, and finds what the step
  /// before it has left.
  private static void assertEndedInOrder(RunningTemplate template, String pool) throws Exception {
    for (int step = 1; step <= CHANGES; step++) {
      JsonObject record = template.client.awaitEnd(pool, "step-" + step);
      assertThat(record.getString("status")).as("%s: %s", pool, record).isEqualTo("APPLIED");
      JsonObject difference = record.getJsonArray("differences").getJsonObject(0);
      assertThat(record.getJsonArray("differences")).hasSize(1);
      assertThat(difference.getString("before")).isEqualTo(Integer.toString(step - 1));
      assertThat(difference.getString("after")).isEqualTo(Integer.toString(step));
    }
    List<Integer> revisions =
        template.client.history(pool).stream().map(record -> record.getInt("revision")).toList();
    assertThat(revisions)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, CHANGES + 1).boxed().toList());
  }

  private static JsonObject settings(RunningTemplate template, String pool) throws Exception {
    return Json.createPointer("/UserPool/LastModifiedDate").remove(template.client.describe(pool));
  }

  private static JsonObject withStep(JsonObject described, int step) {
    String pointer = described.containsKey("UserPool") ? "/UserPool" : "";
    return Json.createPointer(pointer + "/UserPoolTags/step")
        .add(described, Json.createValue(Integer.toString(step)));
  }

  /// Ends processes of this machine's functions, from a thread of its own.
  private static final class Killer implements AutoCloseable {
    private static final int LONGEST_PAUSE_MILLIS = 600;

    private final URI endpoint;
    private final Random random;
    private final Thread thread = Thread.ofVirtual().unstarted(this::run);
    private final AtomicInteger killed = new AtomicInteger();
    private volatile int left;

    Killer(URI endpoint, Random random) {
      this.endpoint = endpoint;
      this.random = random;
    }

    void kill(int times) {
      left = times;
      thread.start();
    }

    int killed() {
      return killed.get();
    }

    private void run() {
      try {
        while (killed.get() < left) {
          Thread.sleep(Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS)));
          List<ProcessHandle> processes = processes();
          if (!processes.isEmpty()
              && processes.get(random.nextInt(processes.size())).destroyForcibly()) {
            killed.incrementAndGet();
          }
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }

    private List<ProcessHandle> processes() {
      return ProcessHandle.current()
          .descendants()
          .filter(process -> process.info().commandLine().orElse("").contains("ApplyHandler"))
          .filter(this::isOfThisStack)
          .filter(ProcessHandle::isAlive)
          .toList();
    }

    /// Other tests have stacks in this JVM at the same time.
    private boolean isOfThisStack(ProcessHandle process) {
      try {
        Path file = Path.of("/proc/%d/environ".formatted(process.pid()));
        String environment = Files.readString(file, StandardCharsets.ISO_8859_1);
        return environment.contains("AWS_ENDPOINT_URL=" + endpoint + "\0");
      } catch (IOException _) {
        // It has just ended.
        return false;
      }
    }

    @Override
    public void close() {
      thread.interrupt();
    }
  }
}
