package io.github.poolkeeper.local.signature;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/// Signs plain HTTP requests with AWS's own signer: what it signs has to be good enough for the
/// gateway, and nothing else.
///
/// ```java
/// new AwsSigner("test").sign("execute-api", "GET", endpoint.resolve("/user-pools"), Map.of(), "")
/// ```
///
/// @param clock what the signature says about when it was made
public record AwsSigner(AwsCredentials credentials, String region, Clock clock) {
  /// Those that Java's client sets itself.
  private static final Set<String> CLIENTS_OWN = Set.of("host", "content-length");

  /// A person, whose key and secret are alike, or `LOCAL…`, a function, which has a session token
  /// too.
  public AwsSigner(String accessKey) {
    this(credentials(accessKey), "us-east-1", Clock.systemUTC());
  }

  public static AwsCredentials credentials(String accessKey) {
    return accessKey.startsWith("LOCAL")
        ? AwsSessionCredentials.create(accessKey, accessKey, "session-of-" + accessKey)
        : AwsBasicCredentials.create(accessKey, accessKey);
  }

  /// Makes a signed request.
  ///
  /// @param service as its endpoint signs: `execute-api`, `sqs`, `cognito-idp` …
  public HttpRequest.Builder sign(
      String service, String method, URI uri, Map<String, String> headers, String body) {
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                request ->
                    request
                        .identity(credentials)
                        .request(unsigned(method, uri, headers))
                        .payload(
                            () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, clock))
            .request();
    var request = HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofString(body));
    signed.forEachHeader(
        (name, values) -> {
          if (!CLIENTS_OWN.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> request.header(name, value));
          }
        });
    return request;
  }

  private static SdkHttpRequest unsigned(String method, URI uri, Map<String, String> headers) {
    var request = SdkHttpFullRequest.builder().method(SdkHttpMethod.fromValue(method)).uri(uri);
    headers.forEach(request::putHeader);
    return request.build();
  }
}
