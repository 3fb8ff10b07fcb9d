package io.github.poolkeeper.core.userpool.coupling;

import io.github.poolkeeper.core.json.Pointer;

/// A custom sender needs the key that encrypts its codes; a key without a sender is refused by
/// Cognito and goes with the last sender.
final class CustomSenders implements Coupling {
  private static final Pointer SMS = Pointer.parse("/LambdaConfig/CustomSMSSender");
  private static final Pointer EMAIL = Pointer.parse("/LambdaConfig/CustomEmailSender");
  private static final Pointer KEY = Pointer.parse("/LambdaConfig/KMSKeyID");

  @Override
  public String name() {
    return "custom senders";
  }

  @Override
  public Draft resolve(Draft draft) {
    if (!draft.changesAny(SMS, EMAIL, KEY)) {
      return draft;
    }
    boolean hasSender = draft.has(SMS) || draft.has(EMAIL);
    if (hasSender && !draft.has(KEY)) {
      return draft.violated(KEY, "is needed by CustomSMSSender and CustomEmailSender");
    }
    if (hasSender || !draft.has(KEY)) {
      return draft;
    }
    return draft.sets(KEY)
        ? draft.violated(
            KEY, "needs a CustomSMSSender or a CustomEmailSender, which it encrypts for")
        : draft.drop(this, KEY, "no custom sender is left that it could encrypt for");
  }
}
