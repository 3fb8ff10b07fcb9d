package io.github.poolkeeper.local.signature;

import java.util.Optional;

/// What somebody signs with.
///
/// @param sessionToken goes with temporary keys, and must be sent along
public record AccessKey(String id, String secret, Optional<String> sessionToken) {

  /// A person's, on this machine: key and secret are alike.
  public static AccessKey ofUser(String name) {
    return new AccessKey(name, name, Optional.empty());
  }

  /// Not the secret.
  @Override
  public String toString() {
    return "AccessKey[" + id + "]";
  }
}
