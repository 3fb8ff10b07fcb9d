package io.github.poolkeeper.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every setting that the SDK's model has: changed alone, it changes alone, and a rollback brings
/// it back.
class EveryLeafIT {
  /// Each on a pool of its own, some at a time: one mostly waits.
  private static final int AT_A_TIME = 8;

  private static final ExecutorService TRIES = Executors.newFixedThreadPool(AT_A_TIME);
  private static final Map<String, Future<Trial>> TRIALS = new HashMap<>();
  private static RunningTemplate template;

  /// What became of the change of a leaf and of its rollback.
  private record Trial(
      JsonObject before, JsonObject record, Optional<JsonObject> rollback, JsonObject after) {}

  @BeforeAll
  static void start() throws Exception {
    template = RunningTemplate.start();
    for (String leaf : ModelLeaves.all()) {
      String pool = "eu-central-2_Leaf" + TRIALS.size();
      TRIALS.put(leaf, TRIES.submit(() -> trial(pool, change(leaf))));
    }
  }

  @AfterAll
  static void stop() {
    TRIES.shutdownNow();
    template.close();
  }

  static Stream<String> leaves() {
    return ModelLeaves.all().stream();
  }

  @ParameterizedTest
  @MethodSource("leaves")
  void changesAloneAndComesBackByRollback(String leaf) throws Exception {
    Trial trial = Objects.requireNonNull(TRIALS.get(leaf)).get();

    JsonObject record = trial.record();
    assertThat(record.getString("status")).as(record::toString).isEqualTo("APPLIED");
    assertThat(changedBy(record)).isEqualTo(leavesOf(leaf, record));
    JsonObject rollback = trial.rollback().orElseThrow();
    assertThat(rollback.getString("status")).as(rollback::toString).isEqualTo("APPLIED");
    assertThat(comparable(trial.after(), leaf)).isEqualTo(comparable(trial.before(), leaf));
  }

  private static Trial trial(String pool, LeafChange change) throws Exception {
    template.load(
        pool,
        Json.createObjectBuilder(change.userPool()).add("Id", pool).build(),
        change.mfaConfig());
    JsonObject before = template.client.describe(pool);
    JsonObject record = template.change(pool, change.patch());
    Optional<JsonObject> rollback =
        record.getString("status").equals("APPLIED")
            ? Optional.of(template.rollBack(pool, record))
            : Optional.empty();
    return new Trial(before, record, rollback, template.client.describe(pool));
  }

  private static LeafChange change(String leaf) throws IOException {
    return LeafChange.of(
        leaf,
        RunningTemplate.resource("every-setting.json"),
        RunningTemplate.resource("every-mfa-setting.json"),
        RunningTemplate.resource("end-user-messaging.json"));
  }

  private static Set<String> changedBy(JsonObject record) {
    Set<String> changed = new TreeSet<>();
    for (JsonObject difference : objects(record, "differences")) {
      changed.add(difference.getString("path"));
    }
    return changed;
  }

  /// The setting itself and those that the record says are set with it.
  private static Set<String> leavesOf(String leaf, JsonObject record) {
    Set<String> expected = new TreeSet<>();
    for (JsonObject attempt : objects(record, "attempts")) {
      objects(attempt, "alsoSets").forEach(also -> expected.add(also.getString("path")));
    }
    if (leaf.equals("/AdminCreateUserConfig/UnusedAccountValidityDays")) {
      return expected;
    }
    boolean comesWhole =
        expected.isEmpty()
            && leaf.endsWith("/LambdaVersion")
            && !leaf.contains("/PreTokenGenerationConfig/");
    expected.add(comesWhole ? leaf.replace("/LambdaVersion", "") : own(leaf));
    return expandTwins(expected, leaf);
  }

  /// In a map each entry is a setting of its own.
  private static String own(String leaf) {
    return switch (leaf) {
      case "/UserPoolTags" -> "/UserPoolTags/cost-center";
      case "/AcrConfiguration" -> "/AcrConfiguration/Level1/AcrValue";
      default -> leaf;
    };
  }

  /// An SMS configuration that is set as a whole in its other place differs there in the one
  /// member.
  private static Set<String> expandTwins(Set<String> expected, String leaf) {
    Set<String> result = new TreeSet<>(expected);
    String block = "/SmsMfaConfiguration/SmsConfiguration";
    String pools = "/SmsConfiguration";
    if (result.remove(block)) {
      result.add(leaf.replaceFirst("^" + pools, block));
    }
    if (result.remove(pools)) {
      result.add(leaf.replaceFirst("^" + block, pools));
    }
    return result;
  }

  /// A pool as described, less its time stamp. A legacy pool keeps the newer name of its setting
  /// for good.
  private static JsonObject comparable(JsonObject described, String leaf) {
    JsonObject comparable = Json.createPointer("/UserPool/LastModifiedDate").remove(described);
    return leaf.equals("/AdminCreateUserConfig/UnusedAccountValidityDays")
        ? Json.createPointer("/UserPool/Policies/PasswordPolicy").remove(comparable)
        : comparable;
  }

  private static List<JsonObject> objects(JsonObject json, String name) {
    return json.containsKey(name)
        ? json.getJsonArray(name).getValuesAs(JsonObject.class)
        : List.of();
  }
}
