package io.github.poolkeeper.cli.stack;

import io.github.poolkeeper.cli.stack.Target.Caller;
import io.github.poolkeeper.cli.terminal.TroubleException;
import java.net.URI;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Output;

/// What CloudFormation knows of a deployed stack.
record StackOutputs(String region, Caller caller) {
  private static final String API = "HistoryApiUrl";

  URI historyApi(String stack) {
    Credentials.of(caller);
    try (CloudFormationClient client = client()) {
      return client.describeStacks(request -> request.stackName(stack)).stacks().stream()
          .flatMap(found -> found.outputs().stream())
          .filter(output -> output.outputKey().equals(API))
          .map(Output::outputValue)
          .map(URI::create)
          .findFirst()
          .orElseThrow(
              () ->
                  new TroubleException(
                      "stack %s in %s has no output %s: it is not Poolkeeper's"
                          .formatted(stack, region, API)));
    } catch (CloudFormationException e) {
      throw new TroubleException(sentence(stack, e), e);
    } catch (SdkClientException e) {
      throw new TroubleException(
          "CloudFormation in %s cannot be reached: is the network up, and is it a Region?"
              .formatted(region),
          e);
    }
  }

  private CloudFormationClient client() {
    return CloudFormationClient.builder()
        .region(Region.of(region))
        .credentialsProvider(caller.credentials())
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  private String sentence(String stack, CloudFormationException e) {
    String code = e.awsErrorDetails().errorCode();
    return switch (code) {
      case "ValidationError" ->
          "there is no stack %s in %s; another --region or --profile?".formatted(stack, region);
      case "ExpiredToken", "ExpiredTokenException", "RequestExpired" ->
          "your credentials have expired: " + Credentials.wayOut(caller.profile());
      case "InvalidClientTokenId", "SignatureDoesNotMatch", "UnrecognizedClientException" ->
          "AWS does not know your credentials (%s): %s"
              .formatted(code, Credentials.wayOut(caller.profile()));
      case "AccessDenied" ->
          ("you may not look up stack %s: it takes cloudformation:DescribeStacks; without it, set"
                  + " POOLKEEPER_API to the stack's output %s")
              .formatted(stack, API);
      default ->
          "CloudFormation answers %s: %s".formatted(code, e.awsErrorDetails().errorMessage());
    };
  }
}
