package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.Hold;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.change.TimeText;
import io.github.poolkeeper.core.history.Freeze;
import io.github.poolkeeper.core.history.TimeRange;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An item's key: the pool is the partition, the entry tells the kind of item. What concerns every
/// pool has a partition of its own, under a name that no pool can have.
record EntryKey(String partition, String entry) {
  static final String PARTITION = "userPoolId";
  static final String SORT = "entry";
  static final String CHANGE_PREFIX = "change#";
  static final String ANSWER_PREFIX = "answer#";
  static final String NOTED_PREFIX = "noted#";
  static final String STOP_SWITCH = "stop-switch";
  static final String TURN_PREFIX = "stop-switch#";
  private static final String EVERYTHING = "*";
  static final String REVISION_PREFIX = "revision#";
  private static final Pattern REVISION = Pattern.compile(REVISION_PREFIX + "\\d{12}");
  private static final long LAST_REVISION = 999_999_999_999L;
  static final String SNAPSHOT_PREFIX = "snapshot#";

  static EntryKey change(UserPoolId pool, ChangeId id) {
    return new EntryKey(pool.value(), CHANGE_PREFIX + id);
  }

  /// Where a record belongs: one of the same id may have been copied into another pool's place.
  static EntryKey change(ChangeRecord record) {
    return change(record.userPoolId(), record.id());
  }

  /// All of a pool's changes, and what stands where they do: `$` comes after `#`.
  static final ConsistentReads.EntryRange CHANGES =
      new ConsistentReads.EntryRange(CHANGE_PREFIX, "change$");

  /// The answers to the changes behind a place, as far as to another: `$` comes after `#`.
  static ConsistentReads.EntryRange answers(Optional<String> after, Optional<String> last) {
    return new ConsistentReads.EntryRange(
        after.map(place -> ANSWER_PREFIX + place + "$").orElse(ANSWER_PREFIX),
        last.map(place -> ANSWER_PREFIX + place + "$").orElse("answer$"));
  }

  /// A pool's changes of a time.
  static ConsistentReads.EntryRange changes(TimeRange range) {
    return new ConsistentReads.EntryRange(
        CHANGE_PREFIX + ChangeId.beginning(range.since()),
        CHANGE_PREFIX + ChangeId.beginning(range.until()));
  }

  static EntryKey request(UserPoolId pool, RequestId id) {
    return new EntryKey(pool.value(), "request#" + id);
  }

  /// A place beside the first one that has the request id. All have one length, and the id's own
  /// length stands before it, so that no other id begins like it.
  static EntryKey beside(UserPoolId pool, RequestId id, String key) {
    return new EntryKey(pool.value(), besides(id) + Fingerprint.of(JsonValues.value(key)).hex());
  }

  static String besides(RequestId id) {
    return "beside#" + id.value().length() + "#" + id + "#";
  }

  /// Whose end is waited for by tokens beside its request's own.
  static EntryKey waiting(UserPoolId pool, ChangeId id) {
    return new EntryKey(pool.value(), "waiting#" + id);
  }

  /// That an answer is in a change's record.
  static EntryKey answer(UserPoolId pool, ChangeId id, int number) {
    return new EntryKey(pool.value(), ANSWER_PREFIX + id + "#" + number);
  }

  /// What is noted of a change.
  static EntryKey noted(UserPoolId pool, ChangeId id) {
    return new EntryKey(pool.value(), NOTED_PREFIX + id);
  }

  /// The place of a note in their chain.
  static EntryKey note(UserPoolId pool, long number) {
    return new EntryKey(pool.value(), String.format(Locale.ROOT, "note#%012d", number));
  }

  /// How far the notes of a pool go.
  static EntryKey notes(UserPoolId pool) {
    return new EntryKey(pool.value(), "notes");
  }

  /// Padded, so that revisions sort by number.
  static EntryKey revision(UserPoolId pool, long number) {
    return new EntryKey(
        pool.value(), String.format(Locale.ROOT, REVISION_PREFIX + "%012d", number));
  }

  /// The places of all revisions from a number on.
  static ConsistentReads.EntryRange revisionsFrom(UserPoolId pool, long number) {
    return new ConsistentReads.EntryRange(
        revision(pool, number).entry(), revision(pool, LAST_REVISION).entry());
  }

  /// The number at a revision's place, if it is one.
  static Optional<Long> revisionAt(String entry) {
    return Optional.of(entry)
        .filter(place -> REVISION.matcher(place).matches())
        .map(place -> Long.parseLong(place.substring(REVISION_PREFIX.length())));
  }

  static EntryKey head(UserPoolId pool) {
    return new EntryKey(pool.value(), "head");
  }

  /// That there is no revision of a pool yet.
  static EntryKey unseen(UserPoolId pool) {
    return new EntryKey(pool.value(), "unseen");
  }

  static EntryKey snapshot(UserPoolId pool, Fingerprint fingerprint) {
    return new EntryKey(pool.value(), SNAPSHOT_PREFIX + fingerprint);
  }

  /// How a freeze stands.
  static EntryKey freeze(Hold.Scope scope) {
    return new EntryKey(partition(scope), STOP_SWITCH);
  }

  /// One of its turns; they sort by time.
  static EntryKey turn(Freeze turn) {
    return new EntryKey(partition(turn.scope()), TURN_PREFIX + TimeText.sortable(turn.at()));
  }

  /// How far the rounds through what is due have come.
  static EntryKey sweep() {
    return new EntryKey(EVERYTHING, "sweep");
  }

  /// How far the rounds of looks at every pool have come.
  static EntryKey lookRound() {
    return new EntryKey(EVERYTHING, "look-round");
  }

  /// When somebody last wrote to a pool of which nothing is said.
  static EntryKey unplacedCall() {
    return new EntryKey(EVERYTHING, "unplaced-call");
  }

  /// When the pool was last looked at, and was as this revision has it.
  static EntryKey looked(UserPoolId pool, long revision) {
    return new EntryKey(pool.value(), String.format(Locale.ROOT, "looked#%012d", revision));
  }

  /// That a message is among the rejected requests.
  static EntryKey rejected(String messageId) {
    return new EntryKey(EVERYTHING, "rejected#" + messageId);
  }

  static String partition(Hold.Scope scope) {
    return scope.onlyPool().map(UserPoolId::value).orElse(EVERYTHING);
  }

  Map<String, AttributeValue> attributes() {
    return Map.of(PARTITION, AttributeValue.fromS(partition), SORT, AttributeValue.fromS(entry));
  }
}
