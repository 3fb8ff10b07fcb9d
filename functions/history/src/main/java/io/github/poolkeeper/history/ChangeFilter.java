package io.github.poolkeeper.history;

import io.github.poolkeeper.core.change.Actor;
import io.github.poolkeeper.core.change.Cause;
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
/// @param by who asked, as AWS verified it, or whom a change is laid on that Poolkeeper found: an
///     identity, or the name of a session or an IAM user
/// @param review the state of the review of changes that were made past Poolkeeper
record ChangeFilter(
    Optional<String> by,
    Optional<Pointer> touches,
    Optional<ChangeStatus.Known> status,
    Optional<String> kind,
    Optional<RequestId> requestId,
    Optional<String> review) {
  private static final Set<String> KINDS = Set.of("change", "rollback", "restore", "external");
  private static final Set<String> REVIEWS = Set.of("open", "accepted", "undone");
  private static final String STATUSES = "one of " + String.join(", ", ChangeStatus.Known.words());

  static ChangeFilter of(Query query) {
    return new ChangeFilter(
        by(query),
        query.value("touches", Pointer::isValid, "a JSON pointer").map(Pointer::parse),
        status(query),
        query.value("kind", KINDS::contains, "change, rollback, restore or external"),
        requestId(query),
        query.value("review", REVIEWS::contains, "open, accepted or undone"));
  }

  static Optional<String> by(Query query) {
    return query.value("by", text -> !text.isBlank(), "an identity or a name");
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
        && requestId.isEmpty()
        && review.isEmpty();
  }

  /// As far as the record alone tells.
  boolean takes(ChangeRecord record) {
    return status.stream().allMatch(one -> record.state().status().equals(one))
        && kind.stream().allMatch(record.kind()::equals)
        && requestId.stream().allMatch(id -> record.requestId().equals(Optional.of(id)))
        && review.stream().allMatch(_ -> record.cause() instanceof Cause.External)
        && (record.cause() instanceof Cause.External
            || by.stream()
                .allMatch(who -> record.sender().stream().anyMatch(s -> isNamed(s, who))));
  }

  boolean takes(ChangeRow row) {
    return touches.stream().allMatch(row::touches)
        && review.stream().allMatch(state -> row.review().equals(Optional.of(state)))
        && (!(row.record().cause() instanceof Cause.External)
            || by.stream().allMatch(who -> row.doers().anyMatch(doer -> isNamed(doer, who))));
  }

  private static boolean isNamed(Actor doer, String who) {
    return doer.principal().equals(who)
        || doer.name().filter(name -> isName(name, who)).isPresent();
  }

  /// By the whole identity, its name, or the part of that before a domain.
  static boolean isNamed(Identity identity, String who) {
    return identity.value().equals(who)
        || identity.name().filter(name -> isName(name, who)).isPresent();
  }

  private static boolean isName(String name, String who) {
    String known = name.toLowerCase(Locale.ROOT);
    String wanted = who.toLowerCase(Locale.ROOT);
    return known.equals(wanted) || known.startsWith(wanted + "@");
  }
}
