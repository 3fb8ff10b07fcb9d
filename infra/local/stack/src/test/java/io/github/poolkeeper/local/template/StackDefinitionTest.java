package io.github.poolkeeper.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolkeeper.local.iam.Access;
import io.github.poolkeeper.local.iam.Decision;
import io.github.poolkeeper.local.template.FunctionDefinition.QueueEvent;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackDefinitionTest {
  private static final Path TEMPLATE = Path.of("../../../template.yaml");
  private static final Place PLACE =
      new Place("us-east-1", "000000000000", "poolkeeper", URI.create("http://127.0.0.1:4566"));

  private static final StackDefinition STACK = StackDefinition.read(TEMPLATE, PLACE, Map.of());

  @Test
  void readsTheQueuesOfTheTemplate() {
    QueueDefinition changes = STACK.queue("ChangesQueue");

    assertThat(changes.name()).isEqualTo("poolkeeper-changes.fifo");
    assertThat(changes.url())
        .isEqualTo("http://127.0.0.1:4566/000000000000/poolkeeper-changes.fifo");
    assertThat(changes.attributes())
        .containsEntry("ContentBasedDeduplication", "true")
        .containsEntry("FifoThroughputLimit", "perMessageGroupId")
        .containsEntry(
            "RedrivePolicy",
            "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:poolkeeper-changes-dead-letters.fifo\",\"maxReceiveCount\":15}");
    assertThat(STACK.queue("RejectedRequestsQueue").attributes()).doesNotContainKey("FifoQueue");
  }

  @Test
  void everyQueueIsInvisibleForSixTimesItsFunctionsTimeout() {
    assertThat(STACK.functions())
        .allSatisfy(
            function ->
                assertThat(function.queueEvents())
                    .allSatisfy(
                        event ->
                            assertThat(STACK.queueWithArn(event.queueArn()).visibilityTimeout())
                                .isGreaterThanOrEqualTo(function.timeout().multipliedBy(6))));
  }

  @Test
  void applyEndsAChangeBeforeTheQueueGivesItUp() {
    int attempts = Integer.parseInt(function("ApplyFunction").environment().get("MAX_ATTEMPTS"));
    String redrivePolicy =
        STACK.queue("ChangesQueue").attributes().getOrDefault("RedrivePolicy", "");
    int receives = Integer.parseInt(redrivePolicy.replaceAll(".*maxReceiveCount\":(\\d+).*", "$1"));

    assertThat(attempts).isLessThan(receives);
  }

  @Test
  void readsTheTableAsARequestToCreateIt() {
    assertThat(STACK.tables())
        .singleElement()
        .satisfies(
            table ->
                assertThat(table.createTable().toString())
                    .contains("\"TableName\":\"poolkeeper-HistoryTable\"")
                    .contains("{\"AttributeName\":\"entry\",\"KeyType\":\"RANGE\"}")
                    .contains("\"StreamEnabled\":true"));
  }

  @Test
  void leavesOutWhatItsConditionDoesNotLetIn() {
    assertThat(STACK.outputs()).containsKey("ChangeEventsBusName");
    assertThat(STACK.outputs()).doesNotContainKey("ApprovalWorkflowArn");
    assertThatThrownBy(
            () ->
                StackDefinition.read(
                    TEMPLATE,
                    PLACE,
                    Map.of("DeployApprovalWorkflow", "true", "HealthCheckFunctionName", "check")))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("is not known to the local stack");
  }

  @ParameterizedTest
  @CsvSource({
    "UnknownSettings, drop, UnknownSettings: drop is not one of",
    "ApprovalExpiryHours, 0, ApprovalExpiryHours: 0 is less than 1",
    "ApprovalExpiryHours, 9000, ApprovalExpiryHours: 9000 is more than 8760",
    "RolePath, service, RolePath: service does not match",
    "DeployApprovalWorkflow, true, HealthCheckFunctionName is needed with DeployApprovalWorkflow",
    "ExistingTableName, old, ExistingTableStreamLabel is needed with ExistingTableName"
  })
  void refusesParametersThatCloudFormationRefuses(String name, String value, String message) {
    assertThatThrownBy(() -> StackDefinition.read(TEMPLATE, PLACE, Map.of(name, value)))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining(message);
  }

  @Test
  void worksOnATableThatIsThereAlready() {
    StackDefinition stack =
        StackDefinition.read(
            TEMPLATE,
            PLACE,
            Map.of(
                "ExistingTableName", "old", "ExistingTableStreamLabel", "2026-01-01T00:00:00.000"));

    assertThat(stack.tables()).isEmpty();
    assertThat(stack.pipes().getFirst().table()).isEqualTo("old");
    assertThat(stack.outputs()).containsEntry("HistoryTableName", "old");
    assertThat(stack.functions())
        .allSatisfy(
            function -> {
              assertThat(function.environment()).containsEntry("HISTORY_TABLE", "old");
              assertThat(function.policy().decide(new Access("dynamodb:GetItem", table("old"))))
                  .isEqualTo(Decision.ALLOWED);
            });
    assertThat(
            stack
                .functions()
                .getLast()
                .policy()
                .decide(new Access("dynamodb:Query", table("old/index/waiting"))))
        .isEqualTo(Decision.ALLOWED);
  }

  private static String table(String name) {
    return PLACE.arn("dynamodb", "table/" + name);
  }

  @Test
  void hasNoEventsWhereThereAreNoPipes() {
    StackDefinition stack =
        StackDefinition.read(TEMPLATE, PLACE, Map.of("DeployChangeEvents", "false"));

    assertThat(stack.pipes()).isEmpty();
    assertThat(stack.outputs()).doesNotContainKey("ChangeEventsBusName");
  }

  @Test
  void letsOnlyTheRulesThatAreNamedAskForChanges() {
    String rule = "arn:aws:events:us-east-1:000000000000:rule/tickets";

    assertThat(StackDefinition.read(TEMPLATE, PLACE, Map.of("EventRuleArns", rule)).queues())
        .isEqualTo(STACK.queues());
  }

  @Test
  void givesTheWorkflowAValueForEveryNameInItsDefinition() throws IOException {
    Path definition = TEMPLATE.resolveSibling("infra/workflows/approval.asl.json");
    Set<String> names =
        Pattern.compile("\\$\\{(\\w+)}")
            .matcher(Files.readString(definition))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toSet());

    assertThat(
            TemplateYaml.read(TEMPLATE)
                .getJsonObject("Resources")
                .getJsonObject("ApprovalWorkflow")
                .getJsonObject("Properties")
                .getJsonObject("DefinitionSubstitutions"))
        .containsOnlyKeys(names);
  }

  @Test
  void readsAPipeFromTheTablesStreamToItsBus() {
    PipeDefinition pipe = STACK.pipes().getFirst();

    assertThat(pipe.table()).isEqualTo("poolkeeper-HistoryTable");
    assertThat(pipe.source()).isEqualTo("poolkeeper");
    assertThat(pipe.arns().bus())
        .isEqualTo("arn:aws:events:us-east-1:000000000000:event-bus/poolkeeper-change-events");
    assertThat(pipe.policy().decide(new Access("dynamodb:GetItem", pipe.arns().stream())))
        .isEqualTo(Decision.NOT_ALLOWED);
  }

  @Test
  void readsTheSchedulesThatWakeChangesAndKeepTheFunctionsAwake() {
    assertThat(STACK.schedules())
        .containsExactlyInAnyOrder(
            new ScheduleDefinition(
                "KeepAwakeSchedule",
                "arn:aws:events:us-east-1:000000000000:rule/poolkeeper-KeepAwakeSchedule",
                Duration.ofDays(1),
                STACK.queue("ChangeRequestsQueue").arn(),
                "schedule"),
            new ScheduleDefinition(
                "WakeSchedule",
                "arn:aws:events:us-east-1:000000000000:rule/poolkeeper-WakeSchedule",
                Duration.ofMinutes(1),
                STACK.queue("ChangesQueue").arn(),
                "schedule"));
    assertThat(function("HistoryFunction").scheduleEvents())
        .extracting(FunctionDefinition.ScheduleEvent::every)
        .containsExactly(Duration.ofDays(1));
  }

  /// A version that is not called for 14 days goes to sleep, and its first call then fails.
  @Test
  void callsEveryFunctionAtLeastDaily() {
    assertThat(STACK.functions())
        .allSatisfy(
            function ->
                assertThat(
                        Stream.concat(
                            function.scheduleEvents().stream()
                                .map(FunctionDefinition.ScheduleEvent::every),
                            STACK.schedules().stream()
                                .filter(schedule -> reads(function, schedule.queueArn()))
                                .map(ScheduleDefinition::every)))
                    .anyMatch(every -> every.compareTo(Duration.ofDays(1)) <= 0));
  }

  private static boolean reads(FunctionDefinition function, String queueArn) {
    return function.queueEvents().stream().anyMatch(event -> event.queueArn().equals(queueArn));
  }

  @Test
  void letsTheScheduleAndTheRulesThatAreNamedSendToTheirQueuesAndNobodyElse() {
    String rules = "arn:aws:events:us-east-1:000000000000:rule/";
    StackDefinition open =
        StackDefinition.read(TEMPLATE, PLACE, Map.of("EventRuleArns", rules + "tickets/*"));

    assertThat(decide(STACK, "ChangesQueue", rules + "poolkeeper-WakeSchedule"))
        .isEqualTo(Decision.ALLOWED);
    assertThat(decide(STACK, "ChangesQueue", rules + "poolkeeper-KeepAwakeSchedule"))
        .isEqualTo(Decision.NOT_ALLOWED);
    assertThat(decide(STACK, "ChangeRequestsQueue", rules + "poolkeeper-KeepAwakeSchedule"))
        .isEqualTo(Decision.ALLOWED);
    assertThat(decide(STACK, "ChangesQueue", rules + "tickets/approved"))
        .isEqualTo(Decision.NOT_ALLOWED);
    assertThat(decide(STACK, "ChangeRequestsQueue", rules + "tickets/approved"))
        .isEqualTo(Decision.NOT_ALLOWED);
    assertThat(decide(open, "ChangeRequestsQueue", rules + "tickets/approved"))
        .isEqualTo(Decision.ALLOWED);
    assertThat(decide(open, "ChangeRequestsQueue", rules + "other"))
        .isEqualTo(Decision.NOT_ALLOWED);
  }

  private static Decision decide(StackDefinition stack, String queue, String ruleArn) {
    QueueDefinition definition = stack.queue(queue);
    Map<String, String> context =
        Map.of("aws:SourceArn", ruleArn, "aws:SourceAccount", "000000000000");
    return stack.decide(definition, new Access("sqs:SendMessage", definition.arn(), context));
  }

  @Test
  void givesTheFunctionsAPolicyFileOnlyWithItsLayer() {
    assertThat(function("ApplyFunction").environment()).doesNotContainKey("POLICY_FILE");
    StackDefinition own =
        StackDefinition.read(
            TEMPLATE, PLACE, Map.of("PolicyLayerArn", "arn:aws:lambda:us-east-1:1:layer:p:1"));
    assertThat(own.functions())
        .filteredOn(function -> !function.logicalId().equals("IntakeFunction"))
        .hasSize(2)
        .allSatisfy(
            function ->
                assertThat(function.environment())
                    .containsEntry("POLICY_FILE", "/opt/policy.json"));
  }

  @Test
  void readsAFunctionWithItsGlobals() {
    FunctionDefinition apply = function("ApplyFunction");

    assertThat(apply.handler()).isEqualTo("io.github.poolkeeper.apply.ApplyHandler");
    assertThat(apply.code()).endsWithRaw(Path.of("functions/apply/target/apply.jar"));
    assertThat(apply.timeout()).isEqualTo(Duration.ofSeconds(60));
    assertThat(apply.memoryMegabytes()).isEqualTo(1024);
    assertThat(apply.environment())
        .containsEntry("HISTORY_TABLE", "poolkeeper-HistoryTable")
        .containsEntry("UNKNOWN_SETTINGS", "carry");
    assertThat(apply.queueEvents())
        .containsExactly(new QueueEvent(STACK.queue("ChangesQueue").arn(), 1, 2));
  }

  @Test
  void readsTheRoutesOfTheHistoryApi() {
    assertThat(function("HistoryFunction").routeEvents())
        .extracting(route -> route.method() + " " + route.path())
        .contains(
            "GET /user-pools/{id}/changes", "POST /user-pools/{id}/changes/{changeId}/rollback");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          IntakeFunction,  sqs:SendMessage,             arn:aws:sqs:us-east-1:000000000000:poolkeeper-changes.fifo,               true
          IntakeFunction,  sqs:SendMessage,             arn:aws:sqs:us-east-1:000000000000:poolkeeper-change-requests.fifo,       false
          IntakeFunction,  cognito-idp:DescribeUserPool, arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_a,         false
          ApplyFunction,   cognito-idp:UpdateUserPool,  arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_a,          true
          ApplyFunction,   cognito-idp:DeleteUserPool,  arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_a,          false
          ApplyFunction,   iam:PassRole,                arn:aws:iam::000000000000:role/sms,                                       false
          HistoryFunction, dynamodb:Query,              arn:aws:dynamodb:us-east-1:000000000000:table/poolkeeper-HistoryTable,    true
          HistoryFunction, dynamodb:Scan,               arn:aws:dynamodb:us-east-1:000000000000:table/poolkeeper-HistoryTable,    false
          """)
  void aFunctionMayDoWhatItsRoleSaysAndNothingElse(
      String function, String action, String resource, boolean allowed) {
    var access = new Access(action, resource);

    assertThat(function(function).policy().decide(access) == Decision.ALLOWED).isEqualTo(allowed);
  }

  @Test
  void aRoleIsPassedOnToCognitoOnly() {
    var access =
        new Access(
            "iam:PassRole",
            "arn:aws:iam::000000000000:role/sms",
            Map.of("iam:PassedToService", "cognito-idp.amazonaws.com"));

    assertThat(function("ApplyFunction").policy().decide(access)).isEqualTo(Decision.ALLOWED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          QueueName: !Sub ${AWS::StackName}-changes.fifo | QueueName: changes     | FifoQueue and a name that ends in .fifo go together
          BillingMode: PAY_PER_REQUEST                   | BilingMode: x          | HistoryTable: BilingMode is not known
          Timeout: 60                                    | Timeot: 60             | ApplyFunction: Timeot is not known
          MAX_ATTEMPTS: "10"                             | MAX_ATTEMPTS: !Ref Max | There is no resource Max
          Handler: io.github.poolkeeper.apply.ApplyHandler | Tracing: Active      | ApplyFunction: Handler is missing
          Role: !GetAtt ApplyRole.Arn                    | Role: arn:aws:x        | Role is not one of the template's
          FunctionResponseTypes: [ReportBatchItemFailures] | FilterCriteria: {}   | FunctionResponseTypes is missing
          StringEquals: {iam:AWSServiceName              | DateGreaterThan: {iam:AWSServiceName | ApplyRole LetCognitoSendEmail: the condition operator DateGreaterThan is not known
          iam:PassedToService:                           | iam:PassedTo:          | ApplyRole PassTheSmsRoleOn: the condition key iam:PassedTo is not known
          Effect: Allow                                  | Effect: Maybe          | Effect is Allow or Deny, not Maybe
          Action: iam:PassRole                           | Principal: x           | PassTheSmsRoleOn: Action is missing
          index/listings                                 | index/${!aws:userid}   | policy variables are not known
          Type: AWS::Logs::LogGroup                      | Type: AWS::SNS::Topic  | a AWS::SNS::Topic is not known
          """)
  void refusesWhatItCannotRun(String right, String wrong, String message, @TempDir Path folder)
      throws IOException {
    String text = Files.readString(TEMPLATE);
    assertThat(text).contains(right);
    Path template = Files.writeString(folder.resolve("template.yaml"), text.replace(right, wrong));

    assertThatThrownBy(() -> StackDefinition.read(template, PLACE, Map.of()))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining(message);
  }

  private FunctionDefinition function(String logicalId) {
    return STACK.functions().stream()
        .filter(function -> function.logicalId().equals(logicalId))
        .findFirst()
        .orElseThrow();
  }
}
