package io.github.poolkeeper.core.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A JSON pointer (RFC 6901). Arrays are values here, never walked into when a document is changed:
/// a configuration's lists are replaced whole.
public record Pointer(List<String> segments) implements Comparable<Pointer> {
  public static final Pointer ROOT = new Pointer(List.of());

  private static final Pattern LONE_TILDE = Pattern.compile("~(?![01])");

  public Pointer {
    segments = List.copyOf(segments);
  }

  /// The pointer that the text spells.
  ///
  /// @throws IllegalArgumentException when it spells none
  public static Pointer parse(String text) {
    if (!isValid(text)) {
      throw new IllegalArgumentException("expected a JSON pointer, met \"" + text + "\"");
    }
    if (text.isEmpty()) {
      return ROOT;
    }
    return new Pointer(
        Arrays.stream(text.substring(1).split("/", -1)).map(Pointer::unescape).toList());
  }

  /// Empty or starting with a slash, every tilde followed by 0 or 1.
  public static boolean isValid(String text) {
    return (text.isEmpty() || text.startsWith("/")) && !LONE_TILDE.matcher(text).find();
  }

  public Pointer child(String segment) {
    List<String> longer = new ArrayList<>(segments);
    longer.add(segment);
    return new Pointer(longer);
  }

  public Pointer append(Pointer further) {
    return new Pointer(Stream.concat(segments.stream(), further.segments.stream()).toList());
  }

  /// The pointer to the value around this one.
  ///
  /// @throws IllegalStateException for the root
  public Pointer parent() {
    if (segments.isEmpty()) {
      throw new IllegalStateException("the root pointer has no parent");
    }
    return new Pointer(segments.subList(0, segments.size() - 1));
  }

  public boolean startsWith(Pointer ancestor) {
    return segments.size() >= ancestor.segments.size()
        && segments.subList(0, ancestor.segments.size()).equals(ancestor.segments);
  }

  /// One of the two lies in or at the other.
  public boolean overlaps(Pointer other) {
    return startsWith(other) || other.startsWith(this);
  }

  /// The value it points at, if there is one.
  public Optional<JsonValue> in(JsonValue root) {
    Optional<JsonValue> here = Optional.of(root);
    for (String segment : segments) {
      here = here.flatMap(value -> member(value, segment));
    }
    return here;
  }

  /// A copy of the document with the value there; objects on the way are made.
  ///
  /// @throws IllegalStateException for the root, and for a place within a list
  public JsonObject set(JsonObject root, JsonValue value) {
    if (segments.isEmpty()) {
      throw new IllegalStateException("the root cannot be set within itself");
    }
    String head = segments.getFirst();
    JsonObjectBuilder copy = JsonValues.object(root);
    return segments.size() == 1
        ? copy.add(head, value).build()
        : copy.add(head, tail().set(objectAt(root, head), value)).build();
  }

  /// A copy of the document without the value there; a document that has none is returned as it is,
  /// and so is one that has it within a list.
  public JsonObject remove(JsonObject root) {
    if (segments.isEmpty() || !root.containsKey(segments.getFirst())) {
      return root;
    }
    String head = segments.getFirst();
    JsonObjectBuilder copy = JsonValues.object(root);
    if (segments.size() == 1) {
      return copy.remove(head).build();
    }
    return root.get(head) instanceof JsonObject object
        ? copy.add(head, tail().remove(object)).build()
        : root;
  }

  /// The document with the value there, or without one.
  public JsonObject put(JsonObject root, Optional<JsonValue> value) {
    return value.map(v -> set(root, v)).orElseGet(() -> remove(root));
  }

  /// As much of its start as takes no more characters, ending in `…` where that is not all.
  Pointer cut(int max) {
    if (toString().length() <= max) {
      return this;
    }
    List<String> kept = new ArrayList<>();
    int room = max;
    for (String segment : segments) {
      String cut = JsonWords.cut(segment, room);
      kept.add(cut);
      room -= 1 + cut.length();
      if (!cut.equals(segment) || room <= 0) {
        break;
      }
    }
    return new Pointer(kept);
  }

  @Override
  public int compareTo(Pointer other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return segments.stream().map(s -> "/" + escape(s)).collect(Collectors.joining());
  }

  private Pointer tail() {
    return new Pointer(segments.subList(1, segments.size()));
  }

  private static JsonObject objectAt(JsonObject root, String name) {
    if (root.get(name) instanceof JsonArray) {
      throw new IllegalStateException("nothing can be set within the list /" + escape(name));
    }
    return root.get(name) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
  }

  private static Optional<JsonValue> member(JsonValue value, String segment) {
    return switch (value) {
      case JsonObject object -> Optional.ofNullable(object.get(segment));
      case JsonArray array when segment.matches("0|[1-9][0-9]{0,8}") ->
          array.stream().skip(Integer.parseInt(segment)).findFirst();
      default -> Optional.empty();
    };
  }

  private static String escape(String segment) {
    return segment.replace("~", "~0").replace("/", "~1");
  }

  private static String unescape(String segment) {
    return segment.replace("~1", "/").replace("~0", "~");
  }
}
