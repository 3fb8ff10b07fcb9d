package io.github.poolkeeper.history;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// HTTP requests as API Gateway sends them and wants them answered (payload format 2.0), as far as
/// [HttpCall] looks. The runtime would read them too, with a JSON library of its own that costs a
/// cold start a quarter of its time.
final class HttpEvents {
  private HttpEvents() {}

  static APIGatewayV2HTTPEvent read(InputStream event) throws IOException {
    JsonObject json =
        JsonText.parse(new String(event.readAllBytes(), StandardCharsets.UTF_8)).asJsonObject();
    APIGatewayV2HTTPEvent request = new APIGatewayV2HTTPEvent();
    request.setRouteKey(json.getString("routeKey"));
    request.setPathParameters(JsonValues.texts(json, "pathParameters"));
    request.setQueryStringParameters(JsonValues.texts(json, "queryStringParameters"));
    request.setHeaders(JsonValues.texts(json, "headers"));
    request.setBody(text(json, "body"));
    request.setIsBase64Encoded(json.getBoolean("isBase64Encoded", false));
    request.setRequestContext(context(json.getJsonObject("requestContext")));
    return request;
  }

  static void write(APIGatewayV2HTTPResponse response, OutputStream out) throws IOException {
    JsonObjectBuilder headers = JsonValues.object();
    response.getHeaders().forEach(headers::add);
    JsonObject json =
        JsonValues.object()
            .add("statusCode", response.getStatusCode())
            .add("headers", headers)
            .add("body", response.getBody())
            .build();
    out.write(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static RequestContext context(JsonObject json) {
    RequestContext context = new RequestContext();
    context.setRequestId(text(json, "requestId"));
    if (json.get("authorizer") instanceof JsonObject authorizer
        && authorizer.get("iam") instanceof JsonObject signed) {
      RequestContext.IAM iam = new RequestContext.IAM();
      iam.setUserId(text(signed, "userId"));
      iam.setUserArn(text(signed, "userArn"));
      RequestContext.Authorizer verified = new RequestContext.Authorizer();
      verified.setIam(iam);
      context.setAuthorizer(verified);
    }
    return context;
  }

  private static @Nullable String text(JsonObject json, String name) {
    return JsonValues.text(json, name).orElse(null);
  }
}
