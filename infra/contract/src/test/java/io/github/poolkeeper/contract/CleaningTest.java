package io.github.poolkeeper.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CleaningTest {
  private static final PrintStream SILENT = new PrintStream(OutputStream.nullOutputStream());
  private static final Set<String> READS = Set.of("Describe", "List", "Get");

  private FakeAccount account;

  @BeforeEach
  void open() throws Exception {
    account = new FakeAccount();
    account.answer("ListTables", "", "{\"TableNames\": []}");
    account.answer("ListUserPools", "", "{\"UserPools\": []}");
  }

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void findsNothingToDoInAnAccountWithoutTraces() throws Exception {
    assertThat(clean()).isEmpty();
    assertThat(changes()).containsExactly("RemoveTargets", "DeleteRule");
  }

  @Test
  void takesAwayWhatBearsTheNameAndNothingElse() throws Exception {
    account.answer(
        "ListUserPools",
        "",
        """
        {"UserPools": [{"Id": "eu-west-1_Ours", "Name": "poolkeeper-contract-rules"},
                       {"Id": "eu-west-1_Theirs", "Name": "poolkeeper"}]}
        """);
    account.answer(
        "DescribeUserPool",
        "eu-west-1_Ours",
        "{\"UserPool\": {\"Id\": \"eu-west-1_Ours\", \"Name\": \"poolkeeper-contract-rules\"}}");
    account.answer("DeleteUserPool", "eu-west-1_Ours", "{}");
    account.answer(
        "ListTables",
        "",
        "{\"TableNames\": [\"poolkeeper-contract-HistoryTable-1\", \"poolkeeper-HistoryTable-1\"]}");
    account.answer("UpdateTable", "poolkeeper-contract-HistoryTable-1", "{}");
    account.answer("DeleteTable", "poolkeeper-contract-HistoryTable-1", "{}");
    account.answer("ListRolePolicies", "poolkeeper-contract-caller", "<r><member>ask</member></r>");
    account.answer("DeleteRolePolicy", "poolkeeper-contract-caller", "<r/>");
    account.answer("DeleteRole", "poolkeeper-contract-caller", "<r/>");

    assertThat(clean()).isEmpty();
    assertThat(account.calls()).noneMatch(call -> call.contains("Theirs"));
    assertThat(changes())
        .containsExactly(
            "RemoveTargets",
            "DeleteRule",
            "UpdateTable",
            "DeleteTable",
            "DeleteUserPool",
            "DeleteRolePolicy",
            "DeleteRole");
  }

  @Test
  void leavesAPoolThatHasUsersAndSaysSo() throws Exception {
    account.answer(
        "ListUserPools",
        "",
        "{\"UserPools\": [{\"Id\": \"eu-west-1_Used\", \"Name\": \"poolkeeper-contract-x\"}]}");
    account.answer(
        "DescribeUserPool",
        "eu-west-1_Used",
        "{\"UserPool\": {\"Id\": \"eu-west-1_Used\", \"EstimatedNumberOfUsers\": 2}}");

    assertThat(clean()).singleElement().asString().contains("eu-west-1_Used has users");
    assertThat(changes()).doesNotContain("DeleteUserPool");
  }

  @Test
  void saysThatTheKeyStaysForAWeek() throws Exception {
    account.answer(
        "DescribeKey", "alias/poolkeeper-contract", "{\"KeyMetadata\": {\"KeyId\": \"1-2\"}}");
    account.answer("DeleteAlias", "alias/poolkeeper-contract", "{}");
    account.answer("ScheduleKeyDeletion", "1-2", "{}");

    assertThat(clean()).containsExactly("the key 1-2: KMS deletes it in 7 days");
  }

  @Test
  void goesOnAfterWhatCannotBeTakenAway() throws Exception {
    account.answer("ListRolePolicies", "poolkeeper-contract-caller", "<r><member>ask</member></r>");
    account.answer("ListRolePolicies", "poolkeeper-contract-sms", "<r></r>");
    account.answer("DeleteRole", "poolkeeper-contract-sms", "<r/>");

    assertThat(clean())
        .singleElement()
        .asString()
        .startsWith("the role poolkeeper-contract-caller: DeleteRolePolicy was refused");
    assertThat(changes()).contains("DeleteRole");
  }

  private List<String> clean() throws InterruptedException {
    return new Cleaning(account.aws(), Path.of("."), SILENT).run();
  }

  private List<String> changes() {
    return account.calls().stream()
        .map(call -> call.substring(0, call.indexOf(' ')))
        .filter(operation -> READS.stream().noneMatch(operation::startsWith))
        .toList();
  }
}
