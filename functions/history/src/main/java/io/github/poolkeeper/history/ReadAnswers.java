package io.github.poolkeeper.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.TimeText;
import io.github.poolkeeper.core.history.ChangeRow;
import io.github.poolkeeper.core.history.GivenAnswer;
import io.github.poolkeeper.core.history.GivenAnswers;
import io.github.poolkeeper.core.history.GivenAnswers.AnswerPlace;
import io.github.poolkeeper.core.history.TimeRange;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.userpool.UserPoolId;
import io.github.poolkeeper.history.PageBody.Line;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What people have answered to changes of every pool, newest first, each with its change.
final class ReadAnswers {
  /// When an answer was given, to which change, which one of its own, and in which pool.
  private static final Pattern PLACE = Pattern.compile("(\\S+) (\\S+) (0|[1-9]\\d{0,8}) (\\S+)");

  private final GivenAnswers answers;
  private final ChangeRows rows;
  private final InstantSource clock;

  @Inject
  ReadAnswers(GivenAnswers answers, ChangeRows rows, InstantSource clock) {
    this.answers = answers;
    this.rows = rows;
    this.clock = clock;
  }

  Response list(HttpCall call) {
    Query query = Query.of(call, "by", "cursor", "limit", "since", "until");
    TimeRange range = query.range(clock);
    Optional<String> by = ChangeFilter.by(query);
    int limit = query.limit();
    Optional<AnswerPlace> from =
        query.cursor(text -> place(text).isPresent()).flatMap(ReadAnswers::place);
    query.end();
    int size = by.isEmpty() ? limit : PageBody.LOOKED_AT_ONCE;
    PageBody body =
        PageBody.of(
            limit,
            size,
            from,
            place -> look(answers.answers(range, place, size), by),
            ReadAnswers::text);
    return call.answer(body.named("answers"), RowView::answers, CsvView::answers);
  }

  private PageBody.Look<AnswerPlace> look(GivenAnswers.AnswerPage page, Optional<String> by) {
    List<GivenAnswer> wanted =
        page.answers().stream()
            .filter(answer -> by.stream().allMatch(who -> mayBeOf(answer, who)))
            .toList();
    Map<Key, ChangeRow> changes =
        rows.of(wanted.stream().map(GivenAnswer::record).distinct().toList()).stream()
            .collect(
                Collectors.toMap(
                    row -> Key.of(row.record()), Function.identity(), (one, _) -> one));
    return new PageBody.Look<>(
        wanted.stream()
            .flatMap(
                answer ->
                    Optional.ofNullable(changes.get(Key.of(answer.record()))).stream()
                        .map(change -> json(answer, change))
                        .map(json -> new Line<AnswerPlace>(json, AnswerPlace.Behind.of(answer))))
            .toList(),
        page.next());
  }

  /// A change's: somebody may have copied it into another pool.
  private record Key(UserPoolId pool, ChangeId id) {
    static Key of(ChangeRecord record) {
      return new Key(record.userPoolId(), record.id());
    }
  }

  /// One that cannot be read may be anybody's.
  private static boolean mayBeOf(GivenAnswer answer, String who) {
    return answer.isUnreadable() || ChangeFilter.isNamed(answer.by(), who);
  }

  private static JsonObject json(GivenAnswer answer, ChangeRow change) {
    JsonObjectBuilder json =
        JsonValues.object()
            .add("decision", answer.decision())
            .add("by", answer.by().value())
            .add("at", answer.at().toString());
    answer.by().userName().ifPresent(name -> json.add("byName", name));
    answer.reason().ifPresent(reason -> json.add("reason", reason));
    return json.add("change", change.json()).build();
  }

  private static String text(AnswerPlace place) {
    return switch (place) {
      case AnswerPlace.Behind(Instant at, ChangeId id, int number, UserPoolId pool) ->
          at + " " + id + " " + number + " " + pool;
      case AnswerPlace.Before(Instant time) -> time.toString();
    };
  }

  private static Optional<AnswerPlace> place(String text) {
    Matcher parts = PLACE.matcher(text);
    if (!parts.matches()) {
      return TimeText.parse(text).map(AnswerPlace.Before::new);
    }
    return ChangeId.isValid(parts.group(2)) && UserPoolId.isValid(parts.group(4))
        ? TimeText.parse(parts.group(1)).map(at -> behind(at, parts))
        : Optional.empty();
  }

  private static AnswerPlace behind(Instant at, Matcher parts) {
    return new AnswerPlace.Behind(
        at,
        new ChangeId(parts.group(2)),
        Integer.parseInt(parts.group(3)),
        new UserPoolId(parts.group(4)));
  }
}
