package io.github.poolkeeper.history;

import static io.github.poolkeeper.history.RehearsedApi.AT_POOL;
import static io.github.poolkeeper.history.RehearsedApi.POOL;
import static io.github.poolkeeper.history.RehearsedApi.body;
import static io.github.poolkeeper.history.RehearsedApi.json;
import static io.github.poolkeeper.history.RehearsedApi.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.Attempt;
import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadHistoryTest {
  private static final UserPoolId OTHER = new UserPoolId("eu-west-1_Other0001");
  private static final String CHANGES = AT_POOL + "/changes";

  private final RehearsedApi api = new RehearsedApi();

  @Test
  void listsChangesNewestFirstAPageAtATime() {
    for (int i = 0; i < 3; i++) {
      submit("k" + i, "p" + i);
    }

    JsonObject first = body(api.get(CHANGES + "?limit=2"));
    JsonObject second = body(api.get(CHANGES + "?limit=2&cursor=" + first.getString("cursor")));

    assertThat(requestIds(first)).containsExactly("k2", "k1");
    assertThat(requestIds(second)).containsExactly("k0");
    assertThat(second.containsKey("cursor")).isFalse();
  }

  /// What a change finds on the pool came before it.
  @ParameterizedTest
  @ValueSource(strings = {CHANGES, "/changes"})
  void listsInTheOrderOfTheLedger(String list) {
    api.change("{\"PoolName\":\"folk\"}");
    api.edit("/DeletionProtection", JsonValues.value("INACTIVE"));
    api.change("{\"PoolName\":\"kin\"}");
    api.change("{\"PoolName\":\"clan\"}");
    api.byHand("/DeletionProtection", JsonValues.value("ACTIVE"));

    assertThat(body(api.get(list)).getJsonArray("changes").getValuesAs(JsonObject.class))
        .extracting(row -> row.getInt("revision"))
        .containsExactly(6, 5, 4, 3, 2, 1);
  }

  /// It has waited longer than the lists of a time look back: there it is where it was found.
  @Test
  void listsWhatIsFoundWithinTheTimeInWhichItIsFound() {
    api.change("{\"PoolName\":\"folk\"}");
    submit("k1", "kin");
    api.edit("/DeletionProtection", JsonValues.value("INACTIVE"));
    api.pass(Duration.ofHours(1));
    api.apply();

    assertThat(
            body(api.get("/changes?kind=external&since=2026-01-01T00%3A30%3A00Z"))
                .getJsonArray("changes"))
        .hasSize(1);
  }

  @Test
  void findsWhatBecameOfARequest() {
    submit("k1", "p1");

    assertThat(requestIds(body(api.get(CHANGES + "?requestId=k1")))).containsExactly("k1");
    assertThat(requestIds(body(api.get(CHANGES + "?requestId=k2")))).isEmpty();
    assertThat(requestIds(body(api.get(CHANGES + "?requestId=k1&status=APPLIED")))).isEmpty();
  }

  @Test
  void listsTheChangesInOneState() {
    submit("k1", "p1");
    api.apply();
    submit("k2", "p2");

    assertThat(requestIds(body(api.get(CHANGES + "?status=QUEUED")))).containsExactly("k2");
    assertThat(requestIds(body(api.get(CHANGES + "?status=APPLIED")))).contains("k1");
    assertThat(requestIds(body(api.get(CHANGES + "?status=FAILED")))).isEmpty();
  }

  @Test
  void listsPoolsWithTheirNamesAndWhatStopsThem() {
    api.change("{\"PoolName\":\"folk\"}");
    found(OTHER, "{\"PoolName\":\"others\"}");
    api.send("PUT " + AT_POOL + "/freeze", "", Map.of());

    List<JsonObject> pools =
        body(api.get("/user-pools")).getJsonArray("userPools").getValuesAs(JsonObject.class);

    assertThat(pools).extracting(p -> p.getString("poolName")).containsExactly("others", "folk");
    assertThat(pools).extracting(p -> p.getString("frozen", "")).containsExactly("", POOL.value());
    assertThat(api.getText("/user-pools").getBody().lines().toList().getLast())
        .startsWith("us-east-1_Example01  \"folk\"  stopped  revision 2  ");
    api.send("PUT /freeze", "", Map.of());
    assertThat(api.get("/user-pools").getBody()).contains("\"frozen\":\"everything\"");
  }

  /// Lambda would answer with an error, and nobody could look at the pool.
  /// Behind those that have a revision: whoever may ask can name what is no pool.
  @Test
  void listsPoolsThatOnlyRequestsHaveNamedWithWhatIsOpen() {
    api.change("{\"PoolName\":\"folk\"}");
    submit("k1", "kin");
    api.refuse(OTHER, "{\"PoolName\":\"kin\"}");

    JsonObject page = body(api.get("/user-pools?limit=1&open=true"));
    assertThat(pools(page))
        .extracting(pool -> pool.getString("userPoolId"), pool -> pool.getJsonObject("open"))
        .containsExactly(tuple(POOL.value(), json("{\"QUEUED\":1}")));
    JsonObject rest = body(api.get("/user-pools?limit=1&cursor=" + page.getString("cursor")));
    assertThat(rest.containsKey("cursor")).isFalse();
    assertThat(pools(rest))
        .extracting(
            pool -> pool.getString("userPoolId"),
            pool -> pool.getBoolean("unseen"),
            pool -> pool.containsKey("revision"),
            pool -> pool.getJsonObject("lastChange").getString("status"))
        .containsExactly(tuple(OTHER.value(), true, false, "REFUSED"));
    assertThat(pools(body(api.get("/user-pools")))).hasSize(2);
    assertThat(api.getText("/user-pools?open=true").getBody().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("  \"folk\"  1 QUEUED  revision 2  "),
            line -> assertThat(line).startsWith(OTHER + "  no revision yet  REFUSED   change "));
  }

  /// Whoever looks for names has no use of it.
  @ParameterizedTest
  @ValueSource(strings = {"", "?open=false"})
  void countsWhatIsOpenOnlyForWhoAsks(String query) {
    api.change("{\"PoolName\":\"folk\"}");
    submit("k1", "kin");

    assertThat(pools(body(api.get("/user-pools" + query))))
        .singleElement()
        .satisfies(pool -> assertThat(pool).doesNotContainKey("open"));
    assertThat(api.getText("/user-pools" + query).getBody()).contains("  \"folk\"  revision 2  ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "TRUE", ""})
  void saysWhatAskingForOpenTakes(String open) {
    assertThat(api.get("/user-pools?open=" + open).getBody())
        .contains("{\"path\":\"/open\",\"message\":\"expected true or false\"}");
  }

  private static List<JsonObject> pools(JsonObject page) {
    return page.getJsonArray("userPools").getValuesAs(JsonObject.class);
  }

  @Test
  void showsAsManyOpenChangesAsFit() {
    for (int i = 0; i < 101; i++) {
      submit("k" + i, "p" + i);
    }

    JsonObject pool = body(api.get(AT_POOL));

    assertThat(pool.getJsonArray("openChanges")).hasSize(100);
    assertThat(pool.getBoolean("moreOpenChanges")).isTrue();
    assertThat(api.getText(AT_POOL).getBody()).contains("and more: ");
  }

  @Test
  void showsAPoolAsText() {
    api.change("{\"UserPoolTags\":{\"a b\":\"1\"}}");
    submit("k1", "p1");

    assertThat(api.getText(AT_POOL).getBody().lines())
        .contains(
            "us-east-1_Example01",
            "revision: 2",
            "PoolName: \"people\"",
            "UserPoolTags: {\"a b\":\"1\"}")
        .last()
        .asString()
        .startsWith("QUEUED    change   ");
    assertThat(api.getText(AT_POOL + "/revisions/1").getBody().lines())
        .contains("revision: 1", "DeletionProtection: \"ACTIVE\"")
        .noneMatch(line -> line.startsWith("QUEUED"));
  }

  @Test
  void comparesTwoPoolsAsTheyAreOnRecord() {
    api.change("{\"Policies\":{\"PasswordPolicy\":{\"MinimumLength\":14}}}");
    found(
        OTHER,
        "{\"PoolName\":\"people\",\"DeletionProtection\":\"INACTIVE\","
            + "\"Policies\":{\"PasswordPolicy\":{\"MinimumLength\":10}}}");
    String diff = "/diff?from=" + POOL + "&to=" + OTHER;

    JsonObject answer = body(api.get(diff));

    assertThat(answer.getJsonObject("from").getInt("revision")).isEqualTo(2);
    assertThat(answer.getJsonObject("to").getString("userPoolId")).isEqualTo(OTHER.value());
    assertThat(answer.getJsonObject("to").getString("poolName")).isEqualTo("people");
    assertThat(answer.getJsonArray("differences"))
        .isEqualTo(
            json("""
            {"differences": [
              {"path": "/DeletionProtection", "before": "ACTIVE", "after": "INACTIVE"},
              {"path": "/Policies/PasswordPolicy/MinimumLength", "before": 14, "after": 10}]}
            """)
                .getJsonArray("differences"));
    assertThat(body(api.get(diff + "&fromRevision=1")).getJsonArray("differences")).hasSize(2);
    assertThat(api.getText(diff).getBody().lines())
        .startsWith(
            "- us-east-1_Example01 \"people\" revision 2",
            "+ eu-west-1_Other0001 \"people\" revision 1")
        .contains("- \"ACTIVE\"", "+ \"INACTIVE\"");
    assertThat(api.get(diff + "&toRevision=2").getStatusCode()).isEqualTo(404);
    assertThat(api.get("/diff?from=" + POOL + "&to=eu-west-1_Nowhere").getStatusCode())
        .isEqualTo(404);
    assertThat(violations(api.get("/diff?from=people&fromRevision=0")))
        .containsExactlyInAnyOrder("/from", "/to", "/fromRevision");
  }

  /// A pool as it was found for the first time.
  private void found(UserPoolId pool, String configuration) {
    Configuration first = new Configuration(json(configuration));
    ChangeId id = new ChangeId("019b76da-a800-7cd8-a8fb-0e6f684df001");
    ChangeState.Outcome outcome =
        new ChangeState.Outcome(1, Optional.empty(), first.fingerprint(), List.of());
    ChangeRecord record =
        ChangeRecord.of(
            id,
            pool,
            new Cause.External(),
            Instant.EPOCH,
            new ChangeState.Applied(outcome, Instant.EPOCH));
    api.history.addRevision(
        record, new Revision(1, first.fingerprint(), id, Instant.EPOCH), List.of(first));
  }

  @Test
  void listsTheRevisionsNewestFirstWithWhoMadeThem() {
    submit("k1", "p1");
    api.apply();
    submit("k2", "p2");
    api.apply();

    JsonObject page = body(api.get(AT_POOL + "/revisions?limit=2"));
    List<JsonObject> revisions = page.getJsonArray("revisions").getValuesAs(JsonObject.class);
    JsonObject rest =
        body(api.get(AT_POOL + "/revisions?limit=2&cursor=" + page.getString("cursor")));

    assertThat(revisions).extracting(one -> one.getInt("revision")).containsExactly(3, 2);
    assertThat(revisions.getFirst().getString("digest"))
        .isEqualTo(body(api.get(AT_POOL + "/verify")).getString("digest"));
    assertThat(revisions.getFirst().getJsonObject("change").getString("requestId")).isEqualTo("k2");
    assertThat(rest.getJsonArray("revisions")).hasSize(1);
    assertThat(rest.containsKey("cursor")).isFalse();
    assertThat(api.get("/user-pools/us-east-1_None/revisions").getStatusCode()).isEqualTo(404);
  }

  @Test
  void printsARevisionALineWithoutFractionsOfASecond() {
    submit("k1", "p1");
    api.apply();

    assertThat(api.getText(AT_POOL + "/revisions").getBody().lines())
        .hasSize(2)
        .allMatch(line -> line.matches("[12]  2026-01-01T00:00:00Z  \\S+  (change|external) .*"));
  }

  @Test
  void verifiesTheHistoryAndHoldsThePoolAgainstIt() {
    submit("k1", "p1");
    api.apply();

    JsonObject verified = body(api.get(AT_POOL + "/verify"));
    assertThat(verified.getInt("to")).isEqualTo(2);
    assertThat(verified.getInt("chained")).isEqualTo(2);
    assertThat(verified.getInt("chainedFrom")).isEqualTo(1);
    assertThat(verified.getInt("records")).isEqualTo(2);
    assertThat(verified.getJsonArray("findings")).isEmpty();
    assertThat(verified.getJsonObject("live").getBoolean("equal")).isTrue();
    assertThat(verified.getString("digest"))
        .isEqualTo(api.history.head(POOL).orElseThrow().digest().orElseThrow().hex());

    api.pools.put(POOL, json("{\"PoolName\":\"by hand\",\"DeletionProtection\":\"ACTIVE\"}"));
    api.pass(Duration.ofMinutes(1));
    assertThat(api.getText(AT_POOL + "/verify").getBody())
        .contains("every line is as it was written")
        .contains("the live pool is not as revision 2 says:", "- \"p1\"", "+ \"by hand\"");
  }

  @Test
  void verifiesAPageAtATimeAndReadsThePoolOnTheLast() {
    submit("k1", "p1");
    api.apply();

    JsonObject first = body(api.get(AT_POOL + "/verify?limit=1"));
    assertThat(first.containsKey("live")).isFalse();
    JsonObject second =
        body(api.get(AT_POOL + "/verify?limit=1&cursor=" + first.getString("cursor")));
    assertThat(second.getInt("from")).isEqualTo(2);
    assertThat(second.getInt("records")).isEqualTo(1);
    JsonObject third =
        body(api.get(AT_POOL + "/verify?limit=1&cursor=" + second.getString("cursor")));
    assertThat(third.getInt("records")).isEqualTo(1);
    assertThat(third.containsKey("live")).isTrue();
    assertThat(third.containsKey("cursor")).isFalse();
  }

  /// Nobody can tell then what a difference comes from.
  @Test
  void holdsNoPoolAgainstItsHistoryThatIsBeingChanged() {
    submit("k1", "p1");
    api.apply();
    api.pools.put(POOL, json("{\"PoolName\":\"late\",\"DeletionProtection\":\"ACTIVE\"}"));
    JsonObject live = body(api.get(AT_POOL + "/verify")).getJsonObject("live");
    assertThat(live.getString("because")).isEqualTo("revision 2 has only just been made");
    assertThat(live.getString("changing"))
        .isEqualTo(api.history.head(POOL).orElseThrow().madeBy().value());

    api.pass(Duration.ofMinutes(1));
    submit("k2", "p2");
    ChangeRecord queued = api.history.list(POOL, Optional.empty(), 1).records().getFirst();
    Fingerprint recorded = api.history.head(POOL).orElseThrow().configuration();
    Attempt attempt = new Attempt(recorded, recorded, List.of(), List.of(), queued.requestedAt());
    api.history.update(queued.in(new ChangeState.Applying(List.of(attempt))), List.of());
    assertThat(body(api.get(AT_POOL + "/verify")).getJsonObject("live"))
        .isEqualTo(
            json(
                "{\"because\":\"change %s is at work on it\",\"changing\":\"%s\"}"
                    .formatted(queued.id(), queued.id())));
  }

  @Test
  void saysThatAPoolIsGone() {
    submit("k1", "p1");
    api.apply();
    api.pools.nextRead(
        new Reading.Refused(new ApiError("ResourceNotFoundException", "no such pool")));

    assertThat(body(api.get(AT_POOL + "/verify")).getJsonObject("live"))
        .isEqualTo(json("{\"because\":\"the pool is gone from Cognito\",\"deleted\":true}"));
  }

  @Test
  void showsAndPlansNothingThatSomebodyHasForgedInTheTable() {
    submit("k1", "p1");
    api.apply();
    String changeId =
        body(api.get(CHANGES + "?requestId=k1"))
            .getJsonArray("changes")
            .getJsonObject(0)
            .getString("changeId");
    api.history.forge(api.history.revision(POOL, 1).orElseThrow().configuration());

    String plan = "{\"rollback\":{\"changeId\":\"" + changeId + "\"}}";
    assertThat(api.post(AT_POOL + "/plan", plan).getBody())
        .contains("History forged", "is not what was put on record");
    assertThat(api.get(AT_POOL + "/revisions/1").getStatusCode()).isEqualTo(500);
    assertThat(api.context.log().getLast()).contains("SnapshotForgedException", "Exceptions");
  }

  /// After a release has been rolled back.
  @Test
  void showsWhatANewerReleaseHasWrittenAsItIs() {
    submit("k1", "p1");
    String id = api.newer("{\"status\":\"PAUSED\",\"until\":\"Monday\"}");

    JsonObject listed = body(api.get(CHANGES)).getJsonArray("changes").getJsonObject(0);
    JsonObject one = body(api.get(CHANGES + "/" + id));

    assertThat(listed.getString("status")).isEqualTo("PAUSED");
    assertThat(one.getJsonObject("newer").getString("until")).isEqualTo("Monday");
    assertThat(api.getText(CHANGES).getBody()).contains("PAUSED");
    assertThat(api.getText(CHANGES + "/" + id).getBody()).contains("PAUSED");
    assertThat(api.post(CHANGES + "/" + id + "/approve", "{}").getStatusCode()).isEqualTo(409);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=101",
        "limit=ten",
        "cursor=!",
        "cursor=abc",
        "offset=1",
        "status=DONE"
      })
  void refusesAQueryThatIsNone(String query) {
    assertThat(violations(api.get(CHANGES + "?" + query)))
        .containsExactly("/" + query.replaceAll("=.*", ""));
  }

  /// `verify` names it; a list says that it is there and hides nothing else.
  @Test
  void saysOfWhatSomebodyHasDamagedThatItIsThere() {
    api.change("{\"PoolName\":\"folk\"}");
    api.change("{\"PoolName\":\"kin\"}");
    api.history.lose(POOL, 2);
    api.history.spoilHead(POOL);
    ChangeRecord spoilt =
        ChangeRecord.unreadable(new ChangeId("019b76da-a802-7cd8-a8fb-0e6f684df993"), POOL);
    api.history.open(spoilt);

    assertThat(body(api.get("/user-pools?open=true")).getJsonArray("userPools"))
        .containsExactly(
            json("{\"userPoolId\":\"us-east-1_Example01\",\"open\":{},\"unreadable\":true}"));
    assertThat(api.getText("/user-pools").getBody()).isEqualTo(POOL + "  UNREADABLE\n");
    assertThat(body(api.get(AT_POOL)))
        .isEqualTo(
            json(
                "{\"userPoolId\":\"us-east-1_Example01\",\"unreadable\":true,\"openChanges\":[]}"));
    assertThat(
            body(api.get(AT_POOL + "/revisions"))
                .getJsonArray("revisions")
                .getValuesAs(JsonObject.class))
        .extracting(row -> row.getInt("revision"), row -> row.containsKey("unreadable"))
        .containsExactly(tuple(3, false), tuple(2, true), tuple(1, false));
    assertThat(api.getText(AT_POOL + "/revisions").getBody()).contains("2  UNREADABLE");
    assertThat(body(api.get(CHANGES + "/" + spoilt.id())).getString("status"))
        .isEqualTo("UNREADABLE");
  }

  @Test
  void namesEveryViolationOfAQuery() {
    assertThat(violations(api.get(CHANGES + "?limit=0&offset=1&status=x")))
        .containsExactlyInAnyOrder("/limit", "/offset", "/status");
  }

  @Test
  void showsOneChangeWithWhatWasAskedFor() {
    String id = api.change("{\"PoolName\":\"folk\"}");

    JsonObject change = body(api.get(CHANGES + "/" + id));

    assertThat(change.getJsonObject("request"))
        .isEqualTo(json("{\"change\":{\"PoolName\":\"folk\"}}"));
    assertThat(change.getJsonObject("before").getString("PoolName")).isEqualTo("people");
    assertThat(change.getJsonArray("differences"))
        .containsExactly(json("{\"path\":\"/PoolName\",\"before\":\"people\",\"after\":\"folk\"}"));
  }

  @Test
  void listsPoolsAPageAtATime() {
    api.pools.put(new UserPoolId("us-east-1_Other"), json("{}"));
    api.change("{\"PoolName\":\"folk\"}");

    JsonObject page = body(api.get("/user-pools"));

    JsonObject pool = page.getJsonArray("userPools").getJsonObject(0);
    assertThat(page.getJsonArray("userPools")).hasSize(1);
    assertThat(pool.getString("userPoolId")).isEqualTo(POOL.value());
    assertThat(pool.getInt("revision")).isEqualTo(2);
    assertThat(pool.getJsonObject("lastChange").getString("kind")).isEqualTo("change");
    assertThat(violations(api.get("/user-pools?cursor=AAAA"))).containsExactly("/cursor");
  }

  @Test
  void showsAPoolWithItsConfigurationAndOpenChanges() {
    String id = api.change("{\"PoolName\":\"folk\"}");
    submit("k1", "p1");

    JsonObject pool = body(api.get(AT_POOL));

    assertThat(pool.getInt("revision")).isEqualTo(2);
    assertThat(pool.getString("changeId")).isEqualTo(id);
    assertThat(pool.getJsonObject("configuration").getString("PoolName")).isEqualTo("folk");
    assertThat(pool.getJsonArray("openChanges").getValuesAs(JsonObject.class))
        .extracting(change -> change.getString("requestId"))
        .containsExactly("k1");
  }

  @Test
  void showsAPoolWhoseFirstChangeIsOnItsWay() {
    submit("k1", "p1");

    assertThat(body(api.get(AT_POOL)).keySet())
        .containsExactlyInAnyOrder("userPoolId", "openChanges");
  }

  @Test
  void showsARevision() {
    api.change("{\"PoolName\":\"folk\"}");

    JsonObject revision = body(api.get(AT_POOL + "/revisions/1"));

    assertThat(revision.getJsonObject("configuration").getString("PoolName")).isEqualTo("people");
    assertThat(revision.getInt("revision")).isEqualTo(1);
  }

  @Test
  void showsWhatDiffersBetweenTwoRevisionsInEitherDirection() {
    api.change("{\"UserPoolTags\":{\"team\":\"a\"}}");

    assertThat(body(api.get(AT_POOL + "/revisions/1/diff/2")).getJsonArray("differences"))
        .containsExactly(json("{\"path\":\"/UserPoolTags\",\"after\":{\"team\":\"a\"}}"));
    assertThat(body(api.get(AT_POOL + "/revisions/2/diff/1")).getJsonArray("differences"))
        .containsExactly(json("{\"path\":\"/UserPoolTags\",\"before\":{\"team\":\"a\"}}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/user-pools/no pool/changes",
        "/user-pools/us-east-1_Unknown",
        AT_POOL + "/changes/018f0000-0000-7000-8000-000000000000",
        AT_POOL + "/changes/first",
        AT_POOL + "/revisions/3",
        AT_POOL + "/revisions/0",
        AT_POOL + "/revisions/1/diff/9999999999999",
        AT_POOL + "/revisions/1/diff/3"
      })
  void findsNothingWhereNothingIs(String path) {
    api.change("{\"PoolName\":\"folk\"}");

    assertThat(api.get(path).getStatusCode()).isEqualTo(404);
    assertThat(api.get(path).getHeaders())
        .containsEntry("content-type", "application/problem+json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/plain | text/plain; charset=utf-8",
        "text/* | text/plain; charset=utf-8",
        "application/json;q=0.5, text/plain | text/plain; charset=utf-8",
        "text/plain;q=0.5, application/json | application/json",
        "*/* | application/json",
        "text/html, */*;q=0.8 | application/json",
        "'' | application/json",
        "text/plain;q=zero | text/plain; charset=utf-8"
      })
  void answersInTheFormThatIsAskedFor(String accept, String type) {
    String id = api.change("{\"PoolName\":\"folk\"}");

    assertThat(api.send("GET " + CHANGES + "/" + id, "", Map.of("accept", accept)).getHeaders())
        .containsEntry("content-type", type);
  }

  @Test
  void logsALineForARequestAndNoneOfItsContent() {
    api.post(CHANGES, "{\"change\":{\"PoolName\":\"my secret pool\"}}");

    assertThat(api.context.log()).hasSize(1);
    assertThat(api.context.log().getFirst())
        .contains("\"httpStatus\":202")
        .doesNotContain("secret");
  }

  private void submit(String key, String poolName) {
    api.send(
        "POST " + CHANGES,
        "{\"change\":{\"PoolName\":\"" + poolName + "\"}}",
        Map.of("idempotency-key", key));
  }

  private static List<String> requestIds(JsonObject page) {
    return page.getJsonArray("changes").getValuesAs(JsonObject.class).stream()
        .map(change -> change.getString("requestId", "external"))
        .toList();
  }
}
