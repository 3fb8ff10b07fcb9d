package io.github.poolkeeper.core.export;

import io.github.poolkeeper.core.history.PoolHistory;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Finds out who set each setting last, going back from a revision: the last [#FURTHEST] revisions
/// at most. What the pool already had then has no origin.
final class Origins {
  static final long FURTHEST = 500;
  private static final long STRIDE = 25;

  private final PoolHistory history;
  private final UserPoolId pool;
  private final ExportFormat format;
  private final Map<Fingerprint, Expressed> expressed = new HashMap<>();
  private final Map<Address, Origin> found = new TreeMap<>();
  private final Map<Address, Address> ignored = new TreeMap<>();

  Origins(PoolHistory history, UserPoolId pool, ExportFormat format) {
    this.history = history;
    this.pool = pool;
    this.format = format;
  }

  /// Reads back from here.
  Origins upTo(long last) {
    long oldest = Math.max(1, last - FURTHEST);
    for (long to = last; to > oldest; to -= STRIDE) {
      List<Revision> page = history.revisions(pool, Math.max(oldest, to - STRIDE), to).reversed();
      read(page);
      for (int i = 0; i + 1 < page.size(); i++) {
        compare(page.get(i + 1), page.get(i));
      }
    }
    return this;
  }

  Optional<Origin> of(Address address) {
    return Optional.ofNullable(found.get(address));
  }

  /// What changes of Poolkeeper were the last ones to set: the argument, or the whole block where
  /// it came or went with that change, for nobody else's file has it.
  SortedSet<Address> ours() {
    SortedSet<Address> ours = new TreeSet<>();
    found.forEach(
        (address, origin) -> {
          if (origin.isOurs()) {
            ours.add(Optional.ofNullable(ignored.get(address)).orElse(address));
          }
        });
    ours.removeIf(
        inner -> ours.stream().anyMatch(outer -> !outer.equals(inner) && inner.startsWith(outer)));
    return ours;
  }

  private void compare(Revision earlier, Revision later) {
    Map<Address, JsonValue> before = valuesOf(earlier);
    Map<Address, JsonValue> after = valuesOf(later);
    Set<Address> moved = new HashSet<>(before.keySet());
    moved.addAll(after.keySet());
    moved.removeIf(address -> Objects.equals(before.get(address), after.get(address)));
    moved.removeAll(found.keySet());
    if (moved.isEmpty()) {
      return;
    }
    Origin origin = new Origin(later, history.find(pool, later.madeBy()).orElseThrow());
    for (Address address : moved) {
      found.put(address, origin);
      ignored.put(address, widest(address, before, after));
    }
  }

  /// The outermost block that was not there before, or is not there after.
  private static Address widest(
      Address address, Map<Address, JsonValue> before, Map<Address, JsonValue> after) {
    for (int depth = 1; depth < address.names().size(); depth++) {
      Address block = address.upTo(depth);
      if (hasNothingIn(before, block) || hasNothingIn(after, block)) {
        return block;
      }
    }
    return address;
  }

  private static boolean hasNothingIn(Map<Address, JsonValue> values, Address block) {
    return values.keySet().stream().noneMatch(address -> address.startsWith(block));
  }

  private Map<Address, JsonValue> valuesOf(Revision revision) {
    return Optional.ofNullable(expressed.get(revision.configuration()))
        .orElseThrow(
            () -> new IllegalStateException("snapshot " + revision.configuration() + " is gone"))
        .values();
  }

  private void read(List<Revision> revisions) {
    List<Fingerprint> unread =
        revisions.stream()
            .map(Revision::configuration)
            .filter(fingerprint -> !expressed.containsKey(fingerprint))
            .distinct()
            .toList();
    Map<Fingerprint, Configuration> read =
        unread.isEmpty() ? Map.of() : history.snapshots(pool, unread);
    read.forEach(
        (fingerprint, snapshot) -> expressed.put(fingerprint, Expressed.of(snapshot, format)));
  }
}
