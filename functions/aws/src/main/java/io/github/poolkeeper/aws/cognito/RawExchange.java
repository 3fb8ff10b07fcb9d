package io.github.poolkeeper.aws.cognito;

import io.github.poolkeeper.core.json.CanonicalJson;
import io.github.poolkeeper.core.json.JsonText;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;

/// One call's JSON on the wire: what is sent in place of the SDK's own, and what came back.
/// It travels with the request as an attribute, where [RawJson] finds it.
final class RawExchange {
  private static final ExecutionAttribute<RawExchange> ATTRIBUTE =
      new ExecutionAttribute<>("PoolkeeperRawExchange");

  private final byte[] sent;
  private byte[] received = {};

  RawExchange(JsonObject body) {
    this.sent = CanonicalJson.bytes(body);
  }

  static Optional<RawExchange> of(ExecutionAttributes attributes) {
    return Optional.ofNullable(attributes.getAttribute(ATTRIBUTE));
  }

  void attachTo(AwsRequestOverrideConfiguration.Builder request) {
    request.putExecutionAttribute(ATTRIBUTE, this);
  }

  byte[] sent() {
    return sent.clone();
  }

  void receive(byte[] body) {
    received = body.clone();
  }

  /// What came back.
  ///
  /// @throws io.github.poolkeeper.core.json.MalformedJsonException when it is no JSON
  /// @throws ClassCastException when it is no object
  JsonObject received() {
    return JsonText.parse(new String(received, StandardCharsets.UTF_8)).asJsonObject();
  }
}
