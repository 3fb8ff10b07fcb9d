package io.github.poolkeeper.core.userpool.coupling;

import static io.github.poolkeeper.core.userpool.coupling.LeavingSes.ACCOUNT;
import static io.github.poolkeeper.core.userpool.coupling.LeavingSes.EMAIL;
import static io.github.poolkeeper.core.userpool.coupling.LeavingSes.OF_SES;

import io.github.poolkeeper.core.json.Pointer;

/// Sending through SES needs an identity, and SES settings need sending through SES.
final class EmailSending implements Coupling {
  private static final Pointer SOURCE = EMAIL.child("SourceArn");

  @Override
  public String name() {
    return "e-mail sending";
  }

  @Override
  public Draft resolve(Draft draft) {
    if (!draft.changes(EMAIL)) {
      return draft;
    }
    if (draft.says(ACCOUNT, "DEVELOPER")) {
      return draft.has(SOURCE)
          ? draft
          : draft.violated(SOURCE, "is needed by EmailSendingAccount DEVELOPER");
    }
    Draft result = draft;
    for (Pointer member : OF_SES) {
      if (draft.sets(member) && !isLegacySender(draft)) {
        result = result.violated(member, "needs EmailSendingAccount DEVELOPER");
      }
    }
    return result;
  }

  /// Old pools send through an SES identity without naming an account.
  private static boolean isLegacySender(Draft draft) {
    return !draft.has(ACCOUNT) && draft.has(SOURCE);
  }
}
