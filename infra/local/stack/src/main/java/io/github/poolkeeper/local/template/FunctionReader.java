package io.github.poolkeeper.local.template;

import io.github.poolkeeper.local.template.FunctionDefinition.QueueEvent;
import io.github.poolkeeper.local.template.FunctionDefinition.RouteEvent;
import io.github.poolkeeper.local.template.FunctionDefinition.ScheduleEvent;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `AWS::Serverless::Function`, its `Globals` already merged in.
final class FunctionReader {
  private static final int LONGEST_DESCRIPTION = 256;

  private final Path template;
  private final Map<String, FunctionDefinition.Role> roles;

  /// @param template the file beside which `CodeUri` starts
  /// @param roles by their ARNs
  FunctionReader(Path template, Map<String, FunctionDefinition.Role> roles) {
    this.template = template;
    this.roles = roles;
  }

  FunctionDefinition read(String logicalId, String name, JsonObject properties) {
    var function = new Properties(logicalId, properties);
    var events = new EventReader(function.object("Events"));
    if (!function.text("Runtime").equals("java25")) {
      throw function.trouble("Runtime must be java25, not " + function.text("Runtime"));
    }
    var definition =
        new FunctionDefinition(
            logicalId,
            name,
            template.resolveSibling(function.text("CodeUri")),
            function.text("Handler"),
            environment(function.object("Environment")),
            Duration.ofSeconds(function.number("Timeout", 3)),
            function.number("MemorySize", 128),
            role(function),
            logGroup(function, name),
            events.queues,
            events.routes,
            events.schedules);
    checkVersion(function);
    function
        .passOver("Architectures", "AutoPublishAlias", "AutoPublishAliasAllProperties")
        .passOver("Description", "FunctionName", "Layers", "SnapStart", "Tags", "Tracing")
        .end();
    return definition;
  }

  /// A version's description, by which a changed parameter makes another version.
  private static void checkVersion(Properties function) {
    String description = function.text("VersionDescription", "");
    if (description.length() > LONGEST_DESCRIPTION) {
      throw function.trouble("VersionDescription has more than 256 characters: " + description);
    }
  }

  private FunctionDefinition.Role role(Properties function) {
    String role = function.text("Role");
    return Optional.ofNullable(roles.get(role))
        .orElseThrow(() -> function.trouble("Role is not one of the template's: " + role));
  }

  /// Without one of its own a function writes to a group that Lambda names.
  private static String logGroup(Properties function, String name) {
    Properties logging = function.object("LoggingConfig");
    String group = logging.text("LogGroup", "/aws/lambda/" + name);
    logging.end();
    return group;
  }

  private static Map<String, String> environment(Properties environment) {
    Properties variables = environment.object("Variables");
    Map<String, String> values = new HashMap<>();
    variables.names().forEach(name -> values.put(name, variables.text(name)));
    environment.end();
    return values;
  }

  /// Sorts a function's events by what brings them.
  private static final class EventReader {
    /// What Lambda would start for a queue without `MaximumConcurrency` is far beyond one machine.
    private static final int UNLIMITED = 2;

    private final List<QueueEvent> queues = new ArrayList<>();
    private final List<RouteEvent> routes = new ArrayList<>();
    private final List<ScheduleEvent> schedules = new ArrayList<>();

    EventReader(Properties events) {
      for (String name : events.names()) {
        Properties event = events.object(name);
        String type = event.text("Type");
        switch (type) {
          case "SQS" -> queues.add(queue(event.object("Properties")));
          case "HttpApi" -> routes.add(route(event.object("Properties")));
          case "Schedule" -> schedules.add(schedule(event.object("Properties")));
          default -> throw event.trouble("an event of type %s is not known".formatted(type));
        }
        event.end();
      }
    }

    private static QueueEvent queue(Properties event) {
      Properties scaling = event.object("ScalingConfig");
      int concurrency = scaling.number("MaximumConcurrency", UNLIMITED);
      scaling.end();
      if (!event.texts("FunctionResponseTypes").contains("ReportBatchItemFailures")) {
        throw event.trouble("the local stack knows only ReportBatchItemFailures");
      }
      var queue = new QueueEvent(event.text("Queue"), event.number("BatchSize", 10), concurrency);
      event.end();
      return queue;
    }

    private static ScheduleEvent schedule(Properties event) {
      var schedule =
          new ScheduleEvent(ScheduleReader.every(event, "Schedule"), event.text("Input"));
      event.passOver("Description").end();
      return schedule;
    }

    private static RouteEvent route(Properties event) {
      if (!event.text("PayloadFormatVersion", "2.0").equals("2.0")) {
        throw event.trouble("PayloadFormatVersion must be 2.0");
      }
      var route = new RouteEvent(event.text("Method"), event.text("Path"));
      event.text("ApiId");
      event.end();
      return route;
    }
  }
}
