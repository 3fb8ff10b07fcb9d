package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An item's key: the pool is the partition, the entry tells the kind of item.
record EntryKey(UserPoolId pool, String entry) {
  static final String PARTITION = "userPoolId";
  static final String SORT = "entry";
  static final String CHANGE_PREFIX = "change#";
  static final String SNAPSHOT_PREFIX = "snapshot#";

  static EntryKey change(UserPoolId pool, ChangeId id) {
    return new EntryKey(pool, CHANGE_PREFIX + id);
  }

  static EntryKey request(UserPoolId pool, RequestId id) {
    return new EntryKey(pool, "request#" + id);
  }

  /// Whose end is waited for by tokens beside its request's own.
  static EntryKey waiting(UserPoolId pool, ChangeId id) {
    return new EntryKey(pool, "waiting#" + id);
  }

  /// Padded, so that revisions sort by number.
  static EntryKey revision(UserPoolId pool, long number) {
    return new EntryKey(pool, String.format(Locale.ROOT, "revision#%012d", number));
  }

  static EntryKey head(UserPoolId pool) {
    return new EntryKey(pool, "head");
  }

  static EntryKey snapshot(UserPoolId pool, Fingerprint fingerprint) {
    return new EntryKey(pool, SNAPSHOT_PREFIX + fingerprint);
  }

  Map<String, AttributeValue> attributes() {
    return Map.of(PARTITION, AttributeValue.fromS(pool.value()), SORT, AttributeValue.fromS(entry));
  }
}
