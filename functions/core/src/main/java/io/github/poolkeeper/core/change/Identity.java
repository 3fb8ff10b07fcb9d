package io.github.poolkeeper.core.change;

import java.util.Locale;
import java.util.Optional;

/// Who somebody is, as AWS verified it: the unique id of an IAM user (`AIDA…`), or a role's and
/// the name of the session in it (`AROA…:ines.weber@example.com`). SQS's `SenderId` and the
/// `userId` that an HTTP API's IAM authorizer gives have the same form.
public record Identity(String value) {

  /// The same id, or a session of the same name: whoever may take on two roles is one person in
  /// both of them.
  public boolean isSamePersonAs(Identity other) {
    return value.equals(other.value)
        || (session().isPresent() && session().equals(other.session()));
  }

  private Optional<String> session() {
    int colon = value.indexOf(':');
    return colon < 0
        ? Optional.empty()
        : Optional.of(value.substring(colon + 1).toLowerCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return value;
  }
}
