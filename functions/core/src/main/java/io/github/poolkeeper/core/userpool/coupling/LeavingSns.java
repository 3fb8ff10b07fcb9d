package io.github.poolkeeper.core.userpool.coupling;

import static io.github.poolkeeper.core.userpool.coupling.Paths.SMS;
import static io.github.poolkeeper.core.userpool.coupling.Paths.SMS_OF_MFA;

import io.github.poolkeeper.core.json.Pointer;
import java.util.List;

/// A change that takes `SnsCallerArn` away for `EumsSms` leaves the other settings of SNS behind,
/// but for those that it names.
final class LeavingSns implements Completion {
  @Override
  public String name() {
    return "leaving SNS";
  }

  @Override
  public String says() {
    return "a change that removes `SnsCallerArn` and sets `EumsSms` takes `ExternalId` and"
        + " `SnsRegion` away where it does not name them.";
  }

  @Override
  public Evidence evidence() {
    return new Evidence.Documented(
        "API reference, SmsConfigurationType: both speak of the role in SnsCallerArn");
  }

  @Override
  public Draft resolve(Draft draft) {
    Draft result = draft;
    for (Pointer sms : List.of(SMS, SMS_OF_MFA)) {
      boolean leaves =
          draft.names(sms.child("SnsCallerArn"))
              && !draft.has(sms.child("SnsCallerArn"))
              && draft.has(sms.child("EumsSms"));
      for (String member : leaves ? List.of("ExternalId", "SnsRegion") : List.<String>of()) {
        result =
            draft.names(sms.child(member))
                ? result
                : result.drop(this, sms.child(member), "it goes with SnsCallerArn");
      }
    }
    return result;
  }
}
