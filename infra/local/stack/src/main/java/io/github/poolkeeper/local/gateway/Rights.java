package io.github.poolkeeper.local.gateway;

import io.github.poolkeeper.local.iam.Access;
import io.github.poolkeeper.local.iam.Decision;
import io.github.poolkeeper.local.iam.Policy;
import io.github.poolkeeper.local.template.Place;
import io.github.poolkeeper.local.template.PolicyDocument;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/// What people may ask the history API, where that is rehearsed: whoever was given no rights has
/// all of them.
final class Rights {
  private static final String INVOKE = "execute-api:Invoke";

  private final Place place;
  private final Map<String, Given> given = new ConcurrentHashMap<>();

  private record Given(Policy policy, Set<String> used, Set<String> lacked) {}

  Rights(Place place) {
    this.place = place;
  }

  /// From now on somebody has these rights and no others.
  ///
  /// @param document of a policy, as IAM has it
  void give(String name, JsonObject document) {
    Policy policy = PolicyDocument.read("the rights of " + name, document);
    given.put(
        name, new Given(policy, new ConcurrentSkipListSet<>(), new ConcurrentSkipListSet<>()));
  }

  boolean allow(Identity caller, GatewayRequest request) {
    Given rights = given.get(caller.name());
    if (rights == null) {
      return true;
    }
    String route = "poolkeeper/$default/" + request.method() + request.path();
    String arn = place.arn("execute-api", route);
    boolean allows = rights.policy().decide(new Access(INVOKE, arn)) == Decision.ALLOWED;
    (allows ? rights.used() : rights.lacked()).add(arn);
    return allows;
  }

  /// `{"used": [ARN…], "lacked": [ARN…]}` of somebody who was given rights.
  JsonObject toJson(String name) {
    Given rights = given.get(name);
    if (rights == null) {
      throw new IllegalArgumentException(name + " has every right");
    }
    return Json.createObjectBuilder()
        .add("used", array(rights.used()))
        .add("lacked", array(rights.lacked()))
        .build();
  }

  private static JsonArrayBuilder array(Set<String> texts) {
    return Json.createArrayBuilder(texts);
  }
}
