package io.github.poolkeeper.cli.api;

import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonObject;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A list of the API, page by page: each is asked for when the one before has been taken.
public final class Pages implements Iterator<List<JsonObject>> {
  private static final String MOST = "100";

  private final HistoryApi api;
  private final String path;
  private final Map<String, String> query;
  private final String member;
  private Optional<String> cursor = Optional.empty();
  private boolean isLast;

  Pages(HistoryApi api, String path, Map<String, String> query, String member) {
    this.api = api;
    this.path = path;
    this.query = new TreeMap<>(query);
    this.query.putIfAbsent("limit", MOST);
    this.member = member;
  }

  @Override
  public boolean hasNext() {
    return !isLast;
  }

  @Override
  public List<JsonObject> next() {
    if (isLast) {
      throw new NoSuchElementException();
    }
    cursor.ifPresent(from -> query.put("cursor", from));
    JsonObject page = api.get(path + HistoryApi.query(query));
    cursor = JsonValues.text(page, "cursor");
    isLast = cursor.isEmpty();
    return page.getJsonArray(member).getValuesAs(JsonObject.class);
  }

  /// Its entries, fetched as they are taken.
  public Stream<JsonObject> entries() {
    Iterable<List<JsonObject>> pages = () -> this;
    return StreamSupport.stream(pages.spliterator(), false).flatMap(List::stream);
  }
}
