package io.github.poolkeeper.history;

import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeStatus;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.history.ChangeRow;
import io.github.poolkeeper.core.json.Pointer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Which changes a list is asked for.
///
/// @param by who asked, as AWS verified it: an identity, or the name of a session or an IAM user
record ChangeFilter(
    Optional<String> by,
    Optional<Pointer> touches,
    Optional<ChangeStatus.Known> status,
    Optional<String> kind,
    Optional<RequestId> requestId) {
  private static final Set<String> KINDS = Set.of("change", "rollback", "restore", "external");
  private static final String STATUSES = "one of " + String.join(", ", ChangeStatus.Known.words());

  static ChangeFilter of(Query query) {
    return new ChangeFilter(
        query.value("by", text -> !text.isBlank(), "an identity or a name"),
        query.value("touches", Pointer::isValid, "a JSON pointer").map(Pointer::parse),
        status(query),
        query.value("kind", KINDS::contains, "change, rollback, restore or external"),
        requestId(query));
  }

  static Optional<ChangeStatus.Known> status(Query query) {
    return query
        .value("status", text -> ChangeStatus.known(text).isPresent(), STATUSES)
        .flatMap(ChangeStatus::known);
  }

  static Optional<RequestId> requestId(Query query) {
    return query.value("requestId", RequestId::isValid, "1 to 128 characters").map(RequestId::new);
  }

  boolean takesEverything() {
    return by.isEmpty()
        && touches.isEmpty()
        && status.isEmpty()
        && kind.isEmpty()
        && requestId.isEmpty();
  }

  /// As far as the record alone tells.
  boolean takes(ChangeRecord record) {
    return status.stream().allMatch(one -> record.state().status().equals(one))
        && kind.stream().allMatch(record.kind()::equals)
        && requestId.stream().allMatch(id -> record.requestId().equals(Optional.of(id)))
        && by.stream().allMatch(who -> record.sender().filter(s -> isNamed(s, who)).isPresent());
  }

  boolean takes(ChangeRow row) {
    return touches.stream().allMatch(row::touches);
  }

  /// By the whole identity, its name, or the part of that before a domain.
  static boolean isNamed(Identity identity, String who) {
    String wanted = who.toLowerCase(Locale.ROOT);
    return identity.value().equals(who)
        || identity
            .name()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .filter(name -> name.equals(wanted) || name.startsWith(wanted + "@"))
            .isPresent();
  }
}
