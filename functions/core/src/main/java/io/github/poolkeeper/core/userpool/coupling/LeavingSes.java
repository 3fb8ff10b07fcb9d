package io.github.poolkeeper.core.userpool.coupling;

import static io.github.poolkeeper.core.userpool.coupling.Paths.EMAIL;
import static io.github.poolkeeper.core.userpool.coupling.Paths.SENDING_ACCOUNT;
import static io.github.poolkeeper.core.userpool.coupling.Paths.SOURCE_ARN;

import io.github.poolkeeper.core.json.Pointer;
import java.util.List;

/// A change from `DEVELOPER` to `COGNITO_DEFAULT` leaves the settings of SES behind, but for those
/// that it names.
final class LeavingSes implements Completion {
  private static final List<Pointer> OF_SES =
      List.of(SOURCE_ARN, EMAIL.child("From"), EMAIL.child("ConfigurationSet"));

  @Override
  public String name() {
    return "leaving SES";
  }

  @Override
  public String says() {
    return "a change from `EmailSendingAccount` `DEVELOPER` to `COGNITO_DEFAULT` takes `SourceArn`,"
        + " `From` and `ConfigurationSet` away where it does not name them.";
  }

  @Override
  public Evidence evidence() {
    return new Evidence.Words("Cognito is not allowed to use your email identity");
  }

  @Override
  public Draft resolve(Draft draft) {
    boolean leaves =
        draft.isPatch()
            && new Values(draft.before().document()).says(SENDING_ACCOUNT, "DEVELOPER")
            && draft.values().says(SENDING_ACCOUNT, "COGNITO_DEFAULT");
    Draft result = draft;
    for (Pointer member : leaves ? OF_SES : List.<Pointer>of()) {
      result =
          draft.names(member)
              ? result
              : result.drop(
                  this,
                  member,
                  "it was SES's, and the change does not name it for Cognito's sender");
    }
    return result;
  }
}
