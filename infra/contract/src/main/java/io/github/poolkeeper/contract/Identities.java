package io.github.poolkeeper.contract;

import io.github.poolkeeper.local.signature.AccessKey;
import jakarta.json.Json;
import jakarta.json.JsonObject;

/// Whether SQS and the API's authorizer call one principal the same, on which it rests that nobody
/// approves a change of their own.
final class Identities {
  private static final String SENDER = "sender";

  private Identities() {}

  static void ask(Scene scene) throws Exception {
    var changes = new Changes(scene);
    ThrowAwayPool pool = scene.stackPool();
    AccessKey asker = scene.person("approver1");
    int length =
        Documents.at(pool.configuration(), "/Policies/PasswordPolicy/MinimumLength")
            .map(value -> Integer.parseInt(value.toString()))
            .orElse(8);

    String byQueue = changes.send(asker, request(pool, "identity-queue", length - 1));
    Answer overHttp =
        changes
            .api(
                asker,
                "POST",
                "/user-pools/%s/changes".formatted(pool.id()),
                Documents.without(request(pool, "identity-api", length - 2), "/userPoolId"))
            .orFail();
    Answer waits = changes.ended(pool.id(), byQueue);
    JsonObject record = Changes.record(waits);
    String seen = record.getString(SENDER);
    String told = overHttp.json().getString(SENDER);
    scene
        .report()
        .found(
            "identity/queue-and-api",
            seen.equals(told) ? "the same" : "%s and %s".formatted(seen, told),
            waits,
            overHttp);

    Answer own = changes.answer(asker, record);
    scene.report().found("identity/own-approval", String.valueOf(own.status()), own);
    Answer another = changes.answer(scene.person("approver2"), record);
    scene.report().found("identity/another-approval", String.valueOf(another.status()), another);
  }

  /// One that weakens the pool, which people have to agree to.
  private static JsonObject request(ThrowAwayPool pool, String id, int length) {
    return Json.createObjectBuilder()
        .add("userPoolId", pool.id())
        .add("requestId", id)
        .add("reason", "The contract is asked")
        .add("change", weaker(length))
        .build();
  }

  private static JsonObject weaker(int length) {
    return Documents.object(
        "{\"Policies\":{\"PasswordPolicy\":{\"MinimumLength\":%d}}}".formatted(length));
  }
}
