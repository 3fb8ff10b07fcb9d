package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.live.UserPools;
import io.github.poolkeeper.core.live.Writing;
import io.github.poolkeeper.core.userpool.Access;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.Settings;
import io.github.poolkeeper.core.userpool.UserPoolId;
import io.github.poolkeeper.core.userpool.coupling.Route;
import jakarta.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// User pools in a map: a write replaces the whole configuration, call by call, and the older name
/// of the temporary password's validity comes back on every pool. Faults are queued and hit one
/// call each.
public final class InMemoryUserPools implements UserPools {
  private Runnable beforeRead = () -> {};
  private final Map<UserPoolId, JsonObject> pools = new HashMap<>();
  private final Deque<Fault> writeFaults = new ArrayDeque<>();
  private final Deque<Supplier<Reading>> readFaults = new ArrayDeque<>();
  private final List<JsonObject> written = new ArrayList<>();
  private final Set<Pointer> keptWhenLeftOut = new HashSet<>();

  /// What goes wrong with a write: its answer, and what happens to the pool all the same.
  private record Fault(Writing answer, UnaryOperator<JsonObject> effect, boolean isWritten) {}

  public void put(UserPoolId id, JsonObject document) {
    pools.put(id, document);
  }

  public JsonObject document(UserPoolId id) {
    return Optional.ofNullable(pools.get(id)).orElseThrow();
  }

  /// Where this is left out of an update, it stays as it is.
  public void keepWhenLeftOut(Pointer path) {
    keptWhenLeftOut.add(path);
  }

  /// Somebody else changes a pool.
  public void edit(UserPoolId id, UnaryOperator<JsonObject> change) {
    pools.computeIfPresent(id, (_, document) -> change.apply(document));
  }

  public void nextRead(Reading reading) {
    nextRead(() -> reading);
  }

  public void nextRead(Supplier<Reading> reading) {
    readFaults.add(reading);
  }

  /// The next write is answered so, and not done.
  void nextWriteFails(Writing answer) {
    writeFaults.add(new Fault(answer, UnaryOperator.identity(), false));
  }

  /// The next write is done, with what the effect makes of it, and answered so.
  void nextWriteIsDone(Writing answer, UnaryOperator<JsonObject> effect) {
    writeFaults.add(new Fault(answer, effect, true));
  }

  public List<JsonObject> written() {
    return List.copyOf(written);
  }

  /// Happens just before the pool is read once more.
  void onNextRead(Runnable event) {
    beforeRead = event;
  }

  @Override
  public Reading read(UserPoolId id) {
    Runnable before = beforeRead;
    beforeRead = () -> {};
    before.run();
    if (!readFaults.isEmpty()) {
      return readFaults.remove().get();
    }
    return Optional.ofNullable(pools.get(id))
        .<Reading>map(
            document -> new Reading.Read(new Snapshot(new Configuration(document), Set.of())))
        .orElseGet(
            () -> new Reading.Refused(new ApiError("ResourceNotFoundException", "no pool " + id)));
  }

  /// One call of a write: it replaces the members that it carries, and only those.
  public void call(UserPoolId id, Route.Leg leg) {
    NormalForm after = leg.to();
    JsonObject document = document(id);
    Set<String> names = new HashSet<>(document.keySet());
    names.addAll(after.document().keySet());
    JsonObject result = document;
    for (String name : names) {
      Pointer path = Pointer.ROOT.child(name);
      if (carrier(path) == leg.call()) {
        result = path.put(result, after.at(path));
      }
    }
    for (Pointer path : keptWhenLeftOut) {
      result = path.in(result).isPresent() ? result : path.put(result, path.in(document));
    }
    pools.put(id, described(result));
  }

  @Override
  public Writing write(UserPoolId id, Snapshot live, NormalForm after) {
    Fault fault =
        writeFaults.isEmpty()
            ? new Fault(new Writing.Taken(), UnaryOperator.identity(), true)
            : writeFaults.remove();
    if (fault.isWritten()) {
      written.add(after.document());
      live.routeTo(after).legs().forEach(leg -> call(id, leg));
      edit(id, fault.effect());
    }
    return fault.answer();
  }

  private static Access.Call carrier(Pointer path) {
    return Settings.at(Pointer.ROOT.child(path.segments().getFirst()))
        .filter(setting -> setting.access() instanceof Access.Writable)
        .map(setting -> ((Access.Writable) setting.access()).call())
        .orElse(Access.Call.UPDATE_USER_POOL);
  }

  private static JsonObject described(JsonObject document) {
    return NormalForm.TEMPORARY_PASSWORD_VALIDITY
        .in(document)
        .map(days -> NormalForm.UNUSED_ACCOUNT_VALIDITY.set(document, days))
        .orElse(document);
  }

  public static UnaryOperator<JsonObject> setting(String path, jakarta.json.JsonValue value) {
    return document -> Pointer.parse(path).set(document, value);
  }
}
