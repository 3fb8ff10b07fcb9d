package io.github.poolkeeper.core.userpool.coupling;

import static io.github.poolkeeper.core.userpool.NormalForm.TEMPORARY_PASSWORD_VALIDITY;
import static io.github.poolkeeper.core.userpool.NormalForm.UNUSED_ACCOUNT_VALIDITY;

import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.userpool.Configuration;
import jakarta.json.JsonValue;
import java.util.Optional;

/// `UnusedAccountValidityDays` is the older name of `TemporaryPasswordValidityDays`; Cognito takes
/// only one of them. On a legacy pool the value moves to the newer name with the first change, for
/// good.
record TemporaryPasswordValidity(Configuration live) implements Completion {

  @Override
  public String name() {
    return "temporary password validity";
  }

  @Override
  public String says() {
    return "`UnusedAccountValidityDays` is the older name of `TemporaryPasswordValidityDays`, and"
        + " Cognito takes only one of them. The newer one is sent; a pool that has only the older"
        + " one moves to the newer with its first change, for good. 0 would be taken as 7 and is"
        + " refused.";
  }

  @Override
  public Evidence evidence() {
    return new Evidence.Words(
        "Please use TemporaryPasswordValidityDays in PasswordPolicy instead of"
            + " UnusedAccountValidityDays");
  }

  @Override
  public Draft resolve(Draft draft) {
    boolean legacy = live.isLegacy();
    Optional<JsonValue> older = draft.value(UNUSED_ACCOUNT_VALIDITY);
    if (older.isEmpty() || older.equals(draft.value(TEMPORARY_PASSWORD_VALIDITY))) {
      return draft
          .value(TEMPORARY_PASSWORD_VALIDITY)
          .filter(_ -> legacy)
          .map(days -> moved(draft, days))
          .orElse(draft);
    }
    if (!legacy || draft.changes(TEMPORARY_PASSWORD_VALIDITY)) {
      return draft.violated(
          new Violation(
              UNUSED_ACCOUNT_VALIDITY,
              "TemporaryPasswordValidityDays has taken its place; set "
                  + TEMPORARY_PASSWORD_VALIDITY));
    }
    return moved(draft, older.get());
  }

  private Draft moved(Draft draft, JsonValue days) {
    String because =
        "UnusedAccountValidityDays is its older name, and Cognito takes only one of them; this"
            + " cannot be undone";
    Draft without =
        new Draft(
            draft.before(),
            TEMPORARY_PASSWORD_VALIDITY.remove(UNUSED_ACCOUNT_VALIDITY.remove(draft.wanted())),
            draft.origin(),
            draft.adjustments(),
            draft.violations());
    return without.set(this, TEMPORARY_PASSWORD_VALIDITY, days, because);
  }
}
