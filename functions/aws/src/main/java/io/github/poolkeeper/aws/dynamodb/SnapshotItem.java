package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.history.SnapshotForgedException;
import io.github.poolkeeper.core.history.SnapshotTooLargeException;
import io.github.poolkeeper.core.json.CanonicalJson;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonObject;
import java.util.Optional;

/// A configuration under its fingerprint: `document` is its canonical JSON, compressed, `bytes` its
/// length before that.
final class SnapshotItem {
  /// DynamoDB's 400 KB an item, less the item's names, its key and the length.
  static final int MOST_BYTES = 400 * 1024 - 1024;

  private static final String DOCUMENT = "document";
  private static final String BYTES = "bytes";

  private SnapshotItem() {}

  static Item of(UserPoolId pool, Configuration configuration) {
    byte[] canonical = CanonicalJson.bytes(configuration.document());
    byte[] compressed = CompressedJson.of(canonical);
    if (compressed.length > MOST_BYTES) {
      throw new SnapshotTooLargeException(compressed.length, MOST_BYTES);
    }
    return Item.at(EntryKey.snapshot(pool, Fingerprint.ofCanonical(canonical)))
        .with(DOCUMENT, compressed)
        .with(BYTES, canonical.length);
  }

  static Fingerprint fingerprint(Item item) {
    return new Fingerprint(item.text(EntryKey.SORT).substring(EntryKey.SNAPSHOT_PREFIX.length()));
  }

  /// Of what is stored, whatever the key says.
  static Fingerprint sha256(Item item) {
    return Fingerprint.of(document(item));
  }

  static Configuration read(Item item) {
    return believed(item).orElseThrow(() -> new SnapshotForgedException(fingerprint(item)));
  }

  /// Nothing is believed that its own fingerprint does not stand for.
  static Optional<Configuration> believed(Item item) {
    return item.readable(SnapshotItem::document)
        .map(Configuration::new)
        .filter(configuration -> configuration.fingerprint().equals(fingerprint(item)));
  }

  private static JsonObject document(Item item) {
    return CompressedJson.read(item.bytes(DOCUMENT));
  }
}
