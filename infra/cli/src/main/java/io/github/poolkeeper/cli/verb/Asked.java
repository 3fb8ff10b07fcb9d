package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.terminal.TroubleException;
import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.MalformedJsonException;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Setting;
import io.github.poolkeeper.core.userpool.SettingType;
import io.github.poolkeeper.core.userpool.Settings;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What is asked for: a file with a change request or with a patch alone, or settings one by one.
final class Asked {
  private static final Set<String> ACTIONS = Set.of("change", "rollback", "restore");
  private static final Pointer TAGS = Pointer.ROOT.child("UserPoolTags");

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|SETTING=VALUE",
      description =
          "A file with a change request or a merge patch, - for standard input; or settings: by"
              + " name, dotted path or pointer, with JSON or text, null to remove, @FILE for a"
              + " file's text.")
  private List<String> words = List.of();

  @Option(
      names = "--pool",
      split = ",",
      paramLabel = "POOL",
      description = "Ids, names, or patterns like 'customers-*'; else the pool in the file.")
  private List<String> wanted = List.of();

  /// The request; its pool, if it names one, is a member still.
  JsonObject request(Invocation invocation) {
    if (words.stream().allMatch(Asked::isAssignment)) {
      JsonObject patch = JsonValue.EMPTY_JSON_OBJECT;
      for (String word : words) {
        patch = assigned(invocation, patch, word);
      }
      return JsonValues.object().add("change", patch).build();
    }
    if (words.size() > 1) {
      throw new TroubleException(
          "either one file or settings, not both: " + String.join(" ", words));
    }
    JsonObject document =
        document(
            words.getFirst(),
            invocation.text(words.getFirst(), "; a setting is written as Setting=value"));
    return ACTIONS.stream().anyMatch(document::containsKey)
        ? document
        : JsonValues.object().add("change", document).build();
  }

  private static boolean isAssignment(String word) {
    return word.indexOf('=') > 0;
  }

  private static JsonObject document(String file, String text) {
    try {
      if (JsonText.parse(text) instanceof JsonObject document) {
        return document;
      }
      throw new TroubleException(file + " holds no JSON object");
    } catch (MalformedJsonException e) {
      throw new TroubleException(file + " is no JSON: " + e.getMessage(), e);
    }
  }

  private static JsonObject assigned(Invocation invocation, JsonObject patch, String word) {
    int sign = word.indexOf('=');
    Pointer path = path(word.substring(0, sign));
    if (path.segments().isEmpty()) {
      throw new TroubleException("the whole pool cannot be set: " + word);
    }
    JsonValue value = value(invocation, path, word.substring(sign + 1));
    try {
      return path.set(patch, value);
    } catch (IllegalStateException e) {
      throw new TroubleException("%s: %s".formatted(word, e.getMessage()), e);
    }
  }

  /// A pointer as it is, a dotted path, or the last name of a path where only one setting has it.
  static Pointer path(String text) {
    if (text.startsWith("/")) {
      if (!Pointer.isValid(text)) {
        throw new TroubleException(
            text + " is no JSON pointer: a ~ in a name is written as ~0, a / as ~1");
      }
      return Pointer.parse(text);
    }
    Pointer dotted = new Pointer(Arrays.asList(text.split("\\.", -1)));
    if (dotted.segments().size() > 1 || Settings.at(dotted).isPresent()) {
      return dotted;
    }
    List<Pointer> named =
        Settings.all().stream()
            .map(Setting::path)
            .filter(path -> !path.segments().isEmpty() && path.segments().getLast().equals(text))
            .toList();
    if (named.size() > 1) {
      throw new TroubleException(
          "%s may be %s: give the path"
              .formatted(
                  text, named.stream().map(Pointer::toString).collect(Collectors.joining(" or "))));
    }
    return named.isEmpty() ? dotted : named.getFirst();
  }

  /// A setting that is a text takes what is written; anything else is JSON, or else a text.
  private static JsonValue value(Invocation invocation, Pointer path, String text) {
    if (text.startsWith("@")) {
      return JsonValues.value(invocation.text(text.substring(1)));
    }
    if (isText(path) && !text.equals("null")) {
      return JsonValues.value(text);
    }
    try {
      return JsonText.parse(text);
    } catch (MalformedJsonException _) {
      return JsonValues.value(text);
    }
  }

  private static boolean isText(Pointer path) {
    return TAGS.equals(path.parent())
        || Settings.at(path)
            .map(Setting::type)
            .filter(SettingType.Text.class::isInstance)
            .isPresent();
  }

  /// What is typed of the pools that are meant: `--pool`, or the one that the request names.
  List<String> wanted(JsonObject request) {
    Optional<String> own = JsonValues.text(request, "userPoolId");
    if (wanted.isEmpty() && own.isEmpty()) {
      throw new TroubleException(
          "for which pool? Say --pool ID or NAME; poolkeeper pools lists them");
    }
    return wanted.isEmpty() ? own.stream().toList() : wanted;
  }

  /// What the API takes: the request without its pool.
  static JsonObject body(JsonObject request) {
    return JsonValues.object(request).remove("userPoolId").build();
  }
}
