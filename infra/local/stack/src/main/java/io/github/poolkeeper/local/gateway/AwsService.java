package io.github.poolkeeper.local.gateway;

import java.util.Arrays;
import java.util.Optional;

/// The AWS services behind the gateway. A request says which one it is for in `X-Amz-Target`, or,
/// in SQS's older protocol, by having an `Action` parameter.
public enum AwsService {
  COGNITO_IDP("cognito-idp", "AWSCognitoIdentityProviderService.", "COGNITO_IDENTITY_PROVIDER"),
  DYNAMODB("dynamodb", "DynamoDB_20120810.", "DYNAMODB"),
  EVENTS("events", "AWSEvents.", "EVENTBRIDGE"),
  SQS("sqs", "AmazonSQS.", "SQS"),
  STATES("states", "AWSStepFunctions.", "SFN");

  private final String endpointPrefix;
  private final String targetPrefix;
  private final String serviceId;

  AwsService(String endpointPrefix, String targetPrefix, String serviceId) {
    this.endpointPrefix = endpointPrefix;
    this.targetPrefix = targetPrefix;
    this.serviceId = serviceId;
  }

  /// The service as endpoints, IAM actions and `--<service>-endpoint` name it: `cognito-idp`.
  public String endpointPrefix() {
    return endpointPrefix;
  }

  public String targetPrefix() {
    return targetPrefix;
  }

  /// The variable with which an SDK takes another endpoint for this service alone.
  public String endpointVariable() {
    return "AWS_ENDPOINT_URL_" + serviceId;
  }

  /// A request to one operation of one service.
  record Call(AwsService service, String operation) {}

  static Optional<Call> callOf(GatewayRequest request) {
    Optional<String> target = request.header("x-amz-target");
    if (target.isEmpty()) {
      return request.parameter("Action").map(action -> new Call(SQS, action));
    }
    return Arrays.stream(values())
        .filter(service -> target.get().startsWith(service.targetPrefix))
        .map(service -> new Call(service, target.get().substring(service.targetPrefix.length())))
        .findFirst();
  }
}
