package io.github.poolkeeper.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.tests.EventLoader;
import io.github.poolkeeper.aws.lambda.RecordingContext;
import io.github.poolkeeper.core.apply.ApplyChange;
import io.github.poolkeeper.core.apply.ApplyClock;
import io.github.poolkeeper.core.apply.ApplyPorts;
import io.github.poolkeeper.core.apply.ApplySettings;
import io.github.poolkeeper.core.apply.InMemoryUserPools;
import io.github.poolkeeper.core.apply.LookAtPool;
import io.github.poolkeeper.core.apply.RecordedCallbacks;
import io.github.poolkeeper.core.approval.AcceptExternal;
import io.github.poolkeeper.core.approval.AnswerApproval;
import io.github.poolkeeper.core.change.Actor;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeIds;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.InMemoryChangeQueue;
import io.github.poolkeeper.core.change.Seen;
import io.github.poolkeeper.core.change.Via;
import io.github.poolkeeper.core.export.ExportPool;
import io.github.poolkeeper.core.freeze.TurnFreeze;
import io.github.poolkeeper.core.history.InMemoryChangeHistory;
import io.github.poolkeeper.core.history.InMemoryLedgerLines;
import io.github.poolkeeper.core.history.VerifyLedger;
import io.github.poolkeeper.core.intake.OpenChange;
import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.live.CreatedWith;
import io.github.poolkeeper.core.policy.Policies;
import io.github.poolkeeper.core.policy.Policy;
import io.github.poolkeeper.core.proposal.PreviewRequest;
import io.github.poolkeeper.core.proposal.UnknownSettingsMode;
import io.github.poolkeeper.core.userpool.UserPoolId;
import io.github.poolkeeper.core.watch.LookNow;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The API over in-memory ports: a request is a line like `GET /user-pools/x/changes?limit=2`, and
/// time passes a millisecond a request. What is submitted waits until it is applied. Every exchange
/// is held against `docs/openapi.yaml`, and its routes are the document's.
final class RehearsedApi {
  static final UserPoolId POOL = new UserPoolId("us-east-1_Example01");
  static final String AT_POOL = "/user-pools/us-east-1_Example01";
  private static final String SAMPLE = "../../events/lambda/history-get-changes.json";
  private static final OpenApi OPEN_API = OpenApi.in(Path.of("../.."));

  final InMemoryUserPools pools = new InMemoryUserPools();
  final InMemoryChangeHistory history = new InMemoryChangeHistory();
  final RecordingContext context = new RecordingContext();
  final InMemoryChangeQueue queue = new InMemoryChangeQueue();
  final Set<String> answers = new TreeSet<>();
  private final CreatedWith.Choice createdWith =
      new CreatedWith.Choice.Known(
          json("{\"UsernameAttributes\":[\"email\"],\"SchemaAttributes\":[]}"));
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final HistoryHandler handler;
  private final ApplyChange applyChange;
  private final LookAtPool lookAtPool;
  private Optional<String> caller = Optional.empty();
  private String callerArn = "";
  private int requests;
  private boolean isBusy;
  int looks;

  RehearsedApi() {
    this(Policies.ANYTHING_GOES);
  }

  RehearsedApi(Policy policy) {
    InstantSource clock = () -> now;
    ChangeIds ids = new ChangeIds(clock, new Random(1));
    ReadRevisions revisions = new ReadRevisions(history);
    InMemoryLedgerLines ledger = new InMemoryLedgerLines(history);
    handler =
        new HistoryHandler(
            new HistoryApi(
                new ReadPools(ledger, history, revisions, history, new PoolNames(history)),
                new ReadChanges(history, history, history, history, history),
                new WhoAmI(),
                new ReadTimeline(history, new ChangeRows(history, history), clock),
                new ReadAnswers(history, new ChangeRows(history, history), clock),
                new ReadApprovals(history),
                revisions,
                new ListRevisions(ledger, history, new ChangeRows(history, history)),
                new VerifyPool(
                    new VerifyLedger(ledger), new CompareLive(ledger, history, pools, clock)),
                new ExportFile(new ExportPool(history, _ -> createdWith)),
                new PlanRequest(
                    new PreviewRequest(pools, history, UnknownSettingsMode.CARRY, policy, clock)),
                new SubmitChange(history, new OpenChange(history, history, queue, ids, clock)),
                new AnswerChange(
                    new AnswerApproval(history, queue, clock),
                    new AcceptExternal(history, history, clock),
                    new ReadChanges(history, history, history, history, history)),
                new LookAtOnce(
                    new LookNow(pools, history, (pool, _) -> look(pool), clock, this::pass),
                    new ReadChanges(history, history, history, history, history)),
                new ReadFreezes(history, history, new PoolNames(history), clock),
                new FreezeRoutes(new TurnFreeze(history, history, history, queue, clock), history)),
            clock);
    applyChange =
        new ApplyChange(
            new ApplyPorts(pools, history, history, history, new RecordedCallbacks()),
            new ApplySettings(UnknownSettingsMode.CARRY, 1, policy, Duration.ofDays(3)),
            new ApplyClock(clock, ids, _ -> {}));
    lookAtPool =
        new LookAtPool(pools, history, history, policy, new ApplyClock(clock, ids, _ -> {}));
    pools.put(POOL, json("{\"PoolName\":\"people\",\"DeletionProtection\":\"ACTIVE\"}"));
  }

  /// From now on somebody else calls.
  RehearsedApi as(String userId) {
    return as(userId, "arn:aws:iam::123456789012:user/" + userId.toLowerCase(Locale.ROOT));
  }

  /// The same under the ARN that the authorizer gives beside the id.
  RehearsedApi as(String userId, String userArn) {
    caller = Optional.of(userId);
    callerArn = userArn;
    return this;
  }

