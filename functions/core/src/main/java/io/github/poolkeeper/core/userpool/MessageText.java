package io.github.poolkeeper.core.userpool;

import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonValue;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a message's text can do besides being read: load, link, name somebody to write to or to
/// call. The text carries a code or a temporary password, and a picture's address can carry that to
/// somebody else as the mail is opened. It rather sees too much than too little, in one pass.
///
/// What is found is kept as it is written, so that nothing comes to stand for it that only looks
/// like it; whether it is something is told from how a reader's program may take it.
final class MessageText {
  /// As many as the numbers have that take messages; "1440 minutes" has fewer.
  private static final int DIGITS_TO_CALL = 5;

  /// What nobody sees, some of it letters by name; and marks, which a name of a host may end with.
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{M}\\u115f\\u1160\\u3164]");

  /// The full stop of other scripts, which also stands between the labels of a host's name (UTS
  /// #46). It ends sentences as well, with no space behind it: those are in one script.
  private static final Pattern FULL_STOP =
      Pattern.compile("[a-z0-9]\\u3002\\p{L}{2}|\\p{L}\\u3002[a-z]{2}");

  /// With the wide and the small one, which may be taken for them.
  private static final String OPENING = "<\uff1c\ufe64";

  private static final String CLOSING = ">\uff1e\ufe65";

  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

  private static final Pattern IP_ADDRESS =
      Pattern.compile("(?<!\\d)\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}(?!\\d)");

  private MessageText() {}

  /// Whether the text that comes has anything of that which the text before has not.
  static boolean reachesFurther(Optional<JsonValue> before, Optional<JsonValue> after) {
    return !reaches(before).containsAll(reaches(after));
  }

  private static Set<String> reaches(Optional<JsonValue> value) {
    String text = value.map(v -> JsonValues.text(v).orElse(v.toString())).orElse("");
    Set<String> found = new HashSet<>();
    StringBuilder words = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int start = next(text, at, OPENING);
      words.append(text, at, start).append(' ');
      at = Math.min(text.length(), next(text, start, CLOSING) + 1);
      if (start < at) {
        found.add(text.substring(start, at));
      }
    }
    for (String word : SPACE.split(words, -1)) {
      if (leadsSomewhere(plain(word))) {
        found.add(word);
      }
    }
    numbers(plain(words.toString()), found);
    return found;
  }

  /// Where one of the characters stands next, or where the text ends.
  private static int next(String text, int from, String characters) {
    int at = from;
    while (at < text.length() && characters.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  /// A link, a host's name or address, an address of mail, an entity or a bracket that a program
  /// may make a link of.
  private static boolean leadsSomewhere(String word) {
    return word.contains("//")
        || word.contains("@")
        || word.contains("&")
        || word.contains("[")
        || word.startsWith("www.")
        || hasWithin(word, '.', MessageText::beginsLikeADomain)
        || hasWithin(word, ':', rest -> !rest.startsWith("{"))
        || FULL_STOP.matcher(word).find()
        || IP_ADDRESS.matcher(word).find();
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

  /// Digits with no letters and no places for codes between them.
  private static void numbers(String text, Set<String> found) {
    StringBuilder digits = new StringBuilder();
    for (char c : (text + "x").toCharArray()) {
      if (Character.isDigit(c)) {
        digits.append(Character.digit(c, 10));
      } else if (Character.isLetter(c) || c == '{' || c == '}') {
        if (digits.length() >= DIGITS_TO_CALL) {
          found.add(digits.toString());
        }
        digits.setLength(0);
      }
    }
  }

  /// As a reader's program may take it: wide letters for narrow ones, small ones for capitals, and
  /// nothing that cannot be seen.
  private static String plain(String text) {
    String narrow = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return UNSEEN.matcher(narrow).replaceAll("");
  }
}
