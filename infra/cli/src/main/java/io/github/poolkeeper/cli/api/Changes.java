package io.github.poolkeeper.cli.api;

import io.github.poolkeeper.cli.terminal.TroubleException;
import io.github.poolkeeper.core.change.ChangeId;
import java.time.Instant;
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

  private Change meant(String text) {
    if (!isMeantBy(text)) {
      throw new TroubleException(
          "%s is no change: it is a change id, or the last 8 characters of one".formatted(text));
    }
    List<Change> found = ChangeId.isValid(text) ? around(new ChangeId(text)) : recent(text);
    if (found.isEmpty()) {
      throw new TroubleException(
          "none of the last %d changes ends in %s: poolkeeper log --json has whole ids"
              .formatted(MOST_LOOKED_AT, text));
    }
    if (found.size() > 1) {
      throw new TroubleException(
          found.stream()
              .map(c -> "\n%s of %s".formatted(c.id(), pools.nameOf(c.userPoolId())))
              .collect(Collectors.joining("", text + " is the end of several:", "")));
    }
    return found.getFirst();
  }

  /// An id begins with the millisecond that it was made in, so one request finds it.
  private List<Change> around(ChangeId id) {
    String digits = id.value().substring(0, 13).replace("-", "");
    Instant made = Instant.ofEpochMilli(Long.parseLong(digits, 16));
    return everywhere(Map.of("since", made.toString(), "until", made.plusMillis(1).toString()))
        .filter(change -> change.id().equals(id.value()))
        .toList();
  }

  private List<Change> recent(String end) {
    return everywhere(Map.of()).limit(MOST_LOOKED_AT).filter(c -> c.id().endsWith(end)).toList();
  }
}
