package io.github.poolkeeper.core.userpool;

import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.Pointer;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A pool's whole writable configuration as Cognito prints it: what `DescribeUserPool` and
/// `GetUserPoolMfaConfig` answer, less the read-only members, with `Name` as `PoolName`.
/// It is raw: a member that no model knows is here like any other. It is what goes on record; what
/// is compared and written is its [NormalForm], made once.
public final class Configuration {
  private final JsonObject document;
  private final NormalForm normalForm;

  public Configuration(JsonObject document) {
    this(document, new NormalForm(document));
  }

  /// With its normal form, where that has been made.
  Configuration(JsonObject document, NormalForm normalForm) {
    this.document = document;
    this.normalForm = normalForm;
  }

  public JsonObject document() {
    return document;
  }

  public NormalForm normalForm() {
    return normalForm;
  }

  public Optional<JsonValue> at(Pointer path) {
    return path.in(document);
  }

  public Optional<String> poolName() {
    return normalForm.poolName();
  }

  public Fingerprint fingerprint() {
    return Fingerprint.of(document);
  }

  /// Whether the pool still keeps the temporary password's validity under its older name only.
  public boolean isLegacy() {
    return NormalForm.isLegacy(document);
  }

  /// The outermost members that the table does not know, by path: AWS is ahead of us.
  public List<Pointer> unknownSettings() {
    List<Pointer> found = new ArrayList<>();
    collect(Pointer.ROOT, document, found);
    return List.copyOf(found);
  }

  private static void collect(Pointer at, JsonObject object, List<Pointer> found) {
    object.forEach((name, value) -> collect(at.child(name), value, found));
  }

  private static void collect(Pointer path, JsonValue value, List<Pointer> found) {
    if (Settings.at(path).isEmpty()) {
      found.add(path);
    } else if (Settings.at(path).filter(Setting::isStructure).isPresent()
        && value instanceof JsonObject object) {
      collect(path, object, found);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Configuration configuration && document.equals(configuration.document);
  }

  @Override
  public int hashCode() {
    return document.hashCode();
  }

  @Override
  public String toString() {
    return document.toString();
  }
}
