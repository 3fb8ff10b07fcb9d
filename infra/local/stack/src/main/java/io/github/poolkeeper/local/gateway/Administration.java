package io.github.poolkeeper.local.gateway;

import io.github.poolkeeper.local.iam.AccessControl;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.util.function.Supplier;

/// What exists on this machine only, under `/_local/`, for everybody: loading pools, the Cognito
/// stand-in's mode, quota and faults, what was asked of whom, which rights the functions used and
/// lacked, schedules, which callbacks were answered, which events came, what topics were told, what
/// people may ask the history API and what of it they have used.
final class Administration implements Backend {
  static final String PATH = "/_local/";
  private static final String POOL = PATH + "user-pools/";
  private static final String RIGHTS = PATH + "rights/";

  private final CognitoAdministration cognito;
  private final RequestCount requests;
  private final AccessControl access;
  private final CallbackBackend callbacks;
  private final EventFeed events;
  private final EventFeed notices;
  private final Rights rights;
  private final Runnable schedules;

  Administration(
      CognitoAdministration cognito,
      RequestCount requests,
      AccessControl access,
      CallbackBackend callbacks,
      EventFeed events,
      EventFeed notices,
      Rights rights,
      Runnable schedules) {
    this.cognito = cognito;
    this.requests = requests;
    this.access = access;
    this.callbacks = callbacks;
    this.events = events;
    this.notices = notices;
    this.rights = rights;
    this.schedules = schedules;
  }

  @Override
  public GatewayReply answer(GatewayRequest request) {
    try {
      return dispatch(request);
    } catch (IllegalArgumentException | ClassCastException | NullPointerException e) {
      // The last two are how jakarta.json says that a member is missing or of another type.
      return GatewayReply.message(400, String.valueOf(e.getMessage()));
    }
  }

  private GatewayReply dispatch(GatewayRequest request) {
    String path = request.path();
    return switch (request.method() + " " + path) {
      case "PUT /_local/cognito" -> done(() -> cognito.behave(body(request)));
      case "POST /_local/cognito/faults" -> done(() -> cognito.failNext(body(request)));
      case "POST /_local/schedules" -> done(schedules);
      case "GET /_local/requests" -> found(requests::toJson);
      case "DELETE /_local/requests" -> done(requests::clear);
      case "GET /_local/events" -> found(() -> events.answer(request));
      case "GET /_local/notices" -> found(() -> notices.answer(request));
      case "GET /_local/access" -> found(() -> AccessJson.of(access.entries()));
      case "GET /_local/callbacks" -> found(callbacks::callbacks);
      case String put when put.startsWith("PUT " + POOL) ->
          done(() -> cognito.load(path.substring(POOL.length()), body(request)));
      case String put when put.startsWith("PUT " + RIGHTS) ->
          done(() -> rights.give(path.substring(RIGHTS.length()), body(request)));
      case String get when get.startsWith("GET " + RIGHTS) ->
          found(() -> rights.toJson(path.substring(RIGHTS.length())));
      default -> GatewayReply.message(404, "Not Found");
    };
  }

  private static JsonObject body(GatewayRequest request) {
    return request.json().orElseThrow(() -> new IllegalArgumentException("expected a JSON object"));
  }

  private static GatewayReply done(Runnable action) {
    action.run();
    return GatewayReply.json(JsonValue.EMPTY_JSON_OBJECT);
  }

  private static GatewayReply found(Supplier<JsonStructure> body) {
    return GatewayReply.json(body.get());
  }
}
