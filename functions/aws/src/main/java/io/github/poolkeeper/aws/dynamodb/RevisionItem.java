package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.history.ChainLink;
import io.github.poolkeeper.core.history.Noted;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A revision as an item, and the head, which points at the last one.
final class RevisionItem {
  static final String NUMBER = "revision";
  private static final String SNAPSHOT = "snapshot";
  private static final String MADE_BY = "madeBy";
  private static final String AT = "at";
  private static final String RECORD = "recordSha256";
  private static final String PREVIOUS = "previousDigest";
  private static final String DIGEST = "digest";
  private static final String NOTES = "notes";
  private static final String NOTES_DIGEST = "notesDigest";

  private RevisionItem() {}

  static Item of(UserPoolId pool, Revision revision) {
    return at(EntryKey.revision(pool, revision.number()), revision);
  }

  static Item headAt(UserPoolId pool, Revision revision) {
    return ListingKey.pool(pool).in(at(EntryKey.head(pool), revision));
  }

  private static Item at(EntryKey key, Revision revision) {
    Item item =
        Item.at(key)
            .with(NUMBER, revision.number())
            .with(SNAPSHOT, revision.configuration().hex())
            .with(MADE_BY, revision.madeBy().value())
            .with(AT, revision.at().toString())
            .with(RECORD, revision.link().map(link -> link.record().hex()))
            .with(PREVIOUS, revision.link().flatMap(ChainLink::previous).map(Fingerprint::hex))
            .with(DIGEST, revision.digest().map(Fingerprint::hex));
    return revision
        .link()
        .flatMap(ChainLink::notes)
        .map(last -> item.with(NOTES, last.number()).with(NOTES_DIGEST, last.digest().hex()))
        .orElse(item);
  }

  /// The attributes that make a pool's head one of the pools that are listed, where they are not
  /// so.
  static List<String> unlisted(UserPoolId pool, Item head) {
    Item expected = ListingKey.pool(pool).in(Item.at(EntryKey.head(pool)));
    return Stream.of(ListingKey.PARTITION, ListingKey.SORT)
        .filter(name -> !head.same(name, expected))
        .toList();
  }

  /// The heads that can be read.
  static Map<UserPoolId, Revision> byPool(List<Item> heads) {
    Map<UserPoolId, Revision> found = new HashMap<>();
    heads.forEach(
        head ->
            head.readable(RevisionItem::read)
                .ifPresent(last -> found.put(new UserPoolId(head.text(EntryKey.PARTITION)), last)));
    return found;
  }

  static Revision read(Item item) {
    return new Revision(
            item.number(NUMBER),
            new Fingerprint(item.text(SNAPSHOT)),
            new ChangeId(item.text(MADE_BY)),
            Instant.parse(item.text(AT)))
        .tied(item.find(DIGEST).map(digest -> link(item, digest)));
  }

  private static ChainLink link(Item item, String digest) {
    return new ChainLink(
        new Fingerprint(item.text(RECORD)),
        item.find(PREVIOUS).map(Fingerprint::new),
        item.find(NOTES_DIGEST).map(last -> new Noted(item.number(NOTES), new Fingerprint(last))),
        new Fingerprint(digest));
  }
}
