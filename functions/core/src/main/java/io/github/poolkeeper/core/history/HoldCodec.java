package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Hold;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Optional;

/// Why a change is held as JSON, in store and for people alike: `{since, notBefore}`, or `{since,
/// frozen}` with `everything` or the pool's id.
final class HoldCodec {
  private static final String EVERYTHING = "everything";

  private HoldCodec() {}

  static JsonObject encode(ChangeState.Held held) {
    JsonObjectBuilder json = JsonValues.object().add("since", held.since().toString());
    switch (held.hold()) {
      case Hold.NotBefore(Instant time) -> json.add("notBefore", time.toString());
      case Hold.Frozen(Hold.Scope scope) -> json.add("frozen", word(scope));
    }
    return json.build();
  }

  static ChangeState.Held decode(JsonObject json) {
    Hold hold =
        JsonValues.text(json, "notBefore")
            .<Hold>map(time -> new Hold.NotBefore(Instant.parse(time)))
            .orElseGet(() -> new Hold.Frozen(scope(json.getString("frozen"))));
    return new ChangeState.Held(hold, Instant.parse(json.getString("since")));
  }

  private static String word(Hold.Scope scope) {
    return scope.onlyPool().map(UserPoolId::value).orElse(EVERYTHING);
  }

  private static Hold.Scope scope(String word) {
    return Hold.Scope.of(
        word.equals(EVERYTHING) ? Optional.empty() : Optional.of(new UserPoolId(word)));
  }
}
