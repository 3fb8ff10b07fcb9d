package io.github.poolkeeper.local.stack;

import static io.github.poolkeeper.local.stack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolkeeper.local.signature.AccessKey;
import io.github.poolkeeper.local.signature.RequestSigner;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyRequestsException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

class LocalStackIT {
  private static LocalStack stack;
  private static Clients administrator;
  private static Clients function;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    stack = LocalStack.start(TestProject.settings(folder, "Table", "Table"), System.out::println);
    administrator = new Clients(stack.endpoint(), "test");
    function = new Clients(stack.endpoint(), "LOCALNOTEFUNCTION");
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void processesAMessageUnderItsVerifiedSender() throws Exception {
    try (var sqs = new Clients(stack.endpoint(), "approver1").sqs()) {
      sqs.sendMessage(
          m -> m.queueUrl(stack.output("QueueUrl")).messageBody("sdk").messageGroupId("g"));
    }

    assertThat(noted("sdk")).containsEntry("sender", text("AIDALOCALAPPROVER1"));
  }

  @Test
  void takesMessagesInTheQueryProtocolToo() throws Exception {
    String url = URLEncoder.encode(stack.output("QueueUrl"), StandardCharsets.UTF_8);
    String form =
        "Action=SendMessage&Version=2012-11-05&MessageGroupId=q&MessageBody=query&QueueUrl=" + url;

    var response = administrator.sendForm(form);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("<MessageId>");
    assertThat(noted("query")).containsEntry("sender", text("AIDALOCALTEST"));
  }

  @ParameterizedTest
  @CsvSource({"cloudformation, Action=DescribeStacks", "lambda, {}"})
  void namesAServiceThatIsNotThere(String service, String body) throws Exception {
    Map<String, String> headers =
        body.startsWith("{")
            ? Map.of()
            : Map.of("content-type", "application/x-www-form-urlencoded");
    var request =
        new RequestSigner(AccessKey.ofUser("test"), stack.region(), InstantSource.system())
            .sign(service, "POST", stack.endpoint().resolve("/"), headers, body);
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());

