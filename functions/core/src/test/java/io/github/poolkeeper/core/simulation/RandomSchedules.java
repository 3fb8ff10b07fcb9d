package io.github.poolkeeper.core.simulation;

import io.github.poolkeeper.core.change.Hold;
import io.github.poolkeeper.core.policy.Policies;
import io.github.poolkeeper.core.simulation.Scenario.Step;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Several pools, many requests of every kind, many faults: each schedule from its own seed.
final class RandomSchedules {
  private static final List<String> ON_CONFLICT = List.of("refuse", "skip", "force");

  private final RandomGenerator random;
  private final List<UserPoolId> pools;
  private int sent;

  private RandomSchedules(long seed) {
    this.random = new Random(seed);
    this.pools =
        LongStream.rangeClosed(1, 1 + random.nextInt(3))
            .mapToObj(i -> new UserPoolId("eu-west-1_Pool" + i))
            .toList();
  }

  static Schedule of(long seed, Wiring wiring) {
    Scenario scenario = new RandomSchedules(seed).scenario();
    return new Schedule(
        "random", scenario, () -> new RandomFaults(new Random(~seed)), wiring, seed);
  }

  private Scenario scenario() {
    Map<UserPoolId, JsonObject> documents =
        new LinkedHashMap<>(
            pools.stream().collect(Collectors.toMap(pool -> pool, _ -> Scenarios.DOCUMENT)));
    List<Step> steps = new ArrayList<>();
    for (int i = 3 + random.nextInt(10); i > 0; i--) {
      steps.add(step(pools.get(random.nextInt(pools.size()))));
    }
    return new Scenario(
        "random",
        documents,
        List.of(),
        steps,
        random.nextInt(4) == 0 ? 2 : Scenarios.MAX_DELIVERIES,
        random.nextBoolean() ? Policies.ANYTHING_GOES : Scenarios.POLICY,
        random.nextBoolean());
  }

  private Step step(UserPoolId pool) {
    String id = "r" + ++sent;
    String earlier = "r" + (1 + random.nextInt(sent));
    return switch (random.nextInt(15)) {
      case 14 -> new Step.Astray(pool, anotherGroup(pool));
      case 13 -> {
        String call = body(pool, id, change(id) + conditions());
        yield new Step.Call(pool, _ -> call);
      }
      case 12 -> new Step.Turn(scope(pool), random.nextBoolean());
      case 0 -> new Step.Edit(pool, "/PoolName", "edited-" + id);
      case 1 -> new Step.Edit(pool, "/UserPoolTags/elsewhere", "edited-" + id);
      case 2 -> send(pool, id, "\"chnge\":{}");
      case 3 -> new Step.Send(pool, _ -> "not JSON " + id);
      case 4 -> send(pool, id, "\"restore\":{\"revision\":" + (1 + random.nextInt(3)) + "}");
      case 5, 6 -> rollback(pool, id, earlier);
      case 7 -> send(pool, earlier, "\"change\":{\"UserPoolTags\":{\"team\":\"" + id + "\"}}");
      default -> send(pool, id, change(id) + conditions());
    };
  }

  private String anotherGroup(UserPoolId pool) {
    UserPoolId other = pools.get(random.nextInt(pools.size()));
    return other.equals(pool) ? "elsewhere" : other.value();
  }

  private String change(String id) {
    return switch (random.nextInt(6)) {
      case 0 -> "\"change\":{\"PoolName\":\"" + id + "\"}";
      case 1 -> "\"change\":{\"UserPoolTags\":{\"team\":\"" + id + "\"}}";
      case 2 -> "\"change\":{\"LambdaConfig\":{\"PreSignUp\":null}}";
      case 3 ->
          "\"change\":{\"PoolName\":\""
              + id
              + "\",\"MfaConfiguration\":\"OPTIONAL\","
              + "\"SoftwareTokenMfaConfiguration\":{\"Enabled\":true}}";
      case 4 ->
          "\"change\":{\"UserPoolTags\":{\"team\":null},\"MfaConfiguration\":\"OFF\","
              + "\"SoftwareTokenMfaConfiguration\":null}";
      default ->
          "\"change\":{\"Policies\":{\"SignInPolicy\":{\"AllowedFirstAuthFactors\":"
              + "[\"PASSWORD\",\"WEB_AUTHN\"]}},\"UserPoolTags\":{\"by\":\""
              + id
              + "\"}}";
    };
  }

  private Hold.Scope scope(UserPoolId pool) {
    return random.nextBoolean() ? new Hold.Scope.Everything() : new Hold.Scope.OnePool(pool);
  }

  private String conditions() {
    return switch (random.nextInt(8)) {
      case 5 -> ",\"notBefore\":\"2026-01-01T00:30:00Z\"";
      case 6 -> ",\"notAfter\":\"2026-01-02T00:00:00Z\"";
      case 0 -> ",\"dryRun\":true";
      case 1 -> ",\"expect\":{\"MfaConfiguration\":\"OFF\"}";
      default -> "";
    };
  }

  private Step rollback(UserPoolId pool, String id, String of) {
    String onConflict = ON_CONFLICT.get(random.nextInt(ON_CONFLICT.size()));
    return new Step.Send(
        pool,
        world ->
            body(
                pool,
                id,
                "\"rollback\":{\"changeId\":\"%s\",\"onConflict\":\"%s\"}"
                    .formatted(world.changeOf(pool, of), onConflict)));
  }

  private Step send(UserPoolId pool, String id, String members) {
    return new Step.Send(pool, _ -> body(pool, id, members));
  }

  private String body(UserPoolId pool, String id, String members) {
    String token =
        ",\"taskToken\":\"token-of-" + id + "-on-" + pool + "-" + members.hashCode() + "\"";
    return "{\"userPoolId\":\"%s\",\"requestId\":\"%s\",%s%s}".formatted(pool, id, members, token);
  }
}
