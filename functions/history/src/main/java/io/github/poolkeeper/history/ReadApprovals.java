package io.github.poolkeeper.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.TimeText;
import io.github.poolkeeper.core.history.ApprovalPage;
import io.github.poolkeeper.core.history.ChangeLists;
import io.github.poolkeeper.core.history.RecordJson;
import io.github.poolkeeper.core.history.Waiting;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What waits for approval in any pool. Without differences, whose snapshots would be a read for
/// each pool: what moves, and why that needs approval, is in the policy's findings.
final class ReadApprovals {
  /// Until when the last one of a page waits, its pool and its id.
  private static final Pattern PLACE =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?Z) (\\S+) (\\S+)");

  private final ChangeLists lists;

  @Inject
  ReadApprovals(ChangeLists lists) {
    this.lists = lists;
  }

  Response list(HttpCall call) {
    Query query = Query.of(call, "limit", "cursor");
    int limit = query.limit();
    Optional<Waiting> after =
        query.cursor(text -> place(text).isPresent()).flatMap(ReadApprovals::place);
    query.end();
    ApprovalPage page = lists.approvals(after, limit);
    PageBody body =
        PageBody.of(
            page.entries(),
            ReadApprovals::json,
            entry -> text(entry.place()),
            page.next().map(ReadApprovals::text));
    return call.answer(body.named("changes"), TextView::approvals);
  }

  /// Of a record that cannot be read, until when it waits is known from its place.
  private static JsonObject json(ApprovalPage.Entry entry) {
    JsonObject json = RecordJson.brief(entry.record(), Map.of());
    return entry.record().isUnreadable()
        ? JsonValues.object(json).add("expiresAt", entry.place().at().toString()).build()
        : json;
  }

  private static String text(Waiting waiting) {
    return waiting.at() + " " + waiting.pool() + " " + waiting.id();
  }

  private static Optional<Waiting> place(String text) {
    Matcher parts = PLACE.matcher(text);
    return parts.matches() && UserPoolId.isValid(parts.group(2)) && ChangeId.isValid(parts.group(3))
        ? TimeText.parse(parts.group(1)).map(at -> approval(at, parts))
        : Optional.empty();
  }

  private static Waiting approval(Instant at, Matcher parts) {
    return new Waiting(
        Waiting.Kind.APPROVAL, at, new UserPoolId(parts.group(2)), new ChangeId(parts.group(3)));
  }
}
