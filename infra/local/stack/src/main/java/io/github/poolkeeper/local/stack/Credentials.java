package io.github.poolkeeper.local.stack;

import io.github.poolkeeper.local.gateway.Identity;
import io.github.poolkeeper.local.signature.AccessKey;
import io.github.poolkeeper.local.template.FunctionDefinition;
import io.github.poolkeeper.local.template.Place;
import io.github.poolkeeper.local.template.StackDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which credentials the functions sign with. Each has its own, so that its requests can be told
/// apart and held to its policy. If a service is reached elsewhere and the environment has
/// credentials, which a real account asks for, all functions have those instead, because an SDK
/// signs for every service with the same.
sealed interface Credentials {

  AccessKey of(FunctionDefinition function);

  /// As the SDKs look for them.
  default Map<String, String> environment(FunctionDefinition function) {
    AccessKey key = of(function);
    Map<String, String> environment = new TreeMap<>();
    environment.put("AWS_ACCESS_KEY_ID", key.id());
    environment.put("AWS_SECRET_ACCESS_KEY", key.secret());
    key.sessionToken().ifPresent(token -> environment.put("AWS_SESSION_TOKEN", token));
    return environment;
  }

  /// Everybody who may sign: the people, and the functions.
  List<Identity> identities(StackDefinition stack);

  static Credentials of(Place place, boolean elsewhere, Map<String, String> environment) {
    String accessKey = environment.getOrDefault("AWS_ACCESS_KEY_ID", "");
    boolean borrows = elsewhere && !accessKey.isEmpty() && !Own.USERS.contains(accessKey);
    return borrows ? new Borrowed(place, environment) : new Own(place);
  }

  /// One access key a function.
  record Own(Place place) implements Credentials {
    private static final List<String> USERS = List.of("test", "approver1", "approver2");

    @Override
    public AccessKey of(FunctionDefinition function) {
      return identity(function).key();
    }

    @Override
    public List<Identity> identities(StackDefinition stack) {
      List<Identity> identities = new ArrayList<>();
      USERS.forEach(user -> identities.add(Identity.user(user, place.accountId())));
      stack.functions().forEach(function -> identities.add(identity(function)));
      return identities;
    }

    private Identity identity(FunctionDefinition function) {
      return Identity.function(function.logicalId(), place.accountId(), function.policy());
    }
  }

  /// The environment's.
  record Borrowed(Place place, Map<String, String> environment) implements Credentials {
    @Override
    public AccessKey of(FunctionDefinition function) {
      return key();
    }

    private AccessKey key() {
      return new AccessKey(
          environment.getOrDefault("AWS_ACCESS_KEY_ID", ""),
          environment.getOrDefault("AWS_SECRET_ACCESS_KEY", ""),
          Optional.ofNullable(environment.get("AWS_SESSION_TOKEN")).filter(t -> !t.isEmpty()));
    }

    @Override
    public List<Identity> identities(StackDefinition stack) {
      List<Identity> identities = new ArrayList<>();
      Own.USERS.forEach(user -> identities.add(Identity.user(user, place.accountId())));
      identities.add(Identity.borrowed(key(), place.accountId()));
      return identities;
    }
  }
}
