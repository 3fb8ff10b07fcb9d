package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.Conflict;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The settings on which a plan that people have agreed to, and the plan that the same request
/// comes to now, do not agree.
final class StalePlan {
  private StalePlan() {}

  static List<Conflict> conflicts(List<Difference> agreed, List<Difference> now, NormalForm live) {
    Map<Pointer, Difference> before = byPath(agreed);
    Map<Pointer, Difference> after = byPath(now);
    TreeSet<Pointer> paths = new TreeSet<>(before.keySet());
    paths.addAll(after.keySet());
    return paths.stream()
        .filter(path -> !isSame(path, find(before, path), find(after, path)))
        .map(path -> conflict(path, find(before, path), live))
        .toList();
  }

  private static boolean isSame(Pointer path, Optional<Difference> a, Optional<Difference> b) {
    return Settings.same(path, a.flatMap(Difference::before), b.flatMap(Difference::before))
        && Settings.same(path, a.flatMap(Difference::after), b.flatMap(Difference::after));
  }

  private static Conflict conflict(Pointer path, Optional<Difference> agreed, NormalForm live) {
    return new Conflict.Moved(
        path, agreed.flatMap(Difference::before), agreed.flatMap(Difference::after), live.at(path));
  }

  private static Optional<Difference> find(Map<Pointer, Difference> differences, Pointer path) {
    return Optional.ofNullable(differences.get(path));
  }

  private static Map<Pointer, Difference> byPath(List<Difference> differences) {
    return differences.stream().collect(Collectors.toMap(Difference::path, Function.identity()));
  }
}
