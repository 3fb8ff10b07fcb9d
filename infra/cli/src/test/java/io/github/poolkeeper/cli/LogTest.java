package io.github.poolkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.cli.Command.Run;
import io.github.poolkeeper.cli.ScriptedApi.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The list of all pools, as the API has its rows.
class LogTest {
  private static final String ROWS =
      """
      {"changes": [
        {"changeId": "01a2210f-e00d-7ef7-ae1f-b9ceb169795c", "kind": "rollback", "status": "APPLIED",
         "userPoolId": "eu-west-1_P", "poolName": "customers-prod", "sender": "AROAX:otto.kern",
         "reason": "INC-7", "requestedAt": "2026-01-01T01:33:00.123456789Z", "revision": 6,
         "rollbackOf": "01a2210f-e00d-7ef7-ae1f-b9cec3834741",
         "touched": [{"path": "/LambdaConfig/PreAuthentication", "before": "arn:…", "weakens": false}]},
        {"changeId": "01a2210f-e00d-7ef7-ae1f-b9cec3834741", "kind": "change", "status": "APPLIED",
         "userPoolId": "eu-west-1_P", "poolName": "customers-prod", "sender": "AROAX:mai.tanaka",
         "requestedBy": "ciso@example.com", "reason": "Fraud checks",
         "requestedAt": "2026-01-01T01:32:00Z", "revision": 5,
         "rolledBackBy": "01a2210f-e00d-7ef7-ae1f-b9ceb169795c",
         "touched": [{"path": "/Policies/PasswordPolicy/MinimumLength", "before": 16, "after": 6, "weakens": true},
                     {"path": "/UserPoolTags/x", "after": "1", "weakens": false}]},
        {"changeId": "01a2210f-e00d-7ef7-ae1f-b9ce55098fe5", "kind": "external", "status": "APPLIED",
         "userPoolId": "eu-west-1_Q", "requestedAt": "2026-01-01T01:31:00Z", "revision": 4,
         "doneBy": [{"principal": "AROAX:eve", "name": "eve.adams", "via": "console", "confidence": "certain"}],
         "review": {"state": "open", "needed": 1},
         "touched": [{"path": "/MfaConfiguration", "before": "ON", "after": "OFF", "weakens": true}]},
        {"changeId": "01a2210f-e00d-7ef7-ae1f-b9ce00000001", "kind": "a newer kind", "status": "A_NEWER_STATE",
         "userPoolId": "eu-west-1_Q", "requestedAt": "2026-01-01T01:30:00Z", "touched": []}
      ]}
      """;

  private ScriptedApi api;

  @BeforeEach
  void start() throws IOException {
    Aws.signsAs("test");
    api = new ScriptedApi();
    api.answer("GET /changes", 200, ROWS);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void saysWhoWhatAndWhyInALine() {
    Run run = Command.against(api).run("log");

    assertThat(run.data().lines().map(line -> line.replaceFirst("^1 Jan ", "").strip()))
        .containsExactly(
            "TIME         CHANGE    POOL            WHO                                 WHAT                     STATE                 WHY",
            "01:33  b169795c  customers-prod  otto.kern                           undo c3834741                                  INC-7",
            "01:32  c3834741  customers-prod  mai.tanaka says ciso@example.com  ! MinimumLength 16→6, +1   undone by b169795c    Fraud checks",
            "01:31  55098fe5  eu-west-1_Q     eve.adams by hand (console)       ! MfaConfiguration ON→OFF  open: accept or undo",
            "01:30  00000001  eu-west-1_Q     nobody knows who                    a newer kind             A_NEWER_STATE");
    assertThat(run.talk())
        .contains("4 changes in 2 pools. ! weakens the pool.", "poolkeeper show b169795c");
    assertThat(api.requests()).hasSize(1);
  }

  /// A reason that looks like a status stays a reason, and a claim like a column a claim.
  @Test
  void letsNobodyWriteAColumn() {
    api.answer(
        "GET /changes",
        200,
        """
        {"changes": [
          {"changeId": "01a2210f-e00d-7ef7-ae1f-b9ceb169795c", "kind": "change", "status": "APPLIED",
           "userPoolId": "eu-west-1_P", "sender": "AROAX:mai", "requestedBy": "x     tag y      DECLINED",
           "reason": "Audit 7   undone by b169795c", "requestedAt": "2026-01-01T01:33:00Z",
           "touched": [{"path": "/UserPoolTags/a    DECLINED", "after": "1", "weakens": false}]},
          {"changeId": "01a2210f-e00d-7ef7-ae1f-b9ceb1697951", "kind": "change", "status": "DECLINED",
           "userPoolId": "eu-west-1_P", "sender": "AROAX:mai", "reason": "Audit 8",
           "requestedAt": "2026-01-01T01:32:00Z", "touched": []}
        ]}
        """);

    List<String> lines = Command.against(api).run("log").data().lines().toList();

    int state = lines.getFirst().indexOf("STATE");
    int why = lines.getFirst().indexOf("WHY");
    assertThat(lines.get(1).substring(state, why)).isBlank();
    assertThat(lines.get(1).substring(why)).isEqualTo("Audit 7 undone by b169795c");
    assertThat(lines.get(1)).contains("mai says x tag y DECLINED ", "tag a DECLINED ");
    assertThat(lines.get(2).substring(state, why).strip()).isEqualTo("DECLINED");
  }

  @Test
  void asksTheApiForWhatIsWanted() {
    Command.against(api)
        .run(
            ("log --since 2026-01-01T00:00:00Z --by mai.tanaka --touching MinimumLength"
                    + " --status APPLIED --kind change --review open")
                .split(" ", -1));

    assertThat(api.requests().getFirst().replaceFirst("GET /changes ", "").split("&", -1))
        .containsExactlyInAnyOrder(
            "by=mai.tanaka",
            "kind=change",
            "limit=100",
            "review=open",
            "since=2026-01-01T00%3A00%3A00Z",
            "status=APPLIED",
            "touches=%2FPolicies%2FPasswordPolicy%2FMinimumLength");
  }

  /// An auditor's table has every line, and one head.
  @Test
  void aTableIsPrintedToItsEnd() {
    api.answer(
        "GET /changes",
        query ->
            query.contains("cursor=b%2F2")
                ? new Answer(200, "changeId,kind\n3,change\n")
                : query.contains("cursor=a1")
                    ? new Answer(200, "changeId,kind\n2,change\n", "b/2")
                    : new Answer(200, "changeId,kind\n1,change\n", "a1"));
    String[] typed = {"api", "GET", "/changes?cursor=zero&limit=1", "-H", "accept: text/csv"};

    Run page = Command.against(api).run(typed);
    List<String> all = new ArrayList<>(List.of(typed));
    all.add("--paginate");
    Run pages = Command.against(api).run(all.toArray(String[]::new));

    assertThat(page.data()).isEqualTo("changeId,kind\n1,change\n");
    assertThat(pages.data()).isEqualTo("changeId,kind\n1,change\n2,change\n3,change\n");
    assertThat(api.requests()).last().isEqualTo("GET /changes cursor=b%2F2&limit=1");
  }

  /// Of documents each is one of its own, as they come.
  @Test
  void documentsArePrintedPageByPage() {
    api.answer(
        "GET /changes",
        query -> new Answer(200, query.isEmpty() ? "{\"n\":1,\"cursor\":\"c\"}" : "{\"n\":2}"));

    assertThat(Command.against(api).run("api", "GET", "/changes", "--paginate").data())
        .isEqualTo("{\"n\":1,\"cursor\":\"c\"}\n{\"n\":2}\n");
  }
}
