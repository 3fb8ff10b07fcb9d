package io.github.poolkeeper.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The query of `GET /user-pools/{id}/changes`. Each parameter that is not one, or has no such
/// value, is a violation.
record ListQuery(Optional<RequestId> requestId, Optional<ChangeId> after, int limit) {
  private static final Set<String> PARAMETERS = Set.of("requestId", "limit", "cursor");
  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 100;

  static ListQuery of(Map<String, String> query) {
    List<Violation> found = new ArrayList<>();
    query.keySet().stream()
        .filter(name -> !PARAMETERS.contains(name))
        .sorted()
        .forEach(name -> found.add(violation(name, "is no parameter here")));
    Optional<String> requestId = Optional.ofNullable(query.get("requestId"));
    if (requestId.filter(id -> !RequestId.isValid(id)).isPresent()) {
      found.add(violation("requestId", "expected 1 to 128 characters"));
    }
    String limit = query.getOrDefault("limit", "" + DEFAULT_LIMIT);
    if (!limit.matches("[1-9][0-9]?|" + MAX_LIMIT)) {
      found.add(violation("limit", "expected a whole number from 1 to " + MAX_LIMIT));
    }
    Optional<String> cursor = Optional.ofNullable(query.get("cursor"));
    Optional<ChangeId> after = cursor.flatMap(Cursor::read);
    if (cursor.isPresent() && after.isEmpty()) {
      found.add(violation("cursor", "expected a cursor that this API has given"));
    }
    if (!found.isEmpty()) {
      throw Answer.invalid(found);
    }
    return new ListQuery(requestId.map(RequestId::new), after, Integer.parseInt(limit));
  }

  private static Violation violation(String parameter, String message) {
    return new Violation(Pointer.ROOT.child(parameter), message);
  }
}