      assertThat(response.statusCode()).isEqualTo(501);
      assertThat(response.body()).contains("There is no " + service + " on this machine", "sqs");
    }
  }

  @Test
  void queueUrlsStandOnTheGateway() {
    try (var sqs = administrator.sqs()) {
      assertThat(sqs.listQueues().queueUrls())
          .contains(stack.output("QueueUrl"))
          .allMatch(url -> url.startsWith(stack.endpoint() + "/000000000000/poolkeeper-"));
      assertThat(
              sqs.getQueueAttributes(
                      q ->
                          q.queueUrl(stack.output("QueueUrl"))
                              .attributeNames(
                                  QueueAttributeName.VISIBILITY_TIMEOUT,
                                  QueueAttributeName.REDRIVE_POLICY))
                  .attributes())
          .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "60")
          .hasEntrySatisfying(
              QueueAttributeName.REDRIVE_POLICY, p -> assertThat(p).contains("dead.fifo"));
    }
  }

  @Test
  void cognitoRequestsReachTheStandIn() {
    try (var cognito = administrator.cognito()) {
      String id = cognito.createUserPool(pool -> pool.poolName("made")).userPool().id();

      assertThat(cognito.describeUserPool(pool -> pool.userPoolId(id)).userPool().name())
          .isEqualTo("made");
    }
  }

  @Test
  void loadsAPoolAsItStands() throws Exception {
    String pool = "{\"UserPool\":{\"Name\":\"loaded\",\"BrandNew\":{\"Deep\":[1]}}}";

    assertThat(administrator.sendUnsigned("PUT", "/_local/user-pools/us-east-1_a", pool))
        .satisfies(response -> assertThat(response.statusCode()).isEqualTo(200));

    try (var cognito = administrator.cognito()) {
      assertThat(cognito.describeUserPool(p -> p.userPoolId("us-east-1_a")).userPool().name())
          .isEqualTo("loaded");
    }
  }

  @Test
  void switchesWhatNobodyKnowsOfCognito() throws Exception {
    String passkeys =
        "{\"UserPool\":{\"Name\":\"passkeys\"},\"MfaConfig\":{\"WebAuthnConfiguration\":{}}}";
    administrator.sendUnsigned("PUT", "/_local/user-pools/us-east-1_b", passkeys);

    try (var cognito = administrator.cognito()) {
      assertThat(set("{\"prints\":\"as_stored\",\"doubt\":\"taken\"}")).isEqualTo(200);
      assertThat(factor(cognito)).isNull();
      assertThat(set("{\"prints\":\"filled_in\",\"doubt\":\"refused\"}")).isEqualTo(200);
      assertThat(factor(cognito)).isEqualTo("SINGLE_FACTOR");
    }
    assertThat(set("{\"print\":\"as_stored\"}")).isEqualTo(400);
    assertThat(set("{}")).isEqualTo(400);
  }

  private int set(String switches) throws Exception {
    return administrator.sendUnsigned("PUT", "/_local/cognito", switches).statusCode();
  }

  private static @Nullable String factor(CognitoIdentityProviderClient cognito) {
    return cognito
        .getUserPoolMfaConfig(r -> r.userPoolId("us-east-1_b"))
        .webAuthnConfiguration()
        .factorConfigurationAsString();
  }

  @Test
  void saysWhatIsWrongWithALocalRequest() throws Exception {
    var response = administrator.sendUnsigned("PUT", "/_local/cognito", "{\"omitted\":\"x\"}");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("X");
  }

  @Test
  void holdsCallersToAQuota() throws Exception {
    assertThat(limit("documented")).isEqualTo(200);
    try (var cognito = administrator.cognito()) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 2000; i++) {
                  cognito.listUserPools(r -> r.maxResults(1));
                }
              })
          .isInstanceOf(TooManyRequestsException.class);
    } finally {
      assertThat(limit("unlimited")).isEqualTo(200);
    }
  }

  private int limit(String quota) throws Exception {
    String body = "{\"quota\":\"" + quota + "\"}";
    return administrator.sendUnsigned("PUT", "/_local/cognito", body).statusCode();
  }

  @Test
  void aDroppedReplyEndsTheConnection() throws Exception {
    String fault = "{\"operation\":\"ListUserPools\",\"fault\":\"drop\"}";
    assertThat(administrator.sendUnsigned("POST", "/_local/cognito/faults", fault).statusCode())
        .isEqualTo(200);

    try (var cognito = administrator.cognito()) {
      assertThatThrownBy(() -> cognito.listUserPools(r -> r.maxResults(1)))
          .isInstanceOf(SdkClientException.class);
      assertThat(cognito.listUserPools(r -> r.maxResults(1)).hasUserPools()).isTrue();
    }
  }

  @Test
  void theHistoryApiKnowsWhoAsks() throws Exception {
    var response = new Clients(stack.endpoint(), "approver2").send("GET", "/notes/a%20b?x=1", "");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .contains("\"id\":\"a b\"")
        .contains("arn:aws:iam::000000000000:user/approver2");
  }

  @Test
  void theHistoryApiRefusesWhomItDoesNotKnow() throws Exception {
    var unknown = new Clients(stack.endpoint(), "stranger");

    for (var response :
        new HttpResponse<?>[] {
          administrator.sendUnsigned("GET", "/notes/a", ""), unknown.send("GET", "/notes/a", "")
        }) {
      assertThat(response.statusCode()).isEqualTo(403);
      assertThat(response.body()).isEqualTo("{\"message\":\"Forbidden\"}");
    }
  }

  @Test
  void theHistoryApiKnowsWhoMayAskWhat() throws Exception {
    String policy =
        """
        {"Statement": [{"Effect": "Allow", "Action": "execute-api:Invoke",
          "Resource": "arn:aws:execute-api:*:*:*/$default/GET/notes/*"}]}
        """;
    administrator.sendUnsigned("PUT", "/_local/rights/approver1", policy);
    var approver = new Clients(stack.endpoint(), "approver1");

    assertThat(approver.send("GET", "/notes/a", "").statusCode()).isEqualTo(200);
    assertThat(approver.send("POST", "/notes/a", "").statusCode()).isEqualTo(403);
    assertThat(administrator.sendUnsigned("GET", "/_local/rights/approver1", "").body())
        .isEqualTo(
            "{\"used\":[\"arn:aws:execute-api:eu-central-2:000000000000:poolkeeper/$default/GET/notes/a\"],"
                + "\"lacked\":[\"arn:aws:execute-api:eu-central-2:000000000000:poolkeeper/$default/POST/notes/a\"]}");
  }

  @Test
  void aFunctionMayOnlyDoWhatItsRoleAllows() {
    try (var dynamoDb = function.dynamoDb();
        var sqs = function.sqs()) {
      assertThatThrownBy(() -> dynamoDb.scan(s -> s.tableName(stack.output("TableName"))))
          .isInstanceOf(DynamoDbException.class)
          .hasMessageContaining("not authorized to perform: dynamodb:Scan");
      var delete =
          TransactWriteItem.builder()
              .delete(d -> d.tableName(stack.output("TableName")).key(Map.of("id", text("a"))))
              .build();
      var transaction = TransactWriteItemsRequest.builder().transactItems(delete).build();
      assertThatThrownBy(() -> dynamoDb.transactWriteItems(transaction))
          .hasMessageContaining("dynamodb:DeleteItem");
      String dead = stack.endpoint() + "/000000000000/poolkeeper-dead.fifo";
      assertThatThrownBy(() -> sqs.sendMessage(m -> m.queueUrl(dead).messageBody("x")))
          .isInstanceOf(SqsException.class)
          .hasMessageContaining("sqs:SendMessage");
    }
  }

  /// A wrong secret, and a right that the role does not give: each in the words and with the status
  /// of the service.
  @ParameterizedTest
  @CsvSource({
    "cognito-idp, AWSCognitoIdentityProviderService.ListUserPools, 400, '', AccessDeniedException",
    "dynamodb, DynamoDB_20120810.Scan, 400, com.amazon.coral.service#, AccessDeniedException",
    "sqs, AmazonSQS.ListQueues, 403, com.amazon.coral.service#, AccessDeniedException",
    "states, AWSStepFunctions.SendTaskSuccess, 400, '', AccessDeniedException",
  })
  void eachServiceRefusesInItsOwnShape(
      String service, String target, int status, String prefix, String type) throws Exception {
    var stranger = new Clients(stack.endpoint(), "stranger").call(service, target, "{}");
    var denied = function.call(service, target, "{}");

    assertThat(stranger.statusCode()).isEqualTo(status);
    assertThat(stranger.body()).contains("\"" + prefix + "UnrecognizedClientException\"");
    assertThat(denied.statusCode()).isEqualTo(status);
    assertThat(denied.body())
        .contains(
            "\"" + prefix + type + "\"", "NoteFunction is not authorized to perform: " + service);
  }

  @Test
  void theOlderProtocolRefusesInXml() throws Exception {
    var denied = function.sendForm("Action=DeleteQueue&QueueUrl=" + stack.output("QueueUrl") + "x");

    assertThat(denied.statusCode()).isEqualTo(403);
    assertThat(denied.body()).contains("<Code>AccessDenied</Code>", "sqs:DeleteQueue");
  }

  @Test
  void tellsWhichRightsTheFunctionsUsedAndLacked() throws Exception {
    assertThat(function.call("dynamodb", "DynamoDB_20120810.ListTables", "{}").statusCode())
        .isEqualTo(400);

    await()
        .untilAsserted(
            () ->
                assertThat(administrator.sendUnsigned("GET", "/_local/access", "").body())
                    .contains("{\"caller\":\"NoteFunction\",\"action\":\"dynamodb:ListTables\"")
                    .contains(
                        "\"action\":\"sqs:ReceiveMessage\",\"resource\":\"arn:aws:sqs:eu-central-2:")
                    .contains("\"decision\":\"NOT_ALLOWED\""));
  }

  @Test
  void countsRequestsByCallerAndService() throws Exception {
    try (var cognito = new Clients(stack.endpoint(), "approver2").cognito()) {
      var _ = cognito.listUserPools(r -> r.maxResults(1));
    }

    assertThat(administrator.sendUnsigned("GET", "/_local/requests", "").body())
        .contains("\"approver2\":{\"cognito-idp\":{\"ListUserPools\":1}");
  }

  @Test
  void keepsCallbacks() throws Exception {
    var sent =
        administrator.call("states", "AWSStepFunctions.SendTaskSuccess", "{\"taskToken\":\"t\"}");

    assertThat(sent.body()).isEqualTo("{}");
    assertThat(administrator.sendUnsigned("GET", "/_local/callbacks", "").body())
        .contains("{\"taskToken\":\"t\",\"operation\":\"SendTaskSuccess\"}");
  }

  private static Map<String, AttributeValue> noted(String body) {
    try (var dynamoDb = administrator.dynamoDb()) {
      Map<String, AttributeValue> key = Map.of("id", text(body));
      return await()
          .until(
              () -> dynamoDb.getItem(g -> g.tableName(stack.output("TableName")).key(key)).item(),
              item -> !item.isEmpty());
    }
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }
}
