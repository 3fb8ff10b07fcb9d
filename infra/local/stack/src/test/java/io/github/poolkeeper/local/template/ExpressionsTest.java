package io.github.poolkeeper.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionsTest {
  private static final String TEMPLATE =
      """
      Parameters:
        Mode: {Type: String, Default: carry}
        Arns: {Type: CommaDelimitedList, Default: "a, b"}
        None: {Type: CommaDelimitedList, Default: ""}
        Days: {Type: Number, Default: 90}
        Given: {Type: String}
      Conditions:
        Carries: !Equals [!Ref Mode, carry]
        Refuses: !Not [!Condition Carries]
        NamesArns: !Not [!Equals [!Join ["", !Ref None], ""]]
        Both: !And [!Condition Carries, !Condition Refuses]
        Either: !Or [!Condition Carries, !Condition Refuses]
      Resources:
        Queue:
          Type: AWS::SQS::Queue
          Properties: {QueueName: !Sub "${AWS::StackName}-changes.fifo"}
        Table: {Type: AWS::DynamoDB::Table}
        Role: {Type: AWS::IAM::Role}
        Logs:
          Type: AWS::Logs::LogGroup
          Properties: {LogGroupName: /aws/lambda/x}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          !Ref Mode                                        | "carry"
          !Ref Days                                        | "90"
          !Ref Given                                       | "given"
          !Ref Arns                                        | ["a","b"]
          !Ref AWS::Region                                 | "eu-west-1"
          !Ref AWS::AccountId                              | "111122223333"
          !Ref Queue                                       | "http://127.0.0.1:1/111122223333/s-changes.fifo"
          !GetAtt Queue.Arn                                | "arn:aws:sqs:eu-west-1:111122223333:s-changes.fifo"
          {"Fn::GetAtt": [Queue, QueueName]}               | "s-changes.fifo"
          !Ref Table                                       | "s-Table"
          !GetAtt Table.Arn                                | "arn:aws:dynamodb:eu-west-1:111122223333:table/s-Table"
          !GetAtt Role.Arn                                 | "arn:aws:iam::111122223333:role/s-Role"
          !GetAtt Logs.Arn                                 | "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/x:*"
          !Sub "${Queue.Arn}/${Mode}/${!Mode}"             | "arn:aws:sqs:eu-west-1:111122223333:s-changes.fifo/carry/${Mode}"
          !Sub ["${a}-${Mode}", {a: !Ref Days}]            | "90-carry"
          !Join ["-", [a, !Ref Mode, 1]]                   | "a-carry-1"
          !Select [1, !Ref Arns]                           | "b"
          !Split ["-", a-b-c]                              | ["a","b","c"]
          !If [Carries, 1, 2]                              | 1
          !If [Refuses, 1, 2]                              | 2
          !If [NamesArns, 1, 2]                            | 2
          !If [Both, 1, 2]                                 | 2
          !If [Either, 1, 2]                               | 1
          [a, !If [Refuses, b, !Ref AWS::NoValue]]         | ["a"]
          {a: 1, b: !Ref AWS::NoValue}                     | {"a":1}
          {a: [true, null, "x", 1.5, yes]}                 | {"a":[true,null,"x",1.5,"yes"]}
          """)
  void resolves(String expression, String json) {
    assertThat(resolve(expression)).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          !Ref Nothing                 | There is no resource Nothing
          !GetAtt Queue.Colour         | Queue (AWS::SQS::Queue) has no attribute Colour
          !ImportValue x               | Fn::ImportValue is not known
          !If [Unheard, 1, 2]          | There is no condition Unheard
          !Select [7, !Ref Arns]       | no item 7
          !Ref AWS::NotificationARNs   | AWS::NotificationARNs is not known
          """)
  void refusesWhatItDoesNotKnow(String expression, String message) {
    assertThatThrownBy(() -> resolve(expression))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesAParameterThatTheTemplateDoesNotHave() {
    assertThatThrownBy(() -> resolve("x", Map.of("Given", "g", "Other", "o")))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("There is no parameter Other");
  }

  @Test
  void refusesAParameterWithoutAValue() {
    assertThatThrownBy(() -> resolve("!Ref Given", Map.of()))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("Given has no value");
  }

  private static String resolve(String expression) {
    return resolve(expression, Map.of("Given", "given"));
  }

  private static String resolve(String expression, Map<String, String> parameters) {
    var template = Template.of(TemplateYaml.read(TEMPLATE + "Outputs:\n  Value: " + expression));
    var place = new Place("eu-west-1", "111122223333", "s", URI.create("http://127.0.0.1:1"));
    var given = new References.Parameters(parameters);
    var value = new Properties("Outputs", template.outputs()).value("Value");
    return new Expressions(template, given, place).required(value).toString();
  }
}
