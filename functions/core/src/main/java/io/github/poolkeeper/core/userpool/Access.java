package io.github.poolkeeper.core.userpool;

/// Whether a setting can be written, and through which call.
public sealed interface Access {
  record Writable(Call call) implements Access {}

  /// `because` completes "cannot be changed: …".
  record ReadOnly(String because) implements Access {}

  /// The call that carries a setting.
  enum Call {
    UPDATE_USER_POOL("UpdateUserPool"),
    SET_USER_POOL_MFA_CONFIG("SetUserPoolMfaConfig");

    private final String operation;

    Call(String operation) {
      this.operation = operation;
    }

    /// The operation's name in the API.
    public String operation() {
      return operation;
    }
  }
}
