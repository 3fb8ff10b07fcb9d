package io.github.poolkeeper.local.cognito;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/// How the stand-in behaves where nobody knows how AWS does, or sources disagree.
record Mode(Omission omission, Nulls nulls, Doubt doubt, Printing printing) {

  static final Mode START =
      new Mode(Omission.RESET, Nulls.UNSET, Doubt.REFUSED, Printing.FILLED_IN);

  Mode reading(Omission omitted, Nulls explicit) {
    return new Mode(omitted, explicit, doubt, printing);
  }

  Mode inDoubt(Doubt other) {
    return new Mode(omission, nulls, other, printing);
  }

  Mode printing(Printing other) {
    return new Mode(omission, nulls, doubt, other);
  }

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
