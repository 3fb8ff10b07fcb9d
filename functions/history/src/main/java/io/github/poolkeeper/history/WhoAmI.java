package io.github.poolkeeper.history;

import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.json.JsonValues;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/// Who the caller is to Poolkeeper: what stands on record as `sender` and beside an answer, and
/// whether it may answer for changes at all.
final class WhoAmI {
  @Inject
  WhoAmI() {}

  Response show(HttpCall call) {
    Query.of(call).end();
    Identity identity = call.caller().verified();
    JsonObjectBuilder json = JsonValues.object().add("identity", identity.value());
    identity.name().ifPresent(name -> json.add("name", name));
    call.caller().arn().ifPresent(arn -> json.add("arn", arn));
    json.add("mayAnswer", identity.isNobodyBecause().isEmpty());
    identity.isNobodyBecause().ifPresent(because -> json.add("because", because));
    return call.answer(json.build(), WhoAmI::text);
  }

  private static String text(JsonObject body) {
    TextLines text = new TextLines();
    text.member(body, "identity").member(body, "name").member(body, "arn");
    text.line(
        body.getBoolean("mayAnswer")
            ? "may answer for changes of others"
            : "may answer for no change: " + body.getString("because"));
    return text.toString();
  }
}
