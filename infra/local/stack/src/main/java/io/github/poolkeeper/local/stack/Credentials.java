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

    /// With a name in both roles, one in two spellings, and one that a user has, too.
    private static final Map<String, List<String>> SESSIONS =
        Map.of(
            "Engineer", List.of("ines.weber", "otto.kern", "approver1"),
            "Approver", List.of("ines.weber", "INES.WEBER", "otto.kern", "mai.tanaka"),
            "Workflow", List.of("execution", "retry"));

    private static List<Identity> people(Place place) {
      String account = place.accountId();
      List<Identity> people = new ArrayList<>();
      USERS.forEach(user -> people.add(Identity.user(user, account)));
      SESSIONS.forEach(
          (role, names) ->
              names.forEach(name -> people.add(Identity.session(role, name, account))));
      people.add(Identity.federated("mai.tanaka", account));
      people.add(Identity.root(account));
      return people;
    }

    @Override
    public AccessKey of(FunctionDefinition function) {
      return identity(function).key();
    }

    @Override
    public List<Identity> identities(StackDefinition stack) {
      List<Identity> identities = people(place);
      stack.functions().forEach(function -> identities.add(identity(function)));
      return identities;
    }

    private Identity identity(FunctionDefinition function) {
      return Identity.function(function.logicalId(), place.accountId(), function.role());
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
      List<Identity> identities = Own.people(place);
      identities.add(Identity.borrowed(key(), place.accountId()));
      return identities;
    }
  }
}
