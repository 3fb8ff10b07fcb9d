package io.github.poolkeeper.local.cognito;

import static io.github.poolkeeper.local.cognito.TestPool.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FakeCognitoTest {

  @Test
  void printsBackExactlyWhatWasLoaded() {
    TestPool pool = TestPool.rich();

    assertThat(pool.description()).isEqualTo(json(TestPool.RICH));
    assertThat(pool.description().toString()).isEqualTo(json(TestPool.RICH).toString());
    assertThat(pool.mfaConfig()).isEqualTo(json(TestPool.RICH_MFA));
  }

  @Test
  void givesALoadedPoolTheIdItIsLoadedUnder() {
    TestPool pool = TestPool.loaded("{\"Id\": \"us-east-1_Other\", \"Name\": \"copy\"}");

    assertThat(pool.description())
        .isEqualTo(json("{\"Id\": \"eu-west-1_Tested\", \"Name\": \"copy\"}"));
  }

  @Test
  void replacesALoadedPoolOfTheSameId() {
    TestPool pool = TestPool.rich();

    pool.cognito().load(TestPool.ID, json("{\"Name\": \"again\"}"), Optional.empty());

    assertThat(pool.member("BrandNew")).isEmpty();
    assertThat(pool.mfaConfig()).isEqualTo(json("{\"MfaConfiguration\": \"OFF\"}"));
  }

  @Test
  void answersAnUpdateWithAnEmptyObjectAndDatesIt() {
    TestPool pool = TestPool.rich();

    assertThat(pool.answer("UpdateUserPool", json("{\"PoolName\": \"renamed\"}")))
        .isEqualTo(JsonValue.EMPTY_JSON_OBJECT);
    assertThat(pool.description().getString("Name")).isEqualTo("renamed");
    assertThat(pool.description().get("LastModifiedDate")).hasToString("1772359200.250");
  }

  @Test
  void keepsTheNameThatAnUpdateOmits() {
    assertThat(TestPool.rich().update("{}").description().getString("Name")).isEqualTo("customers");
  }

  @Test
  void doesNotKnowAPoolNobodyLoaded() {
    Reply reply =
        new FakeCognito(() -> TestPool.NOW)
            .call("DescribeUserPool", json("{\"UserPoolId\": \"eu-west-1_Nobody\"}"));

    assertThat(reply)
        .isEqualTo(
            new Reply.Answered(
                400,
                json(
                    """
                    {"__type": "ResourceNotFoundException", "message": "User pool eu-west-1_Nobody does not exist."}
                    """)));
  }

  @Test
  void doesNotKnowAnOperationNobodyNeeds() {
    Reply.Answered reply = TestPool.rich().call("AdminGetUser", JsonValue.EMPTY_JSON_OBJECT);

    assertThat(reply.httpStatus()).isEqualTo(400);
    assertThat(reply.body().getString("__type")).isEqualTo("UnknownOperationException");
  }

  @Test
  void createsAPoolWithTheDefaultsOfAFreshOne() {
    TestPool api = TestPool.rich();

    JsonObject created =
        api.answer(
                "CreateUserPool",
                json(
                    "{\"PoolName\": \"new\", \"UsernameAttributes\": [\"email\"], \"UserPoolTier\": \"LITE\"}"))
            .getJsonObject("UserPool");

    assertThat(created)
        .containsAllEntriesOf(
            Members.of(FreshPool.DEFAULTS).put("UserPoolTier", "LITE").toObject());
    assertThat(created.getString("Name")).isEqualTo("new");
    assertThat(created.getJsonArray("UsernameAttributes")).hasSize(1);
    assertThat(
            api.cognito()
                .call(
                    "DescribeUserPool",
                    json("{\"UserPoolId\": \"%s\"}".formatted(created.getString("Id")))))
        .isEqualTo(new Reply.Answered(200, Members.none().put("UserPool", created).toObject()));
  }

  @Test
  void createsAPoolInItsRegionWithTheStandardAttributesAndThoseOfItsOwn() {
    FakeCognito cognito = new FakeCognito("eu-central-2", "123456789012", () -> TestPool.NOW);

    JsonObject created =
        ((Reply.Answered)
                cognito.call(
                    "CreateUserPool",
                    json(
                        """
                        {"PoolName": "new", "Schema": [
                          {"Name": "tenant", "AttributeDataType": "String", "Mutable": false},
                          {"Name": "legacy", "AttributeDataType": "Number", "DeveloperOnlyAttribute": true},
                          {"Name": "email", "AttributeDataType": "String", "Required": true}]}
                        """)))
            .body()
            .getJsonObject("UserPool");

    assertThat(created.getString("Id")).startsWith("eu-central-2_");
    assertThat(created.getString("Arn"))
        .isEqualTo(
            "arn:aws:cognito-idp:eu-central-2:123456789012:userpool/" + created.getString("Id"));
    List<JsonObject> attributes = Members.objects(created.getJsonArray("SchemaAttributes"));
    assertThat(attributes).extracting(attribute -> attribute.getString("Name")).hasSize(22);
    assertThat(attributes)
        .contains(
            json(
                """
                {"Name": "custom:tenant", "AttributeDataType": "String", "DeveloperOnlyAttribute": false,
                 "Mutable": false, "Required": false}
                """),
            json(
                """
                {"Name": "dev:custom:legacy", "AttributeDataType": "Number", "DeveloperOnlyAttribute": true,
                 "Mutable": true, "Required": false}
                """),
            json(
                """
                {"Name": "email", "AttributeDataType": "String", "DeveloperOnlyAttribute": false,
                 "Mutable": true, "Required": true,
                 "StringAttributeConstraints": {"MinLength": "0", "MaxLength": "2048"}}
                """),
            json(
                """
                {"Name": "updated_at", "AttributeDataType": "Number", "DeveloperOnlyAttribute": false,
                 "Mutable": true, "Required": false, "NumberAttributeConstraints": {"MinValue": "0"}}
                """));
  }

  @Test
  void tracksDevicesWhereTerraformSaysTwoTimesFalse() {
    assertThat(
            TestPool.rich().update("{\"DeviceConfiguration\": {}}").member("DeviceConfiguration"))
        .contains(
            json(
                """
                {"ChallengeRequiredOnNewDevice": false, "DeviceOnlyRememberedOnUserPrompt": false}
                """));
  }

  @Test
  void createsAPoolWithSmsMfa() {
    TestPool api = TestPool.rich();
    JsonObject created =
        api.answer(
                "CreateUserPool",
                json(
                    """
                    {"PoolName": "new", "MfaConfiguration": "ON",
                     "SmsConfiguration": {"SnsCallerArn": "arn:aws:iam::123456789012:role/sms"}}
                    """))
            .getJsonObject("UserPool");

    assertThat(created.getString("MfaConfiguration")).isEqualTo("ON");
    assertThat(
            api.call(
                    "CreateUserPool", json("{\"PoolName\": \"new\", \"MfaConfiguration\": \"ON\"}"))
                .httpStatus())
        .isEqualTo(400);
  }

  @Test
  void deletesAPoolOnlyOnceItsProtectionIsOff() {
    TestPool pool = TestPool.rich();

    assertThat(pool.call("DeleteUserPool", JsonValue.EMPTY_JSON_OBJECT).httpStatus())
        .isEqualTo(400);
    pool.mode(Omission.PRESERVE, Nulls.UNSET).update("{\"DeletionProtection\": \"INACTIVE\"}");
    pool.answer("DeleteUserPool", JsonValue.EMPTY_JSON_OBJECT);
    assertThat(pool.call("DescribeUserPool", JsonValue.EMPTY_JSON_OBJECT).httpStatus())
        .isEqualTo(400);
  }

  @Test
  void listsPoolsPageByPage() {
    TestPool pool = TestPool.rich();
    pool.cognito().load("eu-west-1_Zulu", json("{\"Name\": \"last\"}"), Optional.empty());

    JsonObject first = pool.answer("ListUserPools", json("{\"MaxResults\": 1}"));
    JsonObject second =
        pool.answer(
            "ListUserPools",
            json(
                "{\"MaxResults\": 1, \"NextToken\": \"%s\"}"
                    .formatted(first.getString("NextToken"))));

    assertThat(first.getJsonArray("UserPools").getJsonObject(0).getString("Name"))
        .isEqualTo("customers");
    assertThat(second.getJsonArray("UserPools").getJsonObject(0).getString("Name"))
        .isEqualTo("last");
    assertThat(second).doesNotContainKey("NextToken");
    assertThat(pool.call("ListUserPools", JsonValue.EMPTY_JSON_OBJECT).httpStatus()).isEqualTo(400);
  }

  @Test
  void remembersTheCallsInOrder() {
    TestPool pool = TestPool.rich();
    pool.description();
    pool.mfaConfig();

    assertThat(pool.cognito().calls()).containsExactly("DescribeUserPool", "GetUserPoolMfaConfig");
    pool.cognito().clearCalls();
    assertThat(pool.cognito().calls()).isEmpty();
  }

  @Test
  void losesNoneOfSeveralWritesAtOnce() throws InterruptedException {
    TestPool pool = TestPool.rich();
    List<Thread> writers =
        IntStream.range(0, 20)
            .mapToObj(number -> Thread.startVirtualThread(() -> tag(pool, "key" + number)))
            .toList();
    for (Thread writer : writers) {
      writer.join();
    }

    assertThat(pool.description().getJsonObject("UserPoolTags")).hasSize(2 + writers.size());
  }

  @Test
  void refusesStaleWrites() {
    FakeCognito cognito = TestPool.rich().cognito();

    assertThatThrownBy(() -> cognito.failNext("UpdateUserPool", new Fault.Stale()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("UpdateUserPool");
  }

  private static void tag(TestPool pool, String key) {
    pool.answer(
        "TagResource",
        json(
            "{\"ResourceArn\": \"userpool/%s\", \"Tags\": {\"%s\": \"1\"}}"
                .formatted(TestPool.ID, key)));
  }
}
