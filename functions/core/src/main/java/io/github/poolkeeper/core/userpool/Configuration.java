package io.github.poolkeeper.core.userpool;

import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.Pointer;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/// A pool's whole writable configuration as AWS sent it: what `DescribeUserPool` and
/// `GetUserPoolMfaConfig` print, less the read-only members, with `Name` as `PoolName`.
/// It is raw: a member that no model knows is here like any other.
public record Configuration(JsonObject document) {

  public Optional<JsonValue> at(Pointer path) {
    return path.in(document);
  }

  public Fingerprint fingerprint() {
    return Fingerprint.of(document);
  }

  /// As the API takes it: see [NormalForm].
  public JsonObject normalForm() {
    return NormalForm.of(document);
  }

  /// What differs in effect: both in their normal form, sets without an order.
  public List<Difference> differencesTo(Configuration other) {
    return Difference.between(normalForm(), other.normalForm(), Settings::sameValue);
  }

  public boolean isEquivalentTo(Configuration other) {
    return differencesTo(other).isEmpty();
  }
}