  APIGatewayV2HTTPResponse get(String path) {
    return send("GET " + path, "", Map.of());
  }

  APIGatewayV2HTTPResponse getText(String path) {
    return send("GET " + path, "", Map.of("accept", "text/plain"));
  }

  APIGatewayV2HTTPResponse post(String path, String body) {
    return send("POST " + path, body, Map.of());
  }

  APIGatewayV2HTTPResponse send(String line, String body, Map<String, String> headers) {
    now = now.plusMillis(1);
    Matcher parts = Pattern.compile("(GET|POST|PUT|DELETE) ([^?]*)\\??(.*)").matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException(line);
    }
    APIGatewayV2HTTPEvent event = EventLoader.loadApiGatewayHttpEvent(SAMPLE);
    event.setHeaders(headers);
    event.setBody(body);
    event.setQueryStringParameters(query(parts.group(3)));
    event.getRequestContext().setRequestId("http-" + ++requests);
    caller.ifPresent(
        id -> {
          event.getRequestContext().getAuthorizer().getIam().setUserId(id);
          event.getRequestContext().getAuthorizer().getIam().setUserArn(callerArn);
        });
    route(event, parts.group(1), parts.group(2));
    APIGatewayV2HTTPResponse response = handle(event);
    check(
        new OpenApi.Exchange(
            event.getRouteKey(),
            body,
            response.getStatusCode(),
            response.getHeaders(),
            response.getBody()));
    return response;
  }

  private void check(OpenApi.Exchange exchange) {
    assertThat(OPEN_API.departures(exchange)).as(exchange.route()).isEmpty();
    answers.add(OpenApi.answer(exchange));
  }

  APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event) {
    return handler.handleRequest(event, context);
  }

  /// Applies what has been submitted, in its order.
  void apply() {
    for (ChangeId id : queue.drain()) {
      now = now.plusMillis(1);
      applyChange.apply(POOL, id, 1);
    }
  }

  /// Submits a change, applies it and gives its id.
  String change(String patch) {
    String id =
        body(post(AT_POOL + "/changes", "{\"change\":" + patch + "}")).getString("changeId");
    apply();
    return id;
  }

  /// Submits a change of a pool that Cognito does not know, and applies it.
  void refuse(UserPoolId unknown, String patch) {
    post("/user-pools/" + unknown + "/changes", "{\"change\":" + patch + "}");
    applyChange.apply(unknown, queue.sent().getLast(), 1);
  }

  /// Somebody changes the pool past Poolkeeper; who it was is known where there are `calls`. Gives
  /// the id of what is found.
  String byHand(String path, JsonValue value, Actor... calls) {
    now = now.plusSeconds(10);
    pools.edit(POOL, InMemoryUserPools.setting(path, value));
    Instant at = now;
    now = now.plusSeconds(1);
    lookAtPool.look(POOL);
    for (Actor who : calls) {
      lookAtPool.look(POOL, seen(who, at));
    }
    return history.head(POOL).orElseThrow().madeBy().value();
  }

  /// Somebody has written to a pool of which nothing is said.
  void unplacedCall(Actor who) {
    history.unplacedCall(seen(who, now));
  }

  private static Seen seen(Actor who, Instant at) {
    return new Seen(
        who.words() + at,
        at,
        "UpdateUserPool",
        who,
        Via.CONSOLE,
        Optional.of("198.51.100.7"),
        Optional.empty());
  }

  /// Somebody changes the pool, and nobody has looked.
  void edit(String path, JsonValue value) {
    now = now.plusSeconds(10);
    pools.edit(POOL, InMemoryUserPools.setting(path, value));
    now = now.plusSeconds(10);
  }

  /// From now on a look waits for ever: changes of the pool are before it.
  void keepBusy() {
    isBusy = true;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /// As apply does, in the pool's message group.
  private void look(UserPoolId pool) {
    looks++;
    if (!isBusy) {
      lookAtPool.look(pool);
    }
  }

  /// A newer release takes what was submitted last to a state of its own.
  String newer(String state) {
    ChangeRecord last = history.list(POOL, Optional.empty(), 1).records().getFirst();
    history.update(last.in(new ChangeState.Newer(json(state))), List.of());
    return last.id().value();
  }

  static JsonObject body(APIGatewayV2HTTPResponse response) {
    return json(response.getBody());
  }

  static JsonObject json(String text) {
    return JsonText.parse(text).asJsonObject();
  }

  static List<String> violations(APIGatewayV2HTTPResponse response) {
    return body(response).getJsonArray("violations").getValuesAs(JsonObject.class).stream()
        .map(violation -> violation.getString("path"))
        .toList();
  }

  /// Decoded, as API Gateway hands it on.
  private static Map<String, String> query(String text) {
    Map<String, String> query = new HashMap<>();
    Arrays.stream(text.split("&", -1))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split("=", 2))
        .forEach(pair -> query.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    return query;
  }

  /// As API Gateway does: the route that fits, and what stands at its variables.
  private static void route(APIGatewayV2HTTPEvent event, String method, String path) {
    for (String route : OPEN_API.routes()) {
      Matcher matcher =
          Pattern.compile(route.replaceAll("\\{(\\w+)}", "(?<$1>[^/]+)"))
              .matcher(method + " " + path);
      if (matcher.matches()) {
        Map<String, String> variables = new HashMap<>();
        matcher.namedGroups().keySet().forEach(name -> variables.put(name, matcher.group(name)));
        event.setPathParameters(variables);
        event.setRouteKey(route);
        return;
      }
    }
    throw new IllegalArgumentException("no route for " + path);
  }
}
