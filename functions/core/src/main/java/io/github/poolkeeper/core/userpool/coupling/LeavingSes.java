package io.github.poolkeeper.core.userpool.coupling;

import io.github.poolkeeper.core.json.Pointer;
import java.util.List;

/// `COGNITO_DEFAULT` beside a left-over SES sender is refused by Cognito: a change to it drops
/// them.
final class LeavingSes implements Coupling {
  static final Pointer EMAIL = Pointer.parse("/EmailConfiguration");
  static final Pointer ACCOUNT = EMAIL.child("EmailSendingAccount");
  static final List<Pointer> OF_SES =
      List.of(EMAIL.child("SourceArn"), EMAIL.child("From"), EMAIL.child("ConfigurationSet"));

  @Override
  public String name() {
    return "leaving SES";
  }

  @Override
  public Draft resolve(Draft draft) {
    Draft result = draft;
    if (draft.sets(ACCOUNT) && draft.says(ACCOUNT, "COGNITO_DEFAULT")) {
      for (Pointer member : OF_SES) {
        result =
            draft.sets(member)
                ? result
                : result.drop(this, member, "Cognito's own sender takes no SES settings");
      }
    }
    return result;
  }
}
