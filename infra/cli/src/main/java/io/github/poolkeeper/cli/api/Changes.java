package io.github.poolkeeper.cli.api;

import io.github.poolkeeper.cli.terminal.TroubleException;
import io.github.poolkeeper.core.change.ChangeId;
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
    List<Change> found =
        pools.all().keySet().stream()
            .flatMap(pool -> in(pool, Map.of()).limit(MOST_LOOKED_AT))
            .filter(change -> change.id().endsWith(text))
            .toList();
    if (found.isEmpty()) {
      throw new TroubleException("no change on record ends in " + text);
    }
    if (found.size() > 1) {
      throw new TroubleException(
          found.stream()
              .map(c -> "\n%s of %s".formatted(c.id(), pools.nameOf(c.userPoolId())))
              .collect(Collectors.joining("", text + " is the end of several:", "")));
    }
    return found.getFirst();
  }
}
