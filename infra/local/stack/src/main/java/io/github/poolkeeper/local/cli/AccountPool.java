package io.github.poolkeeper.local.cli;

import io.github.poolkeeper.local.gateway.AwsService;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;

/// A user pool in the caller's account. It is read as Cognito prints it: an SDK would leave out
/// what it does not model.
///
/// @param environment may name another endpoint, as for the SDKs
record AccountPool(String userPoolId, Map<String, String> environment) {
  private static final Pattern ID = Pattern.compile("([a-z]{2}(?:-[a-z0-9]+)+)_[0-9A-Za-z]+");
  private static final AwsService COGNITO = AwsService.COGNITO_IDP;

  AccountPool {
    if (!ID.matcher(userPoolId).matches()) {
      throw new UsageException(
          "--copy takes a user pool's id, such as eu-west-1_AbCdEf123, not " + userPoolId);
    }
  }

  UserPoolCopy copy() throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return UserPoolCopy.of(
          List.of(call(http, "DescribeUserPool"), call(http, "GetUserPoolMfaConfig")));
    }
  }

  private JsonObject call(HttpClient http, String operation)
      throws IOException, InterruptedException {
    URI endpoint = endpoint();
    Map<String, String> headers =
        Map.of(
            "content-type",
            "application/x-amz-json-1.1",
            "x-amz-target",
            COGNITO.targetPrefix() + operation);
    String body = Json.createObjectBuilder().add("UserPoolId", userPoolId).build().toString();
    var request =
        Caller.signer(region()).sign(COGNITO.endpointPrefix(), "POST", endpoint, headers, body);
    HttpResponse<String> response;
    try {
      response = http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IOException(
          "cannot copy %s: %s does not answer".formatted(userPoolId, endpoint), e);
    }
    if (response.statusCode() != 200) {
      throw new IOException(
          "cannot copy %s from %s: %s".formatted(userPoolId, endpoint, why(response.body())));
    }
    return json(response.body());
  }

  /// A pool's id begins with its Region.
  private String region() {
    return userPoolId.substring(0, userPoolId.indexOf('_'));
  }

  private URI endpoint() {
    return Stream.of(COGNITO.endpointVariable(), "AWS_ENDPOINT_URL")
        .map(name -> environment.getOrDefault(name, ""))
        .filter(url -> !url.isEmpty())
        .findFirst()
        .map(url -> URI.create(url).resolve("/"))
        .orElseGet(this::endpointOfTheRegion);
  }

  private URI endpointOfTheRegion() {
    URI host = ServiceMetadata.of(COGNITO.endpointPrefix()).endpointFor(Region.of(region()));
    return URI.create("https://" + host + "/");
  }

  private static String why(String body) {
    String type;
    String message;
    try {
      JsonObject error = json(body);
      type = error.getString("__type", "").replaceFirst(".*#", "");
      message = error.getString("message", error.getString("Message", ""));
    } catch (JsonException _) {
      return body;
    }
    return switch (type) {
      case "ExpiredTokenException" ->
          "the AWS credentials have expired: sign in again (aws sso login)";
      case "AccessDeniedException" ->
          message + " (it takes cognito-idp:DescribeUserPool and cognito-idp:GetUserPoolMfaConfig)";
      case String _ -> "%s (%s)".formatted(message, type);
    };
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
