package io.github.poolkeeper.contract;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundsTest {
  private final Bounds bounds = new Bounds("poolkeeper-contract");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UpdateUserPool      | {"UserPoolId": "eu-west-1_Made00001"}
          CreateUserPool      | {"PoolName": "poolkeeper-contract-rules"}
          UntagResource       | {"ResourceArn": "arn:aws:cognito-idp:eu-west-1:1:userpool/eu-west-1_Made00001"}
          SendMessage         | {"QueueUrl": "https://sqs.eu-west-1.amazonaws.com/1/poolkeeper-contract-change-requests.fifo"}
          DeleteTable         | {"TableName": "poolkeeper-contract-HistoryTable-1"}
          PutRule             | {"Name": "poolkeeper-contract-events", "EventBusName": "anything"}
          RemoveTargets       | {"Rule": "poolkeeper-contract-events"}
          CreateKey           | {"Description": "poolkeeper-contract: a key"}
          DeleteAlias         | {"AliasName": "alias/poolkeeper-contract"}
          DescribeUserPool    | {"UserPoolId": "eu-west-1_Customers"}
          ListTables          | {}
          AssumeRole          | {"RoleArn": "arn:aws:iam::1:role/poolkeeper-contract-caller"}
          """)
  void letsOutWhatReadsOrNamesItsOwn(String operation, String request) {
    bounds.made("eu-west-1_Made00001");
    assertThatCode(() -> bounds.check(operation, Documents.object(request)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UpdateUserPool      | {"UserPoolId": "eu-west-1_Customers"}
          UpdateUserPool      | {"UserPoolId": "eu-west-1_Customers", "PoolName": "poolkeeper-contract-rules"}
          DeleteUserPool      | {"UserPoolId": "eu-west-1_Customers"}
          TagResource         | {"ResourceArn": "arn:aws:cognito-idp:eu-west-1:1:userpool/eu-west-1_Customers"}
          SendMessage         | {"QueueUrl": "https://sqs.eu-west-1.amazonaws.com/1/poolkeeper-change-requests.fifo"}
          DeleteTable         | {"TableName": "poolkeeper-HistoryTable-1"}
          DeleteRole          | {"RoleName": "admin"}
          ScheduleKeyDeletion | {"KeyId": "11111111-2222-3333-4444-555555555555"}
          ScheduleKeyDeletion | {"KeyId": "11111111", "Description": "poolkeeper-contract"}
          CreateKey           | {}
          """)
  void keepsBackWhatCouldChangeAnything(String operation, String request) {
    assertThatIllegalStateException()
        .isThrownBy(() -> bounds.check(operation, Documents.object(request)))
        .withMessageContaining("has not made");
  }
}
