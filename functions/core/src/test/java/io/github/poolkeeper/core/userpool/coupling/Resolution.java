package io.github.poolkeeper.core.userpool.coupling;

import static io.github.poolkeeper.core.json.JsonLiteral.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.SettingsPatch;
import java.util.stream.Stream;

/// What the couplings make of a change.
final class Resolution {
  private Resolution() {}

  /// A patch, merged into the live configuration.
  static Couplings.Resolved patched(String live, String patch) {
    Configuration configuration = new Configuration(object(live));
    return Couplings.resolve(
        configuration,
        SettingsPatch.apply(configuration.normalForm().document(), object(patch)),
        new Origin.Patch(object(patch)));
  }

  /// A return to a state that the pool has been in.
  static Couplings.Resolved returned(String live, String earlier) {
    NormalForm state = new NormalForm(object(earlier));
    return Couplings.resolve(
        new Configuration(object(live)), state.document(), new Origin.EarlierState(state));
  }

  /// The patch comes to `after`, and `coupling` says why it set each of `paths` too.
  static void completes(String live, String patch, String after, String coupling, String paths) {
    Couplings.Resolved resolved = patched(live, patch);

    assertThat(resolved.violations()).isEmpty();
    assertThat(resolved.after().normalForm().document()).isEqualTo(object(after));
    assertThat(resolved.adjustments())
        .allSatisfy(adjustment -> assertThat(adjustment.coupling()).isEqualTo(coupling))
        .allSatisfy(adjustment -> assertThat(adjustment.because()).isNotBlank())
        .extracting(adjustment -> adjustment.path().toString())
        .containsExactlyInAnyOrder(words(paths));
  }

  static void refuses(String live, String patch, String path, String message) {
    Couplings.Resolved resolved = patched(live, patch);

    assertThat(resolved.violations()).hasSize(1);
    Violation violation = resolved.violations().getFirst();
    assertThat(violation.path()).hasToString(path);
    assertThat(violation.message()).contains(message);
  }

  /// The patch is merged, and nothing else happens.
  static void leavesAlone(String live, String patch) {
    Couplings.Resolved resolved = patched(live, patch);

    assertThat(resolved.violations()).isEmpty();
    assertThat(resolved.adjustments()).isEmpty();
    assertThat(resolved.after().normalForm().document())
        .isEqualTo(SettingsPatch.apply(new NormalForm(object(live)).document(), object(patch)));
  }

  private static String[] words(String text) {
    return Stream.of(text.split(" ")).filter(word -> !word.isEmpty()).toArray(String[]::new);
  }
}
