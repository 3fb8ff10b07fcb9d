package io.github.poolkeeper.local.cognito;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/// How the stand-in reads what a request does not say plainly.
record Mode(Omission omission, Nulls nulls) {

  Said read(String name, JsonObject sent) {
    JsonValue value = sent.get(name);
    if (value == null) {
      return new Said.Omitted();
    }
    if (!value.equals(JsonValue.NULL)) {
      return new Said.Sent(value);
    }
    return switch (nulls) {
      case UNSET -> new Said.Unset();
      case OMITTED -> new Said.Omitted();
    };
  }
}
