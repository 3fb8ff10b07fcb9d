package io.github.poolkeeper.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.TimeText;
import io.github.poolkeeper.core.history.ChangeRow;
import io.github.poolkeeper.core.history.TimeRange;
import io.github.poolkeeper.core.history.Timeline;
import io.github.poolkeeper.core.history.TimelinePage;
import io.github.poolkeeper.core.history.TimelinePlace;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The changes of every pool, newest first.
final class ReadTimeline {
  private final Timeline timeline;
  private final ChangeRows rows;
  private final InstantSource clock;

  @Inject
  ReadTimeline(Timeline timeline, ChangeRows rows, InstantSource clock) {
    this.timeline = timeline;
    this.rows = rows;
    this.clock = clock;
  }

  Response list(HttpCall call) {
    Query query =
        Query.of(
            call,
            "by",
            "cursor",
            "kind",
            "limit",
            "requestId",
            "review",
            "since",
            "status",
            "touches",
            "until");
    TimeRange range = query.range(clock);
    ChangeFilter filter = ChangeFilter.of(query);
    int limit = query.limit();
    Optional<TimelinePlace> from =
        query.cursor(text -> place(text).isPresent()).flatMap(ReadTimeline::place);
    query.end();
    int size = filter.takesEverything() ? limit : PageBody.LOOKED_AT_ONCE;
    PageBody body =
        PageBody.of(
            limit,
            size,
            from,
            place -> look(timeline.changes(range, place, size), filter),
            ReadTimeline::text);
    return call.answer(body.named("changes"), RowView::changes, CsvView::changes);
  }

  private PageBody.Look<TimelinePlace> look(TimelinePage page, ChangeFilter filter) {
    return new PageBody.Look<>(
        wanted(page.records(), filter).stream()
            .map(row -> new PageBody.Line<>(row.json(), behind(row)))
            .toList(),
        page.next());
  }

  private List<ChangeRow> wanted(List<ChangeRecord> records, ChangeFilter filter) {
    return rows.of(records.stream().filter(filter::takes).toList()).stream()
        .filter(filter::takes)
        .toList();
  }

  private static TimelinePlace behind(ChangeRow row) {
    return new TimelinePlace.Behind(row.record().id(), row.record().userPoolId());
  }

  private static String text(TimelinePlace place) {
    return switch (place) {
      case TimelinePlace.Behind(ChangeId id, UserPoolId pool) -> id + " " + pool;
      case TimelinePlace.Before(Instant time) -> time.toString();
    };
  }

  private static Optional<TimelinePlace> place(String text) {
    String[] parts = text.split(" ", -1);
    if (parts.length == 2 && ChangeId.isValid(parts[0]) && UserPoolId.isValid(parts[1])) {
      return Optional.of(
          new TimelinePlace.Behind(new ChangeId(parts[0]), new UserPoolId(parts[1])));
    }
    return TimeText.parse(text).map(TimelinePlace.Before::new);
  }
}
