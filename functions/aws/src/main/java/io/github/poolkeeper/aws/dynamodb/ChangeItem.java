package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.ChangeStatus;
import io.github.poolkeeper.core.change.Review;
import io.github.poolkeeper.core.history.Notice;
import io.github.poolkeeper.core.history.RecordCodec;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.history.Waiting;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.VisibleText;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A change record as an item: whole and compressed in `record`, and again in attributes of their
/// own what conditions and people look at, and what events are made of: those are there even where
/// they are empty, and hold nothing that would have to be escaped (ADR 13, ADR 21). `rolledBackBy`,
/// `rolledBackInPart` and `untold` are in attributes of their own only: an ended record is never
/// written again.
final class ChangeItem {
  static final String VERSION = "version";
  static final String ENDED_AT = "endedAt";
  static final String ROLLED_BACK_BY = "rolledBackBy";
  static final String ROLLED_BACK_IN_PART = "rolledBackInPart";
  static final String UNTOLD = "untold";
  private static final String DIGEST = "digest";
  private static final String STATUS = "status";
  private static final String SEPARATOR = ": ";
  private static final String RECORD = "record";
  private static final String REVISION = "revision";
  private static final Set<String> OF_EVERY_RELEASE =
      Set.of(
          EntryKey.PARTITION,
          ListingKey.PARTITION,
          ListingKey.SORT,
          VERSION,
          STATUS,
          "kind",
          "requestedAt");

  /// More than the table of settings has rows. What nobody knows may come on top.
  private static final int MOST_TOUCHED = 150;

  /// A pipe's input template needs attributes that are there.
  private static final String NONE = "";

  static final String NOT_ENDED = NONE;

  private static final String ESCAPED = "\"\\<>%";

  private ChangeItem() {}

  static Item of(ChangeRecord record) {
    ChangeStatus status = record.state().status();
    ListingKey listing = ListingKey.record(record.userPoolId(), status, record.id());
    Item keys = listing.in(Item.at(EntryKey.change(record.userPoolId(), record.id())));
    Item item =
        waiting(record, TimelineKey.in(keys, record.id()))
            .with(VERSION, record.version())
            .with(RECORD, CompressedJson.of(RecordCodec.encode(record)))
            .with(STATUS, status.word())
            .with("previousStatus", record.previousStatus().map(ChangeStatus::word).orElse(NONE))
            .with("touched", pointers(record, Review::touched))
            .with("weakened", pointers(record, Review::weakened))
            .with("kind", record.kind())
            .with("requestedAt", record.requestedAt().toString())
            .with("sender", record.sender().map(sender -> plain(sender.value())).orElse(NONE))
            .with(
                "requestedBy",
                record.explanation().requestedBy().map(ChangeItem::plain).orElse(NONE))
            .with("requestId", record.requestId().map(id -> plain(id.value())).orElse(NONE))
            .with("notice", Notice.of(record).map(ChangeItem::plain).orElse(NONE))
            .with("rollbackOf", record.rollbackOf().map(Object::toString).orElse(NONE))
            .with(DIGEST, NONE)
            .with(ENDED_AT, NOT_ENDED);
    return record.state() instanceof ChangeState.Ended ended ? ended(item, ended) : item;
  }

  /// The same with the digest of the revision that it made: by its event it is known outside of the
  /// table.
  static Item of(ChangeRecord record, Revision made) {
    return of(record).with(DIGEST, made.digest().map(Fingerprint::hex));
  }

  /// Of what has no plan, an empty text: a set has at least one member.
  private static List<String> pointers(ChangeRecord record, Function<Review, List<Pointer>> of) {
    List<String> pointers =
        record.review().stream()
            .flatMap(review -> of.apply(review).stream())
            .map(pointer -> plain(pointer.toString()))
            .limit(MOST_TOUCHED)
            .toList();
    return pointers.isEmpty() ? List.of(NONE) : pointers;
  }

