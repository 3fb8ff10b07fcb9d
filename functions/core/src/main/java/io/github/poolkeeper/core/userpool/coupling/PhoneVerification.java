package io.github.poolkeeper.core.userpool.coupling;

import io.github.poolkeeper.core.json.Pointer;

/// A phone number is verified by SMS.
final class PhoneVerification implements Coupling {
  private static final Pointer SMS = Pointer.parse("/SmsConfiguration");

  @Override
  public String name() {
    return "phone verification";
  }

  @Override
  public Draft resolve(Draft draft) {
    Pointer verified = AttributeVerification.VERIFIED;
    boolean needsSms = draft.texts(verified).contains("phone_number");
    return needsSms && !draft.has(SMS) && draft.changesAny(verified, SMS)
        ? draft.violated(verified, "phone_number needs an SmsConfiguration")
        : draft;
  }
}
