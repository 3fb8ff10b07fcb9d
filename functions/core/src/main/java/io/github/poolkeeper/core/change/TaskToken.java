package io.github.poolkeeper.core.change;

/// A Step Functions callback token. It is a credential: it is never logged and never shown.
public record TaskToken(String value) {
  @Override
  public String toString() {
    return "TaskToken[…]";
  }
}