  /// Free text as a pipe can put it into an event, whether it escapes anything there or not: what
  /// JSON would escape, what a pipe could take for a placeholder, `%` and what nobody sees are
  /// percent-encoded.
  private static String plain(String text) {
    return text.codePoints()
        .mapToObj(
            c ->
                ESCAPED.indexOf(c) >= 0 || VisibleText.isHidden(c)
                    ? URLEncoder.encode(Character.toString(c), StandardCharsets.UTF_8)
                    : Character.toString(c))
        .collect(Collectors.joining());
  }

  private static Item waiting(ChangeRecord record, Item item) {
    return Waiting.of(record).map(waiting -> WaitingKey.in(item, waiting)).orElse(item);
  }

  private static Item ended(Item item, ChangeState.Ended ended) {
    Item dated = item.with(ENDED_AT, ended.endedAt().toString());
    return ended.made().map(made -> dated.with(REVISION, made.revision())).orElse(dated);
  }

  static ChangeRecord read(Item item) {
    ChangeRecord record = RecordCodec.decode(CompressedJson.read(item.bytes(RECORD)));
    return record
        .rolledBackBy(item.find(ROLLED_BACK_BY).map(ChangeId::new))
        .rolledBackInPart(
            item.find(ROLLED_BACK_IN_PART)
                .map(text -> RecordCodec.inPart(JsonText.parse(text).asJsonObject())))
        .untold(item.find(UNTOLD).map(ChangeItem::error));
  }

  /// As a line of a list: a record that somebody has made unreadable, or laid in another's place,
  /// is a line that says so, and hides no other.
  static ChangeRecord listed(Item item) {
    UserPoolId pool = new UserPoolId(item.text(EntryKey.PARTITION));
    ChangeId id = new ChangeId(item.text(EntryKey.SORT).substring(EntryKey.CHANGE_PREFIX.length()));
    return item.readable(ChangeItem::read)
        .filter(record -> record.id().equals(id) && record.userPoolId().equals(pool))
        .orElseGet(() -> ChangeRecord.unreadable(id, pool));
  }

  /// Of the record as it is stored, whatever words this release has for it.
  static Fingerprint sha256(Item item) {
    return Fingerprint.of(CompressedJson.read(item.bytes(RECORD)));
  }

  /// The digest beside the record; a release before the chain has put none there.
  static Optional<String> digest(Item item) {
    return item.find(DIGEST);
  }

  /// The attributes that lists, indexes, conditions and events are made of, where they are not
  /// those that [#of(ChangeRecord)] gives the record. The digest, which is not the record's own, is
  /// left out, and what comes later: marks, and that an end has been told. A release before the
  /// chain did not have all of them, and of what a newer one has written not all can be derived.
  static List<String> disagreeing(Item item) {
    ChangeRecord record = read(item);
    Item expected = of(record);
    Set<String> names = new TreeSet<>(expected.attributes().keySet());
    names.addAll(List.of(REVISION, WaitingKey.PARTITION, WaitingKey.SORT));
    names.removeAll(Set.of(RECORD, DIGEST));
    boolean isOpen = !record.isEnded();
    if (record.state() instanceof ChangeState.Newer) {
      names.retainAll(OF_EVERY_RELEASE);
    } else if (!isOpen) {
      names.removeAll(Set.of(WaitingKey.PARTITION, WaitingKey.SORT));
    }
    if (digest(item).isEmpty()) {
      names.removeIf(
          name -> !OF_EVERY_RELEASE.contains(name) && !item.attributes().containsKey(name));
    }
    return names.stream().filter(name -> !item.same(name, expected)).toList();
  }

  static String text(ApiError error) {
    return error.code() + SEPARATOR + error.message();
  }

  private static ApiError error(String text) {
    String[] parts = text.split(SEPARATOR, 2);
    return new ApiError(parts[0], parts[1]);
  }
}
