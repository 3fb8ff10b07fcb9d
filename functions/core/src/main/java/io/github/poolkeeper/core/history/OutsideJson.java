package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.Seen;
import io.github.poolkeeper.core.change.SeenCodec;
import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/// Whom a change that Poolkeeper found is laid on, as people see it: `[{principal, name?, role?,
/// via, address?, operation, eventId, at, confidence}]`. Of several calls it was one, or more than
/// one; of a single one nobody has seen another.
public final class OutsideJson {
  private OutsideJson() {}

  public static JsonArrayBuilder of(List<Seen> calls) {
    JsonArrayBuilder list = JsonValues.array();
    String confidence = calls.size() == 1 ? "certain" : "one-of";
    calls.forEach(call -> list.add(of(call).add("confidence", confidence)));
    return list;
  }

  private static JsonObjectBuilder of(Seen seen) {
    JsonObject json = SeenCodec.encode(seen);
    JsonObjectBuilder shown = JsonValues.object(json.getJsonObject("who"));
    json.forEach(
        (name, value) -> {
          if (!name.equals("who") && !name.equals("requestId")) {
            shown.add(name, value);
          }
        });
    return shown;
  }
}
