package io.github.poolkeeper.core.plan;

import io.github.poolkeeper.core.change.Conflict;
import io.github.poolkeeper.core.change.OnConflict;
import io.github.poolkeeper.core.change.Remainder;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.SettingsPatch;
import io.github.poolkeeper.core.userpool.coupling.Couplings;
import io.github.poolkeeper.core.userpool.coupling.Origin;
import io.github.poolkeeper.core.userpool.coupling.Route;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Works out what a request comes to on the pool as it stands. Everything is compared in normal
/// form: what Cognito derives by itself is neither planned nor in conflict.
public final class Planner {
  private Planner() {}

  /// Merges a valid patch.
  public static Plan change(Configuration live, JsonObject patch, Optional<JsonObject> expected) {
    return expecting(
        expected,
        live,
        () ->
            completed(
                live,
                SettingsPatch.apply(live.normalForm().document(), patch),
                new Origin.Patch(patch),
                List.of()));
  }

  /// Undoes a change that took a pool from `before` to `after`.
  public static Plan rollback(
      Configuration live,
      Configuration before,
      Configuration after,
      OnConflict onConflict,
      Optional<JsonObject> expected) {
    return expecting(expected, live, () -> undone(live, before, after, onConflict));
  }

  /// Returns to an earlier configuration: whole, or at the paths if there are any.
  public static Plan restore(
      Configuration live,
      Configuration earlier,
      List<Pointer> paths,
      Optional<JsonObject> expected) {
    return expecting(expected, live, () -> returned(live, earlier, paths));
  }

  private static Plan expecting(
      Optional<JsonObject> expected, Configuration live, Supplier<Plan> plan) {
    List<Conflict> unmet =
        expected.map(document -> Expectation.unmet(document, live.document())).orElseGet(List::of);
    return unmet.isEmpty() ? plan.get() : new Plan.InConflict(unmet);
  }

  private static Plan undone(
      Configuration live, Configuration before, Configuration after, OnConflict onConflict) {
    Move move = new Move(before.normalForm(), after.normalForm());
    ThreeWay.Undone undone =
        ThreeWay.undo(
            move.before().document(),
            move.after().document(),
            live.normalForm().document(),
            onConflict);
    if (onConflict == OnConflict.REFUSE && !undone.disagreements().isEmpty()) {
      return new Plan.InConflict(
          undone.disagreements().stream().map(Planner::overwritten).toList());
    }
    List<Remainder> remains = new ArrayList<>();
    if (onConflict == OnConflict.SKIP) {
      undone.disagreements().forEach(one -> remains.add(Remains.skipped(one.path())));
    }
    Remains.ofMove(before, after).ifPresent(remains::add);
    Plan plan = completed(live, undone.document(), new Origin.EarlierState(move.before()), remains);
    List<Conflict> taken =
        onConflict == OnConflict.FORCE
            ? List.of()
            : taken(plan, live.normalForm(), move, undone.document());
    return taken.isEmpty() ? plan : new Plan.InConflict(taken);
  }

  /// A change that is to be undone.
  private record Move(NormalForm before, NormalForm after) {
    boolean touches(Pointer path) {
      return before.differencesTo(after).stream().anyMatch(one -> one.path().overlaps(path));
    }
  }

  /// What a coupling would take away that the change has not brought: it is somebody else's.
  private static List<Conflict> taken(Plan plan, NormalForm live, Move move, JsonObject wanted) {
    return plan instanceof Plan.Write write
        ? new NormalForm(wanted)
            .differencesTo(write.after().normalForm()).stream()
                .filter(one -> one.before().isPresent() && !move.touches(one.path()))
                .map(one -> overwritten(one.path(), live, move))
                .toList()
        : List.of();
  }

  private static Conflict overwritten(Pointer path, NormalForm live, Move move) {
    return new Conflict.Overwritten(
        path, move.before().at(path), move.after().at(path), live.at(path), Optional.empty());
  }

  private static Plan returned(Configuration live, Configuration earlier, List<Pointer> paths) {
    List<Violation> wrong = withinLists(paths, live, earlier);
    if (!wrong.isEmpty()) {
      return new Plan.Wrong(wrong);
    }
    NormalForm state = earlier.normalForm();
    JsonObject wanted = (paths.isEmpty() ? state : live.normalForm()).document();
    for (Pointer path : paths) {
      wanted = path.put(wanted, state.at(path));
    }
    List<Remainder> moved =
        paths.isEmpty() ? Remains.ofMove(earlier, live).stream().toList() : List.of();
    return completed(live, wanted, new Origin.EarlierState(state), moved);
  }

  private static List<Violation> withinLists(
      List<Pointer> paths, Configuration live, Configuration earlier) {
    return paths.stream()
        .filter(path -> isWithinList(path, live) || isWithinList(path, earlier))
        .map(path -> new Violation(path, "is within a list; lists are restored whole"))
        .toList();
  }

  private static boolean isWithinList(Pointer path, Configuration configuration) {
    return Stream.iterate(path.parent(), around -> !around.segments().isEmpty(), Pointer::parent)
        .anyMatch(
            around -> configuration.at(around).filter(JsonArray.class::isInstance).isPresent());
  }

  private static Plan completed(
      Configuration live, JsonObject wanted, Origin origin, List<Remainder> remains) {
    Couplings.Resolved resolved = Couplings.resolve(live, wanted, origin);
    if (!resolved.violations().isEmpty()) {
      return new Plan.Wrong(resolved.violations());
    }
    if (live.normalForm().isEquivalentTo(resolved.after().normalForm())) {
      return new Plan.Nothing(remains);
    }
    List<Violation> onTheWay =
        Route.between(live.normalForm(), resolved.after().normalForm()).violations();
    return onTheWay.isEmpty() ? write(live, resolved, origin, remains) : new Plan.Wrong(onTheWay);
  }

  private static Plan write(
      Configuration live, Couplings.Resolved resolved, Origin origin, List<Remainder> remains) {
    List<Remainder> all =
        switch (origin) {
          case Origin.Patch _ -> remains;
          case Origin.EarlierState _ ->
              Stream.concat(
                      remains.stream(),
                      Remains.ofRemoval(live.normalForm(), resolved.after().normalForm()).stream())
                  .toList();
        };
    return new Plan.Write(live, resolved.after(), resolved.adjustments(), all, resolved.warnings());
  }

  private static Conflict overwritten(ThreeWay.Disagreement disagreement) {
    return new Conflict.Overwritten(
        disagreement.path(),
        disagreement.before(),
        disagreement.after(),
        disagreement.live(),
        Optional.empty());
  }
}
