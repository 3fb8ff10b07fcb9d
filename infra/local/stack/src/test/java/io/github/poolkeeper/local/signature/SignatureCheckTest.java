package io.github.poolkeeper.local.signature;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.local.signature.Verdict.Reason;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

class SignatureCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-26T10:15:00Z");
  private static final URI ANYWHERE = URI.create("http://127.0.0.1:4566/");
  private static final AwsSigner SIGNER = signer("key", NOW);

  private final SignatureCheck check =
      new SignatureCheck(
          List.of(
              new AccessKey("key", "key", Optional.empty()),
              new AccessKey("LOCALF", "LOCALF", Optional.of("session-of-LOCALF"))),
          InstantSource.fixed(NOW));

  /// From AWS's own test suite and documentation: requests and the signatures that they must have.
  @ParameterizedTest
  @CsvSource({
    "GET, /,                          example.amazonaws.com, service, 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    "GET, /?Param2=value2&Param1=value1, example.amazonaws.com, service, b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
  })
  void signsAsAwsDoes(String method, URI uri, String host, String service, String signature) {
    var request =
        new SignableRequest(
            method,
            uri,
            Map.of("host", List.of(host), "x-amz-date", List.of("20150830T123600Z")),
            new byte[0]);
    var scope = new CredentialScope("20150830", "us-east-1", service);

    assertThat(
            Signature.of(
                request,
                new TreeSet<>(request.headers().keySet()),
                "20150830T123600Z",
                scope,
                "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"))
        .isEqualTo(signature);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/user-pools/eu-central-2_a/changes?requestId=a%20b%2Bc&limit=5&status=",
        "/notes/a%20b/%C3%A9",
        "/a//b/../c",
        "/x?b=2&a=1&b=1&empty",
      })
  void knowsWhatAwsSignerHasSigned(String path) {
    HttpRequest request =
        SIGNER.sign("sqs", "POST", uri(path), Map.of("X-Y", " a   b "), "é").build();

    assertThat(verdict(signable(request, "é"))).isEqualTo(new Verdict.Signed("key"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/a%20b?x=%2F&y=ü"})
  void knowsWhatTheOwnSignerHasSigned(String path) {
    var signer =
        new RequestSigner(
            new AccessKey("LOCALF", "LOCALF", Optional.of("session-of-LOCALF")),
            "eu-central-2",
            InstantSource.fixed(NOW));

    HttpRequest request = signer.sign("sqs", "POST", uri(path), Map.of("A", "b"), "body").build();

    assertThat(verdict(signable(request, "body"))).isEqualTo(new Verdict.Signed("LOCALF"));
  }

  @Test
  void noticesAnythingThatWasChanged() {
    SignableRequest signed = signable(sign(SIGNER), "body");
    Map<String, List<String>> headers = new HashMap<>(signed.headers());
    headers.put("x-amz-target", List.of("AmazonSQS.DeleteQueue"));
    Map<String, List<String>> otherHost = new HashMap<>(signed.headers());
    otherHost.put("host", List.of("example.com"));

    assertThat(
            List.of(
                with(signed, "PUT", signed.uri(), signed.headers(), "body"),
                with(signed, "POST", uri("/other"), signed.headers(), "body"),
                with(signed, "POST", uri("/?a=b"), signed.headers(), "body"),
                with(signed, "POST", signed.uri(), headers, "body"),
                with(signed, "POST", signed.uri(), otherHost, "body"),
                with(signed, "POST", signed.uri(), signed.headers(), "other")))
        .allSatisfy(
            request ->
                assertThat(verdict(request))
                    .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.WRONG)));
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, true",
    "PT5M, true",
    "PT5M1S, false",
    "-PT5M, true",
    "-PT5M1S, false",
    "PT24H, false"
  })
  void takesASignatureThatIsFiveMinutesOffAtMost(Duration ahead, boolean taken) {
    Verdict verdict = verdict(signable(sign(signer("key", NOW.plus(ahead))), "body"));

    assertThat(verdict instanceof Verdict.Signed).isEqualTo(taken);
  }

  @Test
  void wantsTheSecretThatBelongsToTheKey() {
    var thief = new AwsSigner(AwsBasicCredentials.create("key", "guess"), "x", SIGNER.clock());

    assertRefused(signable(sign(thief), "body"), Reason.WRONG, "does not match the signature");
  }

  @Test
  void wantsTheSessionTokenOfATemporaryKey() {
    var without =
        new AwsSigner(AwsBasicCredentials.create("LOCALF", "LOCALF"), "x", SIGNER.clock());

    assertThat(verdict(signable(sign(signer("LOCALF", NOW)), "body")))
        .isEqualTo(new Verdict.Signed("LOCALF"));
    assertRefused(signable(sign(without), "body"), Reason.UNKNOWN_KEY, "security token");
  }

  @Test
  void doesNotTakeATokenThatTheKeyDoesNotHave() {
    HttpRequest request =
        SIGNER
            .sign("sqs", "POST", ANYWHERE, Map.of("X-Amz-Security-Token", "made up"), "body")
            .build();

    assertRefused(signable(request, "body"), Reason.UNKNOWN_KEY, "security token");
  }

  @Test
  void wantsASignatureForTheService() {
    HttpRequest request = SIGNER.sign("dynamodb", "POST", ANYWHERE, Map.of(), "body").build();

    assertRefused(signable(request, "body"), Reason.WRONG, "correct service: 'sqs'");
  }

  @Test
  void refusesAHashThatIsNotTheBodys() {
    HttpRequest request =
        new RequestSigner(
                new AccessKey("key", "key", Optional.empty()), "x", InstantSource.fixed(NOW))
            .sign("sqs", "POST", ANYWHERE, Map.of("x-amz-content-sha256", "UNSIGNED-PAYLOAD"), "a")
            .build();

    assertRefused(signable(request, "a"), Reason.WRONG, "does not match");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          key/20261126/x/sqs/aws4_request | x-amz-date      | 'host' must be a 'SignedHeader'
          key/20261126/x/sqs/aws4_request | host            | 'x-amz-date' must be a 'SignedHeader'
          key/20261125/x/sqs/aws4_request | host;x-amz-date | Date in Credential scope does not match
          key/20261126/x/sqs/aws4_request | host;x-amz-date | does not match the signature
          """)
  void saysWhatIsWrong(String credential, String signedHeaders, String message) {
    String header =
        "AWS4-HMAC-SHA256 Credential=%s, SignedHeaders=%s, Signature=%s"
            .formatted(credential, signedHeaders, "0".repeat(64));
    var request = request(Map.of("authorization", header, "x-amz-date", "20261126T101500Z"));

    assertRefused(request, Reason.WRONG, message);
  }

  @Test
  void tellsAMissingSignatureFromABrokenOneAndFromAStranger() {
    assertRefused(request(Map.of()), Reason.MISSING, "Missing Authentication Token");
    assertRefused(
        request(Map.of("authorization", "AWS4-HMAC-SHA256 Credential=key")),
        Reason.INCOMPLETE,
        "Authorization header requires");
    assertRefused(
        signable(sign(signer("stranger", NOW)), "body"), Reason.UNKNOWN_KEY, "is invalid");
  }

  private void assertRefused(SignableRequest request, Reason reason, String message) {
    assertThat(verdict(request))
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(reason);
              assertThat(refused.message()).contains(message);
            });
  }

  private Verdict verdict(SignableRequest request) {
    return check.of(request, "sqs");
  }

  private static AwsSigner signer(String accessKey, Instant now) {
    return new AwsSigner(
        AwsSigner.credentials(accessKey), "eu-central-2", Clock.fixed(now, ZoneOffset.UTC));
  }

  private static HttpRequest sign(AwsSigner signer) {
    return signer.sign("sqs", "POST", ANYWHERE, Map.of(), "body").build();
  }

  private static URI uri(String path) {
    return ANYWHERE.resolve(path);
  }

  /// As it comes in at a server.
  private static SignableRequest signable(HttpRequest request, String body) {
    Map<String, List<String>> headers = new HashMap<>();
    request.headers().map().forEach((n, values) -> headers.put(n.toLowerCase(Locale.ROOT), values));
    headers.put("host", List.of(request.uri().getAuthority()));
    return new SignableRequest(
        request.method(), request.uri(), headers, body.getBytes(StandardCharsets.UTF_8));
  }

  private static SignableRequest request(Map<String, String> headers) {
    Map<String, List<String>> all = new HashMap<>();
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    all.put("host", List.of("127.0.0.1:4566"));
    return new SignableRequest("POST", ANYWHERE, all, new byte[0]);
  }

  private static SignableRequest with(
      SignableRequest signed,
      String method,
      URI uri,
      Map<String, List<String>> headers,
      String body) {
    assertThat(signed.headers()).containsKey("authorization");
    return new SignableRequest(method, uri, headers, body.getBytes(StandardCharsets.UTF_8));
  }
}
