package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.Note;
import io.github.poolkeeper.core.history.NoteCodec;
import io.github.poolkeeper.core.history.NoteLink;
import io.github.poolkeeper.core.history.Noted;
import io.github.poolkeeper.core.json.CanonicalJson;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Notes as items: what is noted of a change together, as a set of texts; the place of each in the
/// chain; and how far that goes.
final class NoteItem {
  private static final String NUMBER = "number";
  private static final String CHANGE = "changeId";
  private static final String NOTE = "noteSha256";
  private static final String PREVIOUS = "previousDigest";
  private static final String DIGEST = "digest";
  private static final String NOTES = "notes";
  private static final String SEPARATOR = " ";

  private NoteItem() {}

  /// A note beside its record: its number, and what it says.
  record Beside(long number, String json) {
    static Beside of(NoteLink link, Note note) {
      return new Beside(link.number(), CanonicalJson.of(NoteCodec.encode(note)));
    }

    private static Beside read(String text) {
      String[] parts = text.split(SEPARATOR, 2);
      return new Beside(Long.parseLong(parts[0]), parts[1]);
    }

    Optional<Note> note(ChangeId change) {
      return NoteCodec.decode(change, JsonText.parse(json).asJsonObject());
    }

    Fingerprint sha256() {
      return Fingerprint.of(JsonText.parse(json));
    }

    private String text() {
      return number + SEPARATOR + json;
    }
  }

  static Item link(UserPoolId pool, NoteLink link) {
    return Item.at(EntryKey.note(pool, link.number()))
        .with(NUMBER, link.number())
        .with(CHANGE, link.change().value())
        .with(NOTE, link.note().hex())
        .with(PREVIOUS, link.previous().map(Fingerprint::hex))
        .with(DIGEST, link.digest().hex());
  }

  static NoteLink link(Item item) {
    return new NoteLink(
        item.number(NUMBER),
        new ChangeId(item.text(CHANGE)),
        new Fingerprint(item.text(NOTE)),
        item.find(PREVIOUS).map(Fingerprint::new),
        new Fingerprint(item.text(DIGEST)));
  }

  static Item endAt(UserPoolId pool, Noted end) {
    return Item.at(EntryKey.notes(pool))
        .with(NUMBER, end.number())
        .with(DIGEST, end.digest().hex());
  }

  static Noted end(Item item) {
    return new Noted(item.number(NUMBER), new Fingerprint(item.text(DIGEST)));
  }

  static Condition endAt(Optional<Noted> end) {
    return end.map(last -> Condition.numbered(NUMBER, last.number())).orElseGet(Condition::absent);
  }

  static Item beside(UserPoolId pool, ChangeId change, List<Beside> earlier, Beside one) {
    return Item.at(EntryKey.noted(pool, change))
        .with(NOTES, Stream.concat(earlier.stream(), Stream.of(one)).map(Beside::text).toList());
  }

  static Condition besideAre(List<Beside> notes) {
    return notes.isEmpty()
        ? Condition.absent()
        : Condition.texts(NOTES, notes.stream().map(Beside::text).toList());
  }

  static List<Beside> beside(Item item) {
    return item.texts(NOTES).stream().map(Beside::read).toList();
  }

  static ChangeId change(Item beside) {
    return new ChangeId(beside.text(EntryKey.SORT).substring(EntryKey.NOTED_PREFIX.length()));
  }
}
