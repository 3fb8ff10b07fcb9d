package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.json.JsonWords;
import io.github.poolkeeper.core.json.VisibleText;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One item of the table: its key and its other attributes.
record Item(Map<String, AttributeValue> attributes) {
  private static final System.Logger LOG = System.getLogger(Item.class.getName());
  private static final int MOST_LOGGED = 500;

  Item {
    attributes = Map.copyOf(attributes);
  }

  static Item at(EntryKey key) {
    return new Item(key.attributes());
  }

  Item with(String name, String text) {
    return with(name, AttributeValue.fromS(utf8(text)));
  }

  /// A set, which has at least one member in DynamoDB.
  Item with(String name, Collection<String> texts) {
    return with(name, AttributeValue.fromSs(texts.stream().map(Item::utf8).distinct().toList()));
  }

  /// An unpaired surrogate, which UTF-8 cannot hold and DynamoDB's client does not send, becomes a
  /// question mark.
  private static String utf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  Item with(String name, Optional<String> text) {
    return text.map(value -> with(name, value)).orElse(this);
  }

  Item with(String name, long number) {
    return with(name, AttributeValue.fromN(Long.toString(number)));
  }

  Item with(String name, byte[] bytes) {
    return with(name, AttributeValue.fromB(SdkBytes.fromByteArray(bytes)));
  }

  private Item with(String name, AttributeValue value) {
    Map<String, AttributeValue> more = new HashMap<>(attributes);
    more.put(name, value);
    return new Item(more);
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
  }

  /// Whether an attribute is, or is not, in both alike. A set has no order.
  boolean same(String name, Item other) {
    AttributeValue one = attributes.get(name);
    AttributeValue another = other.attributes.get(name);
    return (one != null && another != null && one.hasSs() && another.hasSs())
        ? Set.copyOf(one.ss()).equals(Set.copyOf(another.ss()))
        : Objects.equals(one, another);
  }

  /// What it is, unless somebody has made something else of it: that may be anything, and hides
  /// nothing else.
  <T> Optional<T> readable(Function<Item, T> read) {
    try {
      return Optional.of(read.apply(this));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, unreadable(e));
      return Optional.empty();
    }
  }

  private String unreadable(RuntimeException why) {
    String item =
        "%s of %s".formatted(find(EntryKey.SORT).orElse(""), find(EntryKey.PARTITION).orElse(""));
    return VisibleText.of(
        JsonWords.cut(
            "cannot be read: %s: %s".formatted(item, why.getClass().getSimpleName()), MOST_LOGGED));
  }

  String text(String name) {
    return required(name, AttributeValue::s);
  }

  /// A set of texts; none where there is no such attribute.
  List<String> texts(String name) {
    return Optional.ofNullable(attributes.get(name)).map(AttributeValue::ss).orElse(List.of());
  }

  long number(String name) {
    return Long.parseLong(required(name, AttributeValue::n));
  }

  byte[] bytes(String name) {
    return required(name, AttributeValue::b).asByteArrayUnsafe();
  }

  private <T> T required(String name, Function<AttributeValue, @Nullable T> read) {
    return Optional.ofNullable(attributes.get(name))
        .map(read)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "expected an attribute " + name + " at " + find(EntryKey.SORT).orElse("")));
  }
}
