package io.github.poolkeeper.core.userpool.coupling;

import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.NormalForm;
import jakarta.json.JsonObject;
import java.util.List;

/// Every coupling between settings, in the one place where they are resolved. What completes the
/// document comes before what only checks it.
public final class Couplings {
  private static final List<Coupling> COMPLETING =
      List.of(
          new VerificationTwins(),
          new SmsTwins(),
          new PreTokenGeneration(),
          new CustomSenders(),
          new LeavingSes(),
          new MfaOff());
  private static final List<Coupling> CHECKING =
      List.of(
          new AttributeVerification(),
          new PhoneVerification(),
          new EmailSending(),
          new TagLimit(),
          new Tier(),
          new MfaFactors());

  private Couplings() {}

  /// The configuration that is wanted, as Cognito will print it, with what had to be added to it
  /// and what is wrong with it.
  public record Resolved(
      Configuration after, List<Adjustment> adjustments, List<Violation> violations) {}

  /// Completes a document that was made from the live configuration, both in normal form.
  public static Resolved resolve(Configuration live, JsonObject wanted, Origin origin) {
    TemporaryPasswordValidity validity = new TemporaryPasswordValidity(live);
    Draft draft = new Draft(live.normalForm(), wanted, origin, List.of(), List.of());
    draft = validity.resolve(draft);
    for (Coupling coupling : COMPLETING) {
      draft = coupling.resolve(draft);
    }
    for (Coupling coupling : CHECKING) {
      draft = coupling.resolve(draft);
    }
    return new Resolved(
        new Configuration(NormalForm.described(NormalForm.of(draft.after()), live.document())),
        draft.adjustments(),
        draft.violations());
  }
}
