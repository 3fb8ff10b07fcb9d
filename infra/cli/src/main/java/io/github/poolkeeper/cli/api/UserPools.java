package io.github.poolkeeper.cli.api;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.github.poolkeeper.cli.terminal.TroubleException;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.JsonWords;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The pools that are on record, by their ids and by their names.
public final class UserPools {
  private static final int LONGEST_NAME = 200;
  private static final int FEW = 20;
  private static final Pointer NAME = Pointer.parse("/configuration/PoolName");
  private static final Pattern REGION_FIRST = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]+_.+");

  private final HistoryApi api;
  private final Map<String, String> names = new TreeMap<>();
  private Map<String, List<String>> ids = Map.of();
  private int askedOneByOne;
  private boolean isComplete;

  public UserPools(HistoryApi api) {
    this.api = api;
  }

  /// The pool's name; its id where no name is on record. Of more than a few pools the list is asked
  /// for, and not each.
  public String nameOf(String userPoolId) {
    if (!names.containsKey(userPoolId) && askedOneByOne == FEW) {
      all();
    }
    String known = names.get(userPoolId);
    if (known == null) {
      askedOneByOne++;
      known = recordedName(userPoolId).orElse(userPoolId);
      names.put(userPoolId, known);
    }
    return known;
  }

  /// The pools that are meant: ids, names, or patterns of names with `*`. Only a pattern may mean
  /// several.
  public List<String> named(List<String> texts) {
    return texts.stream()
        .flatMap(text -> text.contains("*") ? named(text).stream() : Stream.of(one(text)))
        .distinct()
        .toList();
  }

  /// The one pool that is meant.
  public String one(String text) {
    List<String> found = named(text);
    if (found.size() > 1) {
      throw new TroubleException(
          "%s may be %s: give the id".formatted(text, String.join(" or ", found)));
    }
    return found.getFirst();
  }

  /// Ids by their names, all that there are.
  public Map<String, String> all() {
    if (!isComplete) {
      isComplete = true;
      list()
          .filter(pool -> !isUnseen(pool))
          .map(pool -> pool.getString("userPoolId"))
          .toList()
          .forEach(this::nameOf);
      ids =
          names.entrySet().stream()
              .collect(groupingBy(Map.Entry::getValue, mapping(Map.Entry::getKey, toList())));
    }
    return Collections.unmodifiableMap(names);
  }

  /// Whether requests have named it and nothing is on record of it: it may be no pool at all.
  public static boolean isUnseen(JsonObject pool) {
    return pool.getBoolean("unseen", false);
  }

  /// With their names, which nobody has to ask each pool for then.
  public Stream<JsonObject> list() {
    return list(Map.of());
  }

  /// Each with how many changes of it are open, too.
  public Stream<JsonObject> listWithOpen() {
    return list(Map.of("open", "true"));
  }

  private Stream<JsonObject> list(Map<String, String> query) {
    return api.pages("/user-pools", query, "userPools")
        .entries()
        .peek(
            pool ->
                JsonValues.text(pool, "poolName")
                    .ifPresent(name -> names.putIfAbsent(pool.getString("userPoolId"), cut(name))));
  }

  /// The pools of this stack that are meant, none where it has no such pool.
  public List<String> onRecord(String text) {
    return text.contains("*")
        ? found(text)
        : found(text).isEmpty() ? List.of() : List.of(one(text));
  }

  /// A pool that is not on record yet can be meant by its id only.
  private List<String> named(String text) {
    if (isId(text)) {
      return List.of(text);
    }
    List<String> found = found(text);
    if (found.isEmpty()) {
      throw new TroubleException(
          "no pool on record is called %s: poolkeeper pools lists them, and a pool that is not on"
                  .formatted(text)
              + " record yet has only its id");
    }
    return found;
  }

  private static boolean isId(String text) {
    return UserPoolId.isValid(text) && REGION_FIRST.matcher(text).matches();
  }

  private List<String> found(String text) {
    if (isId(text)) {
      return all().containsKey(text) ? List.of(text) : List.of();
    }
    Map<String, String> pools = all();
    if (!text.contains("*")) {
      return ids.getOrDefault(text, List.of());
    }
    Pattern name =
        Pattern.compile(
            Stream.of(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
            Pattern.DOTALL);
    return pools.entrySet().stream()
        .filter(pool -> name.matcher(pool.getValue()).matches())
        .map(Map.Entry::getKey)
        .toList();
  }

  private Optional<String> recordedName(String id) {
    try {
      return NAME.in(api.get("/user-pools/" + HistoryApi.encoded(id)))
          .flatMap(JsonValues::text)
          .map(UserPools::cut);
    } catch (ProblemException e) {
      // A name is for people: trouble with one pool does not keep a verb from all others.
      if (e.isNotFound() || e.isTrouble()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static String cut(String name) {
    return JsonWords.cut(name, LONGEST_NAME);
  }
}
