package io.github.poolkeeper.local.stack;

import io.github.poolkeeper.local.cognito.FakeCognito;
import io.github.poolkeeper.local.events.EventBus;
import io.github.poolkeeper.local.events.EventRules;
import io.github.poolkeeper.local.gateway.AwsService;
import io.github.poolkeeper.local.gateway.Gateway;
import io.github.poolkeeper.local.gateway.Outages;
import io.github.poolkeeper.local.iam.AccessControl;
import io.github.poolkeeper.local.template.EventRuleDefinition;
import io.github.poolkeeper.local.template.FunctionDefinition;
import io.github.poolkeeper.local.template.PipeDefinition;
import io.github.poolkeeper.local.template.Place;
import io.github.poolkeeper.local.template.StackDefinition;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The template, running on this machine until it is closed.
public final class LocalStack implements AutoCloseable {
  /// Not just any: in most Regions version 1 of the AWS CLI takes a built-in address for SQS over
  /// `AWS_ENDPOINT_URL`. For this one it has none.
  private static final String REGION = "eu-central-2";

  private static final String ACCOUNT_ID = "000000000000";
  private static final String STACK_NAME = "poolkeeper";
  private static final Duration LONGEST_START = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(LocalStack.class);

  private final Gateway gateway;
  private final EventBus events = new EventBus();
  private final EventBus notices = new EventBus();
  private final FakeCognito cognito = new FakeCognito(REGION, ACCOUNT_ID, InstantSource.system());
  private final Outages outages = new Outages();
  private final AccessControl access = new AccessControl();
  private final StackDefinition definition;
  private final Place place;
  private final Deque<AutoCloseable> running = new ArrayDeque<>();

  private LocalStack(Gateway gateway, StackSettings settings) {
    this.gateway = gateway;
    this.place = new Place(REGION, ACCOUNT_ID, STACK_NAME, gateway.endpoint());
    this.definition =
        StackDefinition.read(settings.project().template(), place, settings.parameters());
  }

  /// Starts everything and waits until it serves.
  ///
  /// @param progress is told what is being done, a few words at a time
  /// @throws io.github.poolkeeper.local.template.TemplateException if the template does not hold
  public static LocalStack start(StackSettings settings, Consumer<String> progress)
      throws Exception {
    Gateway gateway = Gateway.open(settings.port());
    try {
      var stack = new LocalStack(gateway, settings);
      stack.run(settings, progress);
      return stack;
    } catch (Exception e) {
      gateway.close();
      throw e;
    }
  }

  private void run(StackSettings settings, Consumer<String> progress) throws Exception {
    running.push(gateway);
    try {
      EventSourceRules.check(definition);
      PipeRules.check(definition);
      startAll(settings, progress);
    } catch (Exception e) {
      close();
      throw e;
    }
  }

  private void startAll(StackSettings settings, Consumer<String> progress) throws Exception {
    var credentials = Credentials.of(place, !settings.endpoints().isEmpty(), System.getenv());
    var servers = new Servers(place, settings);
    running.push(servers);
    var functions = new Functions(place, settings, credentials, access);
    running.push(functions);
    var eventSources = new EventSources(place, settings, credentials);
    running.push(eventSources);

    progress.accept("starting %d functions".formatted(definition.functions().size()));
    functions.start(definition);
    progress.accept("starting ElasticMQ and DynamoDB Local");
    Gateway.Servers started = servers.start(definition);
    var queues = servers.client(AwsService.SQS, started.endpoint(AwsService.SQS));
    var targets = new QueueTargets(place, definition, queues);
    var schedules = new Schedules(place, definition, targets, functions.running());
    running.push(schedules);
    gateway.serve(
        place,
        started,
        new Gateway.Callers(
            credentials.identities(definition),
            InstantSource.system(),
            access,
            definition::isForbidden),
        new Gateway.StandIns(cognito, events, notices, rules(targets), schedules::fireAll, outages),
        functions.routes());
    servers
        .startPipes(definition, started.endpoint(AwsService.DYNAMODB), events)
        .forEach(running::push);
    progress.accept("waiting for the functions");
    functions.awaitReady(LONGEST_START);
    eventSources.start(definition, functions.running(), gateway::senderOf);
    schedules.start();
  }

  /// The template's rules and those that clients make, on the default bus, on buses of theirs and
  /// on the one that the template's pipe puts events on.
  private EventRules rules(QueueTargets targets) {
    Optional<String> bus = definition.pipes().stream().map(PipeDefinition::busName).findFirst();
    var rules =
        new EventRules(
            place,
            bus.stream().toList(),
            (rule, queue, event) ->
                targets.send(rule, queue.queueArn(), queue.messageGroup(), event),
            notices);
    definition.eventRules().forEach(rule -> add(rules, rule));
    bus.ifPresent(name -> events.listen(event -> rules.pass(name, event)));
    return rules;
  }

  private static void add(EventRules rules, EventRuleDefinition rule) {
    var name = new EventRules.RuleName(rule.bus(), rule.name());
    rules.putRule(name, rule.pattern());
    rule.targets().forEach(target -> rules.putTarget(name, target(target)));
  }

  private static EventRules.Target target(EventRuleDefinition.Target target) {
    return switch (target) {
      case EventRuleDefinition.Queue(String id, String arn, boolean detailOnly, String group) ->
          new EventRules.Queue(id, arn, Optional.of(group), detailOnly);
      case EventRuleDefinition.Topic(
              String id,
              String arn,
              Map<String, String> paths,
              String template) ->
          new EventRules.Topic(id, arn, paths, template);
    };
  }

  /// For every AWS service and for the history API.
  public URI endpoint() {
    return gateway.endpoint();
  }

  public String region() {
    return place.region();
  }

  /// One of the template's outputs.
  public String output(String name) {
    String value = definition.outputs().get(name);
    if (value == null) {
      throw new IllegalArgumentException("The template has no output " + name);
    }
    return value;
  }

  /// The functions as the template describes them.
  public List<FunctionDefinition> functions() {
    return definition.functions();
  }

  /// Which rights the functions have used so far, and which they lacked.
  public List<AccessControl.Entry> accesses() {
    return access.entries();
  }

  /// The Cognito stand-in, to load user pools into.
  public FakeCognito cognito() {
    return cognito;
  }

  /// Trouble on demand with any service.
  public Outages outages() {
    return outages;
  }

  /// What topics are told: `{topicArn, message}`.
  public EventBus notices() {
    return notices;
  }

  /// What the template's pipes put on their bus.
  public EventBus events() {
    return events;
  }

  /// Ends every process and server, the last started first.
  @Override
  public void close() {
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception e) {
        // The others still have to end.
        LOG.warn("does not end cleanly", e);
      }
    }
  }
}
