package io.github.poolkeeper.core.userpool.coupling;

import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.userpool.Access.Call;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.Settings;
import io.github.poolkeeper.core.userpool.coupling.Requirement.Breach;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The way from one configuration to another, call by call. `UpdateUserPool` and
/// `SetUserPoolMfaConfig` each replace their part, and Cognito holds its rules against the whole
/// after each of them: the way is the one on which the configurations in between break the least,
/// best of all nothing. Where neither order does, the MFA mode goes through an intermediate value,
/// in a third call. A way back is a way like any other.
///
/// @param legs in their order: none, one, two or three
public record Route(List<Leg> legs) {
  private static final List<String> MODES_BETWEEN = List.of("OPTIONAL", "OFF");

  public Route {
    legs = List.copyOf(legs);
  }

  /// One call, and the whole configuration before and after it, in normal form.
  public record Leg(Call call, JsonObject from, JsonObject to) {
    /// Takes the call back.
    public Leg back() {
      return new Leg(call, to, from);
    }
  }

  /// The best way.
  ///
  /// @param mfaMembers the members, modelled or not, that belong to `SetUserPoolMfaConfig`
  public static Route between(Configuration from, Configuration to, Set<String> mfaMembers) {
    Planning planning = new Planning(from.normalForm(), to.normalForm(), mfaMembers);
    return planning.best(planning.ways(calls(from, to, mfaMembers)));
  }

  /// The best way where every member that is not in the table belongs to `UpdateUserPool`.
  public static Route between(Configuration from, Configuration to) {
    return between(from, to, Settings.membersOf(Call.SET_USER_POOL_MFA_CONFIG));
  }

  public List<Call> calls() {
    return legs.stream().map(Leg::call).toList();
  }

  /// What Cognito would refuse on the way, though neither end breaks it.
  public List<Violation> violations() {
    return brokenOnTheWay().stream()
        .map(
            breach ->
                new Violation(
                    breach.path(),
                    breach.message()
                        + " (between the calls, whichever goes first: make it two changes)"))
        .toList();
  }

  /// Whether a pool that is like this has come a part of the way.
  public boolean passes(Configuration live) {
    return between().anyMatch(document -> new Configuration(document).isEquivalentTo(live));
  }

  private Stream<JsonObject> between() {
    return legs.stream().limit(Math.max(0, legs.size() - 1)).map(Leg::to);
  }

  private Set<Breach> brokenOnTheWay() {
    Set<Breach> broken = new TreeSet<>(Comparator.comparing(Breach::toString));
    if (legs.size() > 1) {
      between().map(Requirements::broken).forEach(broken::addAll);
      broken.removeAll(Requirements.broken(legs.getFirst().from()));
      broken.removeAll(Requirements.broken(legs.getLast().to()));
    }
    return broken;
  }

  private long doubtfulOnTheWay() {
    return between().map(Requirements::doubtful).mapToLong(Set::size).sum();
  }

  private static Set<Call> calls(Configuration from, Configuration to, Set<String> mfaMembers) {
    EnumSet<Call> needed = EnumSet.noneOf(Call.class);
    for (Difference difference : from.differencesTo(to)) {
      boolean isMfa = mfaMembers.contains(difference.path().segments().getFirst());
      needed.add(isMfa ? Call.SET_USER_POOL_MFA_CONFIG : Call.UPDATE_USER_POOL);
    }
    return needed;
  }

  /// The ways that there are between two configurations.
  private record Planning(JsonObject from, JsonObject to, Set<String> mfaMembers) {

    List<Route> ways(Set<Call> needed) {
      if (needed.size() < 2) {
        return List.of(new Route(needed.stream().map(call -> new Leg(call, from, to)).toList()));
      }
      List<Route> ways = new ArrayList<>(List.of(mfaFirst(), updateFirst()));
      for (String mode : MODES_BETWEEN) {
        Stream.of(to, from).map(mfa -> through(in(mode, mfa))).forEach(ways::add);
      }
      return ways;
    }

    Route best(List<Route> ways) {
      return ways.stream()
          .min(
              Comparator.<Route>comparingInt(way -> way.brokenOnTheWay().size())
                  .thenComparingInt(way -> way.legs().size())
                  .thenComparingLong(Route::doubtfulOnTheWay))
          .orElseThrow();
    }

    /// `UpdateUserPool` takes only the MFA mode that is in force, so that usually this is the way.
    private Route mfaFirst() {
      JsonObject between = joined(from, to);
      return new Route(
          List.of(
              new Leg(Call.SET_USER_POOL_MFA_CONFIG, from, between),
              new Leg(Call.UPDATE_USER_POOL, between, to)));
    }

    private Route updateFirst() {
      JsonObject between = joined(to, from);
      return new Route(
          List.of(
              new Leg(Call.UPDATE_USER_POOL, from, between),
              new Leg(Call.SET_USER_POOL_MFA_CONFIG, between, to)));
    }

    private Route through(JsonObject mfa) {
      JsonObject before = joined(from, mfa);
      JsonObject after = joined(to, mfa);
      return new Route(
          List.of(
              new Leg(Call.SET_USER_POOL_MFA_CONFIG, from, before),
              new Leg(Call.UPDATE_USER_POOL, before, after),
              new Leg(Call.SET_USER_POOL_MFA_CONFIG, after, to)));
    }

    /// With another mode; off has no factors.
    private static JsonObject in(String mode, JsonObject mfa) {
      JsonObject result = Paths.MFA_MODE.set(mfa, JsonValues.value(mode));
      for (Pointer block : mode.equals("OFF") ? Paths.FACTORS : List.<Pointer>of()) {
        result = block.remove(result);
      }
      return result;
    }

    /// The pool's settings of one and the MFA configuration of another.
    private JsonObject joined(JsonObject pool, JsonObject mfa) {
      JsonObjectBuilder joined = JsonValues.object();
      pool.forEach((name, value) -> addIf(!mfaMembers.contains(name), joined, name, value));
      mfa.forEach((name, value) -> addIf(mfaMembers.contains(name), joined, name, value));
      return joined.build();
    }

    private static void addIf(
        boolean wanted, JsonObjectBuilder joined, String name, jakarta.json.JsonValue value) {
      if (wanted) {
        joined.add(name, value);
      }
    }
  }
}
