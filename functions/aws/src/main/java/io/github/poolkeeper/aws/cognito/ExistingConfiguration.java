package io.github.poolkeeper.aws.cognito;

import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Equivalence;
import io.github.poolkeeper.core.json.Pointer;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Cognito holds the whole configuration against its rules at every update, so that a value which
/// was taken long ago fails an innocent change. It does not say so. Its words prove it only where
/// they have the name of a setting, as a name, that the change does not touch, and of none that it
/// does. `From`, `Enabled` or `Message` stand in English sentences too and prove nothing: what
/// counts as a name has a capital within.
final class ExistingConfiguration {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");
  private static final Pattern NAME = Pattern.compile("[A-Za-z][a-z0-9]*[A-Z][A-Za-z0-9]*");

  private final List<Pointer> touched;
  private final Set<String> named;

  private ExistingConfiguration(PoolWrite write, String message) {
    this.touched =
        Difference.between(write.from().document(), write.to().document(), Equivalence.EXACT)
            .stream()
            .map(Difference::path)
            .toList();
    this.named =
        WORD.matcher(message)
            .results()
            .map(word -> word.group())
            .filter(NAME.asMatchPredicate())
            .map(ExistingConfiguration::capitalised)
            .collect(Collectors.toSet());
  }

  /// Whether the message speaks of settings by name, and of none that the write changes.
  static boolean isMeantBy(String message, PoolWrite write) {
    ExistingConfiguration existing = new ExistingConfiguration(write, message);
    return existing.isNamed(Pointer.ROOT, write.to().document(), false)
        && !existing.isNamed(Pointer.ROOT, write.to().document(), true)
        && !existing.isNamed(Pointer.ROOT, write.from().document(), true);
  }

  /// Whether a setting that is touched, or one that is not, is named.
  private boolean isNamed(Pointer at, JsonObject members, boolean ifTouched) {
    return members.entrySet().stream()
        .anyMatch(
            member -> {
              Pointer path = at.child(member.getKey());
              boolean isTouched =
                  touched.stream().anyMatch(ifTouched ? path::startsWith : path::overlaps);
              return (isTouched == ifTouched && named.contains(member.getKey()))
                  || (member.getValue() instanceof JsonObject inner
                      && isNamed(path, inner, ifTouched));
            });
  }

  /// Validation errors spell the names of members with a small letter first.
  private static String capitalised(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
