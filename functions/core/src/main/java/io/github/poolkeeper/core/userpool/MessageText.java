package io.github.poolkeeper.core.userpool;

import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonValue;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a message's text can do besides being read: load, link, name somebody to write to or to
/// call. The text carries a code or a temporary password, and a picture's address can carry that to
/// somebody else as the mail is opened. It rather sees too much than too little, in one pass.
final class MessageText {
  /// A number to call is longer than a code's validity.
  private static final int DIGITS_TO_CALL = 7;

  private MessageText() {}

  /// Whether the text that comes has anything of that which the text before has not.
  static boolean reachesFurther(Optional<JsonValue> before, Optional<JsonValue> after) {
    return !reaches(before).containsAll(reaches(after));
  }

  private static Set<String> reaches(Optional<JsonValue> value) {
    String text =
        plain(value.map(v -> JsonValues.text(v).orElse(v.toString())).orElse(""))
            .toLowerCase(Locale.ROOT);
    Set<String> found = new HashSet<>();
    StringBuilder words = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int start = text.indexOf('<', at);
      int end = start < 0 ? text.length() : start;
      words.append(text, at, end).append(' ');
      at = end;
      if (start >= 0) {
        int close = text.indexOf('>', start);
        at = close < 0 ? text.length() : close + 1;
        found.add(text.substring(start, at));
      }
    }
    for (String word : words.toString().split("\\s+", -1)) {
      if (leadsSomewhere(word)) {
        found.add(word);
      }
    }
    numbers(words.toString(), found);
    return found;
  }

  /// A link, a host's name, an address of mail, an entity or a bracket that a program may make a
  /// link of.
  private static boolean leadsSomewhere(String word) {
    return word.contains("//")
        || word.contains("@")
        || word.contains("&")
        || word.contains("[")
        || word.startsWith("www.")
        || hasWithin(word, '.', MessageText::beginsLikeADomain)
        || hasWithin(word, ':', rest -> !rest.startsWith("{"));
  }

  private interface Rest {
    boolean test(String rest);
  }

  /// Whether the character stands between two others, and what comes behind is like that.
  private static boolean hasWithin(String word, char c, Rest behind) {
    for (int i = word.indexOf(c, 1); i > 0 && i + 1 < word.length(); i = word.indexOf(c, i + 1)) {
      if (Character.isLetterOrDigit(word.charAt(i - 1))
          && behind.test(word.substring(i + 1, Math.min(word.length(), i + 3)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean beginsLikeADomain(String rest) {
    return rest.length() == 2 && rest.chars().allMatch(Character::isLetter);
  }

  /// Digits with nothing between them but what is usual in a telephone number.
  private static void numbers(String text, Set<String> found) {
    StringBuilder digits = new StringBuilder();
    for (char c : (text + "x").toCharArray()) {
      if (Character.isDigit(c)) {
        digits.append(c);
      } else if (" ()/.-+\u00a0".indexOf(c) < 0) {
        if (digits.length() >= DIGITS_TO_CALL) {
          found.add(digits.toString());
        }
        digits.setLength(0);
      }
    }
  }

  /// As a reader's program may take it: wide letters for narrow ones, and none that cannot be seen.
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\p{Cf}", "");
  }
}
