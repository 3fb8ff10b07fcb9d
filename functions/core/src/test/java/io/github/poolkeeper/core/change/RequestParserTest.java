package io.github.poolkeeper.core.change;

import static io.github.poolkeeper.core.json.JsonLiteral.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestParserTest {
  private static final RequestId MESSAGE_ID = new RequestId("message-1");
  private static final String POOL = "\"userPoolId\":\"eu-west-1_AbCdEf123\"";
  private static final String CHANGE = "\"change\":{\"PoolName\":\"people\"}";
  private static final String CHANGE_ID = "01964d8e-b6a0-7abc-9def-0123456789ab";

  @Test
  void readsEveryMember() {
    ChangeRequest request =
        valid(
            """
            {"userPoolId": "eu-west-1_AbCdEf123", "requestId": "CHG-1",
             "change": {"PoolName": "people"}, "expect": {"PoolName": "folk"},
             "requestedBy": "ana", "reason": "tidy up", "dryRun": true, "taskToken": "token"}
            """);

    assertThat(request)
        .isEqualTo(
            new ChangeRequest(
                new UserPoolId("eu-west-1_AbCdEf123"),
                new RequestId("CHG-1"),
                new Action.Change(object("{\"PoolName\":\"people\"}")),
                new ChangeRequest.Conditions(Optional.of(object("{\"PoolName\":\"folk\"}")), true),
                new ChangeRequest.Explanation(Optional.of("ana"), Optional.of("tidy up")),
                Optional.of(new TaskToken("token"))));
  }

  @Test
  void takesTheMessagesIdWhereThereIsNoRequestId() {
    ChangeRequest request = valid("{" + POOL + "," + CHANGE + "}");

    assertThat(request.requestId()).isEqualTo(MESSAGE_ID);
    assertThat(request.conditions())
        .isEqualTo(new ChangeRequest.Conditions(Optional.empty(), false));
  }

  @Test
  void readsARollback() {
    String changeId = "\"changeId\":\"" + CHANGE_ID + "\"";

    assertThat(valid("{" + POOL + ",\"rollback\":{" + changeId + "}}").action())
        .isEqualTo(new Action.Rollback(new ChangeId(CHANGE_ID), OnConflict.REFUSE));
    assertThat(
            valid("{" + POOL + ",\"rollback\":{" + changeId + ",\"onConflict\":\"skip\"}}")
                .action())
        .isEqualTo(new Action.Rollback(new ChangeId(CHANGE_ID), OnConflict.SKIP));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-31T12:00:00Z",
        "2026-01-31T13:00:00+01:00",
        "2026-01-31t12:00:00z",
        "2026-01-31T12:00:00.000Z"
      })
  void readsARestoreToATime(String time) {
    assertThat(valid("{" + POOL + ",\"restore\":{\"at\":\"" + time + "\"}}").action())
        .isEqualTo(
            new Action.Restore(
                new Action.Target.Time(Instant.parse("2026-01-31T12:00:00Z")), List.of()));
  }

  @Test
  void readsARestoreToARevision() {
    assertThat(
            valid(
                    "{"
                        + POOL
                        + ",\"restore\":{\"revision\":12.0,\"paths\":[\"/LambdaConfig\",\"/a~1b\"]}}")
                .action())
        .isEqualTo(
            new Action.Restore(
                new Action.Target.Revision(12),
                List.of(Pointer.parse("/LambdaConfig"), Pointer.parse("/a~1b"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "userPoolId":"eu-west-1"       | /userPoolId | a user pool id like eu-west-1_AbCdEf123, met a string: "eu-west-1"
          "userPoolId":12                | /userPoolId | met a number: 12
          "requestId":""                 | /requestId | a text of 1 to 128 characters
          "requestId":7                  | /requestId | met a number: 7
          "requestId":null               | /requestId | met null
          "requestId":"a\\u0000b"        | /requestId | 1 to 128
          "expect":[]                    | /expect | expected an object, met a list: []
          "expect":{"poolName":"x"}      | /expect/poolName | did you mean PoolName?
          "requestedBy":""               | /requestedBy | a text of 1 to 256 characters
          "requestedBy":{}               | /requestedBy | met an object: {}
          "reason":""                    | /reason | a text of 1 to 2048 characters
          "dryRun":"true"                | /dryRun | expected true or false, met a string: "true"
          "taskToken":""                 | /taskToken | a text of 1 to 2048 printable ASCII characters
          "reasons":"x"                  | /reasons | did you mean reason?
          "requestID":"x"                | /requestID | did you mean requestId?
          "dry-run":true                 | /dry-run | did you mean dryRun?
          "somethingElse":true           | /somethingElse | is no member here
          "change":[]                    | /change | expected an object, met a list: []
          "change":{}                    | /change | expected at least one setting
          "change":{"poolName":"x"}      | /change/poolName | did you mean PoolName?
          "change":{"Policies":{"PasswordPolicy":{"MinimumLength":"12"}}} | /change/Policies/PasswordPolicy/MinimumLength | expected a whole number
          """)
  void refusesAMemberWithAPointerAndAReason(String member, String path, String message) {
    String others =
        (member.startsWith("\"userPoolId\"") ? "" : "," + POOL)
            + (member.startsWith("\"change\"") ? "" : "," + CHANGE);

    refuses("{" + member + others + "}", path, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "rollback":{}                                  | /rollback/changeId | is required
          "rollback":"x"                                 | /rollback | expected an object
          "rollback":{"changeId":"x"}                    | /rollback/changeId | a change id (a UUIDv7)
          "rollback":{"changeId":"01964d8e-b6a0-7abc-9def-0123456789ab","onConflict":"FORCE"} | /rollback/onConflict | one of refuse, skip, force
          "rollback":{"changeId":"01964d8e-b6a0-7abc-9def-0123456789ab","onconflict":"skip"} | /rollback/onconflict | did you mean onConflict?
          "restore":{}                                   | /restore | exactly one of revision, at
          "restore":{"revision":1,"at":"2026-01-31T12:00:00Z"} | /restore | exactly one of revision, at
          "restore":{"revision":0}                       | /restore/revision | counted from 1
          "restore":{"revision":1.5}                     | /restore/revision | counted from 1
          "restore":{"revision":"1"}                     | /restore/revision | met a string
          "restore":{"revision":1e999999999}             | /restore/revision | counted from 1
          "restore":{"at":"yesterday"}                   | /restore/at | an RFC 3339 time
          "restore":{"at":"2026-01-31"}                  | /restore/at | an RFC 3339 time
          "restore":{"at":"2026-02-30T12:00:00Z"}        | /restore/at | an RFC 3339 time
          "restore":{"revision":1,"paths":[]}            | /restore/paths | at least one JSON pointer
          "restore":{"revision":1,"paths":"/a"}          | /restore/paths | a list
          "restore":{"revision":1,"paths":["/a","b"]}    | /restore/paths/1 | a JSON pointer to a setting
          "restore":{"revision":1,"paths":[""]}          | /restore/paths/0 | a JSON pointer to a setting
          "restore":{"revision":1,"paths":["/a~b"]}      | /restore/paths/0 | a JSON pointer to a setting
          "restore":{"revision":1,"path":["/a"]}         | /restore/path | did you mean paths?
          """)
  void refusesARollbackOrRestoreWithAPointerAndAReason(String action, String path, String message) {
    refuses("{" + POOL + "," + action + "}", path, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                                   | none
          ,"change":{"PoolName":"x"},"restore":{"revision":1}  | change and restore
          """)
  void refusesAnythingButOneAction(String actions, String met) {
    refuses("{" + POOL + actions + "}", "", "exactly one of change, rollback, restore, met " + met);
  }

  @Test
  void refusesARequestWithoutAPool() {
    refuses("{" + CHANGE + "}", "/userPoolId", "is required");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not JSON",
        "[]",
        "\"text\"",
        "null",
        "{\"a\":1,\"a\":2}",
        "{} {}",
        "{\"a\":1e99999999999}"
      })
  void refusesWhatIsNoJsonObject(String body) {
    Parsed.Invalid invalid = invalid(body);

    assertThat(invalid.violations())
        .singleElement()
        .satisfies(violation -> assertThat(violation.path()).isEqualTo(Pointer.ROOT))
        .satisfies(violation -> assertThat(violation.message()).startsWith("expected "));
    assertThat(invalid.fragments()).isEqualTo(Parsed.Fragments.NONE);
  }

  @Test
  void refusesWhatNestsTooDeep() {
    assertThat(invalid("[".repeat(10_000)).violations()).hasSize(1);
    assertThat(invalid("{\"a\":".repeat(10_000)).violations()).hasSize(1);
  }

  @Test
  void reportsEverythingAtOnceAndWhatItCouldRead() {
    Parsed.Invalid invalid =
        invalid(
            """
            {"userPoolId": "eu-west-1_AbCdEf123", "requestId": "CHG-1", "reasons": "all at once",
             "change": {"policies": {}, "DeletionProtection": true, "Id": "x"},
             "rollback": {"changeId": "x"}, "dryRun": 1}
            """);

    assertThat(invalid.violations())
        .extracting(violation -> violation.path().toString())
        .containsExactlyInAnyOrder(
            "/reasons",
            "/change/policies",
            "/change/DeletionProtection",
            "/change/Id",
            "/rollback/changeId",
            "/dryRun",
            "");
    assertThat(invalid.fragments().userPoolId()).contains(new UserPoolId("eu-west-1_AbCdEf123"));
    assertThat(invalid.fragments().requestId()).contains(new RequestId("CHG-1"));
  }

  @Test
  void keepsTheMembersThatAreValidByThemselves() {
    assertThat(
            invalid(
                    """
                    {"userPoolId": "eu-west-1_AbCdEf123", "requestId": "CHG-1",
                     "requestedBy": "ana", "reason": "tidy up", "taskToken": "token"}
                    """)
                .fragments())
        .isEqualTo(
            new Parsed.Fragments(
                Optional.of(new UserPoolId("eu-west-1_AbCdEf123")),
                Optional.of(new RequestId("CHG-1")),
                new ChangeRequest.Explanation(Optional.of("ana"), Optional.of("tidy up")),
                Optional.of(new TaskToken("token"))));
    assertThat(
            invalid(
                    """
                    {"userPoolId": "eu-west-1", "requestId": "", "requestedBy": "", "reason": 1,
                     "taskToken": ""}
                    """)
                .fragments())
        .isEqualTo(Parsed.Fragments.NONE);
  }

  @Test
  void refusesWhatIsLargerThanAnyPool() {
    String reason = "x".repeat(RequestParser.MAX_BYTES);
    Parsed.Invalid invalid = invalid("{" + POOL + "," + CHANGE + ",\"reason\":\"" + reason + "\"}");

    assertThat(invalid.violations())
        .singleElement()
        .extracting(Violation::message)
        .asString()
        .contains("at most " + RequestParser.MAX_BYTES + " bytes", "no pool's configuration");
    assertThat(invalid.fragments().userPoolId()).contains(new UserPoolId("eu-west-1_AbCdEf123"));
    assertThat(invalid.fragments().requestId()).contains(MESSAGE_ID);
  }

  @Test
  void takesEveryTemplateAtItsLimitInAThreeByteScript() {
    String text = "日".repeat(19_990) + "{####}";
    String link = "日".repeat(19_990) + "{##日##}";
    String body =
        """
        {%s, "change": {
          "EmailVerificationMessage": "%s",
          "VerificationMessageTemplate": {"EmailMessage": "%s", "EmailMessageByLink": "%s"},
          "EmailMfaConfiguration": {"Message": "%s"},
          "AdminCreateUserConfig": {"InviteMessageTemplate": {"EmailMessage": "%s"}}}}
        """
            .formatted(POOL, text, text, link, text, text);

    assertThat(RequestMessage.read(body, MESSAGE_ID).parsed()).isInstanceOf(Parsed.Valid.class);
  }

  private static void refuses(String body, String path, String message) {
    List<Violation> violations = invalid(body).violations();

    assertThat(violations).hasSize(1);
    assertThat(violations.getFirst().path()).hasToString(path);
    assertThat(violations.getFirst().message()).contains(message);
  }

  @Test
  void refusesMoreValuesThanAnyPoolHas() {
    String paths = "\"/LambdaConfig\",".repeat(RequestParser.MAX_VALUES) + "\"/PoolName\"";
    Parsed parsed =
        RequestMessage.read(
                "{" + POOL + ",\"restore\":{\"revision\":1,\"paths\":[" + paths + "]}}", MESSAGE_ID)
            .parsed();

    assertThat(((Parsed.Invalid) parsed).violations())
        .singleElement()
        .extracting(Violation::message)
        .asString()
        .contains("at most 2000 values, met 2007");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\ud800", "to ken", "\\n", "あ"})
  void refusesATokenThatStepFunctionsCannotHaveGiven(String token) {
    Parsed parsed =
        RequestMessage.read(
                "{" + POOL + "," + CHANGE + ",\"taskToken\":\"" + token + "\"}", MESSAGE_ID)
            .parsed();

    assertThat(((Parsed.Invalid) parsed).violations())
        .extracting(violation -> violation.path().toString())
        .containsExactly("/taskToken");
    assertThat(((Parsed.Invalid) parsed).fragments().taskToken()).isEmpty();
  }

  private static ChangeRequest valid(String body) {
    Parsed parsed = RequestMessage.read(body, MESSAGE_ID).parsed();
    assertThat(parsed).isInstanceOf(Parsed.Valid.class);
    return ((Parsed.Valid) parsed).request();
  }

  private static Parsed.Invalid invalid(String body) {
    Parsed parsed = RequestMessage.read(body, MESSAGE_ID).parsed();
    assertThat(parsed).isInstanceOf(Parsed.Invalid.class);
    return (Parsed.Invalid) parsed;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"reason\":\"a\\ud800b\"," + CHANGE,
        "\"requestedBy\":\"a\\udc00\"," + CHANGE,
        "\"expect\":{\"UserPoolTags\":{\"a\":\"\\ud83d\"}}," + CHANGE,
        "\"change\":{\"UserPoolTags\":{\"a\\ud800b\":\"v\"}}",
        "\"change\":{\"UserPoolTags\":{\"a\":\"\\udfff\"}}",
        "\"change\":{\"EmailVerificationMessage\":\"{####}\\ud800\"}",
        "\"restore\":{\"revision\":1,\"paths\":[\"/UserPoolTags/\\ud800\"]}"
      })
  void refusesHalfACharacterWherever(String members) {
    Parsed parsed =
        RequestParser.parse(
            JsonText.parse("{" + POOL + "," + members + "}").asJsonObject(), new RequestId("r1"));

    assertThat(parsed)
        .isInstanceOfSatisfying(
            Parsed.Invalid.class,
            invalid -> {
              assertThat(invalid.violations())
                  .anySatisfy(v -> assertThat(v.message()).contains("half a character"));
              assertThat(invalid.fragments().explanation().reason()).isEmpty();
              assertThat(invalid.fragments().explanation().requestedBy()).isEmpty();
            });
  }
}
