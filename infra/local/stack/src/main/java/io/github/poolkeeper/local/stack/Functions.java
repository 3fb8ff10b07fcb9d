package io.github.poolkeeper.local.stack;

import io.github.poolkeeper.local.iam.AccessControl;
import io.github.poolkeeper.local.lambda.FunctionSpec;
import io.github.poolkeeper.local.lambda.HttpApi;
import io.github.poolkeeper.local.lambda.LambdaFunction;
import io.github.poolkeeper.local.template.FunctionDefinition;
import io.github.poolkeeper.local.template.FunctionDefinition.QueueEvent;
import io.github.poolkeeper.local.template.Place;
import io.github.poolkeeper.local.template.StackDefinition;
import io.github.poolkeeper.local.template.TemplateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The functions of a running stack, each in processes of its own.
final class Functions implements AutoCloseable {
  /// Processes that answer the history API at the same time.
  private static final int API_CONCURRENCY = 2;

  /// Where the template puts a policy's layer; there are no layers here.
  private static final String POLICY_FILE = "POLICY_FILE";

  private final Place place;
  private final StackSettings settings;
  private final Credentials credentials;
  private final AccessControl control;
  private final Map<FunctionDefinition, LambdaFunction> functions = new LinkedHashMap<>();

  Functions(Place place, StackSettings settings, Credentials credentials, AccessControl control) {
    this.place = place;
    this.settings = settings;
    this.credentials = credentials;
    this.control = control;
  }

  /// Returns while they still start.
  void start(StackDefinition stack) throws IOException {
    List<Path> runtime = settings.project().classPath("lambda-runtime");
    for (FunctionDefinition function : stack.functions()) {
      if (!Files.exists(function.code())) {
        throw new TemplateException(
            "%s: there is no %s".formatted(function.logicalId(), function.code()));
      }
      functions.put(
          function,
          LambdaFunction.start(
              specification(function, runtime),
              concurrency(function),
              new RoleLog(function, place, control, settings.functionLog())));
    }
  }

  private FunctionSpec specification(FunctionDefinition function, List<Path> runtime) {
    return new FunctionSpec(
        function.name(),
        function.handler(),
        List.of(function.code()),
        environment(function),
        function.timeout(),
        function.memoryMegabytes(),
        Path.of(System.getProperty("java.home")),
        runtime);
  }

  private Map<String, String> environment(FunctionDefinition function) {
    Map<String, String> environment = new HashMap<>(function.environment());
    environment.put("AWS_REGION", place.region());
    environment.put("AWS_DEFAULT_REGION", place.region());
    environment.put("AWS_ENDPOINT_URL", place.endpoint().toString());
    environment.putAll(credentials.environment(function));
    settings
        .policy()
        .filter(_ -> environment.containsKey(POLICY_FILE))
        .ifPresent(file -> environment.put(POLICY_FILE, file.toAbsolutePath().toString()));
    settings
        .endpoints()
        .forEach((service, uri) -> environment.put(service.endpointVariable(), uri.toString()));
    return environment;
  }

  private static int concurrency(FunctionDefinition function) {
    return function.queueEvents().stream().mapToInt(QueueEvent::concurrency).sum()
        + (function.routeEvents().isEmpty() ? 0 : API_CONCURRENCY);
  }

  void awaitReady(Duration limit) {
    functions.values().forEach(function -> function.awaitReady(limit));
  }

  HttpApi routes() {
    List<HttpApi.Route> routes = new ArrayList<>();
    functions.forEach(
        (definition, function) ->
            definition
                .routeEvents()
                .forEach(
                    route ->
                        routes.add(new HttpApi.Route(route.method(), route.path(), function))));
    return new HttpApi(routes);
  }

  Map<FunctionDefinition, LambdaFunction> running() {
    return Collections.unmodifiableMap(functions);
  }

  @Override
  public void close() {
    functions.values().forEach(LambdaFunction::close);
  }
}
