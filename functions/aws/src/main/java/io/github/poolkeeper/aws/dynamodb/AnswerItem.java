package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.TimeText;
import io.github.poolkeeper.core.history.GivenAnswer;
import io.github.poolkeeper.core.history.GivenAnswers.AnswerPlace;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// That a record has an answer: nothing but a key, in the index `timeline` in partitions of its
/// own, by the answer's time. What was answered is in the record only, so that nobody forges an
/// answer by forging this (ADR 47).
final class AnswerItem {
  private static final String MONTH_PREFIX = "answers#";
  private static final Pattern ENTRY = Pattern.compile("answer#([0-9a-f-]{36})#(0|[1-9]\\d{0,8})");

  private AnswerItem() {}

  /// Of the answer that a record has just got, if it has.
  static Optional<Item> of(ChangeRecord record) {
    return GivenAnswer.last(record).map(AnswerPlace.Behind::of).map(AnswerItem::at);
  }

  /// With all that a query needs to go on behind it.
  static Item at(AnswerPlace.Behind answer) {
    return Item.at(EntryKey.answer(answer.pool(), answer.id(), answer.number()))
        .with(TimelineKey.PARTITION, month(answer.at()))
        .with(TimelineKey.SORT, listed(answer));
  }

  static String month(Instant time) {
    return MONTH_PREFIX + TimelineKey.month(time);
  }

  /// All answers of a time begin with it.
  static String listed(AnswerPlace.Behind answer) {
    return TimeText.sortable(answer.at()) + "#" + answer.id() + "#" + answer.number();
  }

  /// What the index says; empty where nobody has answered so.
  static Optional<AnswerPlace.Behind> read(Item item) {
    Matcher entry = ENTRY.matcher(item.text(EntryKey.SORT));
    String listed = item.text(TimelineKey.SORT);
    String pool = item.text(EntryKey.PARTITION);
    if (!entry.matches() || !ChangeId.isValid(entry.group(1)) || !UserPoolId.isValid(pool)) {
      return Optional.empty();
    }
    return TimeText.parse(listed.substring(0, Math.max(0, listed.indexOf('#'))))
        .map(
            at ->
                new AnswerPlace.Behind(
                    at,
                    new ChangeId(entry.group(1)),
                    Integer.parseInt(entry.group(2)),
                    new UserPoolId(pool)))
        .filter(answer -> listed(answer).equals(listed))
        .filter(answer -> month(answer.at()).equals(item.text(TimelineKey.PARTITION)));
  }
}
