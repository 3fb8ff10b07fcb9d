package io.github.poolkeeper.aws.cognito;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpRequest;

/// Puts our JSON in the place of the SDK's, both ways, in calls that have a [RawExchange]. The
/// client still signs, sends again and maps errors, and its model drops nothing: it never sees the
/// configuration.
final class RawJson implements ExecutionInterceptor {
  private static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.UTF_8);

  /// The length was that of the SDK's own body.
  @Override
  public SdkHttpRequest modifyHttpRequest(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    return RawExchange.of(attributes)
        .map(exchange -> Integer.toString(exchange.sent().length))
        .map(
            length -> context.httpRequest().toBuilder().putHeader("Content-Length", length).build())
        .orElse(context.httpRequest());
  }

  @Override
  public Optional<RequestBody> modifyHttpContent(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    return RawExchange.of(attributes)
        .map(exchange -> RequestBody.fromBytes(exchange.sent()))
        .or(context::requestBody);
  }

  /// Errors are left to the SDK.
  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    Optional<RawExchange> exchange =
        RawExchange.of(attributes).filter(_ -> context.httpResponse().isSuccessful());
    if (exchange.isEmpty()) {
      return context.responseBody();
    }
    exchange.get().receive(context.responseBody().map(RawJson::bytes).orElse(EMPTY_OBJECT));
    return Optional.of(new ByteArrayInputStream(EMPTY_OBJECT));
  }

  private static byte[] bytes(InputStream body) {
    try (body) {
      return body.readAllBytes();
    } catch (IOException e) {
      throw SdkClientException.create("the answer broke off: " + e.getMessage(), e);
    }
  }
}
