package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.json.CanonicalJson;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;

/// A configuration under its fingerprint: `document` is its canonical JSON, compressed, `bytes` its
/// length before that.
final class SnapshotItem {
  private static final String DOCUMENT = "document";
  private static final String BYTES = "bytes";

  private SnapshotItem() {}

  static Item of(UserPoolId pool, Configuration configuration) {
    byte[] canonical = CanonicalJson.bytes(configuration.document());
    return Item.at(EntryKey.snapshot(pool, Fingerprint.ofCanonical(canonical)))
        .with(DOCUMENT, CompressedJson.of(canonical))
        .with(BYTES, canonical.length);
  }

  static Fingerprint fingerprint(Item item) {
    return new Fingerprint(item.text(EntryKey.SORT).substring(EntryKey.SNAPSHOT_PREFIX.length()));
  }

  static Configuration read(Item item) {
    return new Configuration(CompressedJson.read(item.bytes(DOCUMENT)));
  }
}
