package io.github.poolkeeper.local.stack;

import io.github.poolkeeper.local.gateway.Identity;
import io.github.poolkeeper.local.template.FunctionDefinition;
import io.github.poolkeeper.local.template.Place;
import io.github.poolkeeper.local.template.StackDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Which credentials the functions sign with. Each has its own, so that its requests can be told
/// apart and held to its policy. If a service is reached elsewhere and the environment has
/// credentials, which a real account asks for, all functions have those instead, because an SDK
/// signs for every service with the same.
sealed interface Credentials {

  Map<String, String> of(FunctionDefinition function);

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
    public Map<String, String> of(FunctionDefinition function) {
      String accessKey = identity(function).caller().accessKey();
      return Map.of("AWS_ACCESS_KEY_ID", accessKey, "AWS_SECRET_ACCESS_KEY", accessKey);
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
    private static final Set<String> VARIABLES =
        Set.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN");

    @Override
    public Map<String, String> of(FunctionDefinition function) {
      Map<String, String> credentials = new TreeMap<>(environment);
      credentials.keySet().retainAll(VARIABLES);
      return credentials;
    }

    @Override
    public List<Identity> identities(StackDefinition stack) {
      List<Identity> identities = new ArrayList<>();
      Own.USERS.forEach(user -> identities.add(Identity.user(user, place.accountId())));
      String accessKey = environment.getOrDefault("AWS_ACCESS_KEY_ID", "");
      identities.add(Identity.borrowed(accessKey, place.accountId()));
      return identities;
    }
  }
}
