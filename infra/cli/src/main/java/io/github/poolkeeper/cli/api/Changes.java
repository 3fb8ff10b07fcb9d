package io.github.poolkeeper.cli.api;

import io.github.poolkeeper.cli.terminal.TroubleException;
import io.github.poolkeeper.core.change.ChangeId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The changes on record, by their ids or the last characters of them.
public final class Changes {
  private static final Pattern END_OF_ID = Pattern.compile("[0-9a-f]{4,12}");
  private static final int MOST_LOOKED_AT = 2000;

  /// An id begins with the time that it was made at.
  public static final Comparator<Change> NEWEST_FIRST = Comparator.comparing(Change::id).reversed();

  private final HistoryApi api;
  private final UserPools pools;

  public Changes(HistoryApi api, UserPools pools) {
    this.api = api;
    this.pools = pools;
  }

  public static boolean isMeantBy(String text) {
    return ChangeId.isValid(text) || END_OF_ID.matcher(text).matches();
  }

  /// The whole record.
  public Change find(String text) {
    return record(meant(text));
  }

  public Change record(Change listed) {
    return new Change(api.get(path(listed)));
  }

  public static String path(Change change) {
    return "/user-pools/"
        + HistoryApi.encoded(change.userPoolId())
        + "/changes/"
        + HistoryApi.encoded(change.id());
  }

  /// What a message came to, by its request id, the newest first.
  public Optional<Change> ofRequest(String userPoolId, String requestId) {
    return api.pages(
            "/user-pools/" + HistoryApi.encoded(userPoolId) + "/changes",
            Map.of("requestId", requestId),
            "changes")
        .entries()
        .map(Change::new)
        .findFirst();
  }

  /// Newest first, of all pools.
  public Stream<Change> everywhere(Map<String, String> query) {
    return api.pages("/changes", query, "changes").entries().map(Change::new);
  }

  /// Newest first in each pool.
  public Stream<Change> in(String userPoolId, Map<String, String> query) {
    return api.pages("/user-pools/" + HistoryApi.encoded(userPoolId) + "/changes", query, "changes")
        .entries()
        .map(Change::new);
  }

  /// All of some pools since a time, newest first. The list of all pools begins with the release
  /// that brought it; the pools' own have the rest.
  public List<Change> since(Instant time, List<String> userPoolIds) {
    Map<String, String> since = Map.of("since", time.toString());
    Map<String, Change> found = new HashMap<>();
    everywhere(since)
        .filter(change -> userPoolIds.contains(change.userPoolId()))
        .forEach(change -> found.put(change.id(), change));
    for (String pool : userPoolIds) {
      in(pool, since)
          .filter(change -> !found.containsKey(change.id()))
          .forEach(change -> found.put(change.id(), change));
    }
    return found.values().stream().sorted(NEWEST_FIRST).toList();
  }

  private Change meant(String text) {
    if (!isMeantBy(text)) {
      throw new TroubleException(
          "%s is no change: it is a change id, or the last 8 characters of one".formatted(text));
    }
    List<Change> found = everywhere(text);
    if (found.isEmpty()) {
      found = inTheirPools(text);
    }
    if (found.isEmpty()) {
      throw new TroubleException(
          (ChangeId.isValid(text)
                  ? "no pool has a change %s"
                  : "none of the last %2$d changes, nor of the last %2$d of any pool, ends in %1$s:"
                      + " poolkeeper log --json has whole ids")
              .formatted(text, MOST_LOOKED_AT));
    }
    if (found.size() > 1) {
      throw new TroubleException(
          found.stream()
              .map(c -> "\n%s of %s".formatted(c.id(), pools.nameOf(c.userPoolId())))
              .collect(Collectors.joining("", text + " is the end of several:", "")));
    }
    return found.getFirst();
  }

  private List<Change> everywhere(String text) {
    return ChangeId.isValid(text)
        ? everywhere(around(text)).filter(change -> change.id().equals(text)).toList()
        : everywhere(Map.of()).limit(MOST_LOOKED_AT).filter(c -> c.id().endsWith(text)).toList();
  }

  /// What was changed before there was a list of all pools.
  private List<Change> inTheirPools(String text) {
    Map<String, String> query = ChangeId.isValid(text) ? around(text) : Map.of();
    return pools
        .list()
        .map(pool -> pool.getString("userPoolId"))
        .flatMap(pool -> in(pool, query).limit(MOST_LOOKED_AT))
        .filter(change -> change.id().endsWith(text))
        .toList();
  }

  /// An id begins with the millisecond that it was made in, so one request finds it.
  private static Map<String, String> around(String id) {
    Instant made = new ChangeId(id).time();
    return Map.of("since", made.toString(), "until", made.plusMillis(1).toString());
  }
}
