package io.github.poolkeeper.core.userpool.coupling;

import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.userpool.Access.Call;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.Settings;
import io.github.poolkeeper.core.userpool.coupling.Requirement.Breach;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
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

  /// One call, and the whole configuration before and after it.
  public record Leg(Call call, NormalForm from, NormalForm to) {
    /// Takes the call back.
    public Leg back() {
      return new Leg(call, to, from);
    }
  }

  /// The best way.
  ///
  /// @param mfaMembers the members, modelled or not, that belong to `SetUserPoolMfaConfig`
  public static Route between(NormalForm from, NormalForm to, Set<String> mfaMembers) {
    Planning planning = new Planning(from, to, mfaMembers);
    return planning.best(planning.ways(calls(from, to, mfaMembers)));
  }

  /// The best way where every member that is not in the table belongs to `UpdateUserPool`.
  public static Route between(NormalForm from, NormalForm to) {
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
  public boolean passes(NormalForm live) {
    return between().anyMatch(live::isEquivalentTo);
  }

  private Stream<NormalForm> between() {
    return legs.stream().limit(Math.max(0, legs.size() - 1)).map(Leg::to);
  }

  private Set<Breach> brokenOnTheWay() {
    Set<Breach> broken = new TreeSet<>(Comparator.comparing(Breach::toString));
    if (legs.size() > 1) {
      between().map(Route::broken).forEach(broken::addAll);
      broken.removeAll(broken(legs.getFirst().from()));
      broken.removeAll(broken(legs.getLast().to()));
    }
    return broken;
  }

  private static Set<Breach> broken(NormalForm state) {
    return Couplings.broken(new Values(state.document()));
  }

  private long doubtfulOnTheWay() {
    return between()
        .map(state -> Couplings.doubtful(new Values(state.document())))
        .mapToLong(Set::size)
        .sum();
  }

  private static Set<Call> calls(NormalForm from, NormalForm to, Set<String> mfaMembers) {
    EnumSet<Call> needed = EnumSet.noneOf(Call.class);
    for (Difference difference : from.differencesTo(to)) {
      boolean isMfa = mfaMembers.contains(difference.path().segments().getFirst());
      needed.add(isMfa ? Call.SET_USER_POOL_MFA_CONFIG : Call.UPDATE_USER_POOL);
    }
    return needed;
  }

  /// The ways that there are between two configurations.
  private record Planning(NormalForm from, NormalForm to, Set<String> mfaMembers) {

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
      NormalForm between = joined(from, to);
      return new Route(
          List.of(
              new Leg(Call.SET_USER_POOL_MFA_CONFIG, from, between),
              new Leg(Call.UPDATE_USER_POOL, between, to)));
    }

    private Route updateFirst() {
      NormalForm between = joined(to, from);
      return new Route(
          List.of(
              new Leg(Call.UPDATE_USER_POOL, from, between),
              new Leg(Call.SET_USER_POOL_MFA_CONFIG, between, to)));
    }

    private Route through(NormalForm mfa) {
      NormalForm before = joined(from, mfa);
      NormalForm after = joined(to, mfa);
      return new Route(
          List.of(
              new Leg(Call.SET_USER_POOL_MFA_CONFIG, from, before),
              new Leg(Call.UPDATE_USER_POOL, before, after),
              new Leg(Call.SET_USER_POOL_MFA_CONFIG, after, to)));
    }

    /// With another mode; off has no factors.
    private static NormalForm in(String mode, NormalForm mfa) {
      NormalForm result = mfa.with(Paths.MFA_MODE, JsonValues.value(mode));
      for (Pointer block : mode.equals("OFF") ? Paths.FACTORS : List.<Pointer>of()) {
        result = result.without(block);
      }
      return result;
    }

    /// The pool's settings of one and the MFA configuration of another.
    private NormalForm joined(NormalForm pool, NormalForm mfa) {
      JsonObjectBuilder joined = JsonValues.object();
      pool.document()
          .forEach((name, value) -> addIf(!mfaMembers.contains(name), joined, name, value));
      mfa.document()
          .forEach((name, value) -> addIf(mfaMembers.contains(name), joined, name, value));
      return new NormalForm(joined.build());
    }

    private static void addIf(
        boolean wanted, JsonObjectBuilder joined, String name, JsonValue value) {
      if (wanted) {
        joined.add(name, value);
      }
    }
  }
}
