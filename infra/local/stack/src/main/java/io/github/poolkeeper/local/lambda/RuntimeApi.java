package io.github.poolkeeper.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.poolkeeper.local.lambda.Initialization.Broken;
import io.github.poolkeeper.local.lambda.Initialization.Ready;
import io.github.poolkeeper.local.lambda.Invocation.Failed;
import io.github.poolkeeper.local.lambda.Invocation.Succeeded;
import io.github.poolkeeper.local.lambda.RuntimeApiServer.Reply;
import io.github.poolkeeper.local.lambda.RuntimeApiServer.Request;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The Lambda Runtime API for one process:
/// <https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html>.
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way, which nobody compares.
final class RuntimeApi {

  /// Lambda's limit for a synchronous response: 6 MB and a little for the envelope.
  static final int LARGEST_RESPONSE = 6 * 1024 * 1024 + 100;

  private static final String PREFIX = "/2018-06-01/runtime/";
  private static final Pattern ENDED =
      Pattern.compile(PREFIX + "invocation/(?<id>[^/]+)/(?<how>response|error)");
  private static final Reply ACCEPTED = reply(202, "{\"status\":\"OK\"}");
  private static final Reply NOT_FOUND =
      reply(404, "{\"errorMessage\":\"no such invocation or operation\"}");

  /// One event on its way to the process.
  private record Pending(
      String id, byte[] event, Instant deadline, CompletableFuture<Invocation> outcome) {}

  private final String functionArn;
  private final BlockingQueue<Pending> events = new LinkedBlockingQueue<>();
  private final Map<String, Pending> running = new ConcurrentHashMap<>();
  private final CompletableFuture<Initialization> initialization = new CompletableFuture<>();

  RuntimeApi(String functionArn) {
    this.functionArn = functionArn;
  }

  /// Completed by the first request for an event, or by the report of an initialization error.
  CompletableFuture<Initialization> initialization() {
    return initialization;
  }

  /// Hands an event to the process; completed when it answers, and never if it does not.
  CompletableFuture<Invocation> invoke(byte[] event, Instant deadline) {
    var pending =
        new Pending(UUID.randomUUID().toString(), event, deadline, new CompletableFuture<>());
    events.add(pending);
    return pending.outcome();
  }

  Reply answer(Request request) throws InterruptedException {
    if (request.path().equals(PREFIX + "invocation/next")) {
      return next();
    }
    if (request.path().equals(PREFIX + "init/error")) {
      return broken(request.body());
    }
    Matcher ended = ENDED.matcher(request.path());
    return ended.matches()
        ? ended(ended.group("id"), ended.group("how"), request.body())
        : NOT_FOUND;
  }

  private Reply next() throws InterruptedException {
    initialization.complete(new Ready());
    Pending pending = events.take();
    running.put(pending.id(), pending);
    return new Reply(200, headers(pending), pending.event());
  }

  private Map<String, String> headers(Pending pending) {
    return Map.of(
        "Content-Type", "application/json",
        "Lambda-Runtime-Aws-Request-Id", pending.id(),
        "Lambda-Runtime-Deadline-Ms", Long.toString(pending.deadline().toEpochMilli()),
        "Lambda-Runtime-Invoked-Function-Arn", functionArn,
        "Lambda-Runtime-Trace-Id", traceId(pending));
  }

  /// As X-Ray writes it, with `Sampled=0`: there is nobody here to send a segment to.
  private static String traceId(Pending pending) {
    String digits = pending.id().replace("-", "");
    return "Root=1-%08x-%s;Parent=%s;Sampled=0"
        .formatted(
            pending.deadline().getEpochSecond(), digits.substring(0, 24), digits.substring(16));
  }

  private Reply broken(byte[] error) {
    initialization.complete(new Broken(error));
    return ACCEPTED;
  }

  private Reply ended(String id, String how, byte[] body) {
    Pending pending = running.remove(id);
    if (pending == null) {
      return NOT_FOUND;
    }
    pending.outcome().complete(outcome(how, body));
    return ACCEPTED;
  }

  private static Invocation outcome(String how, byte[] body) {
    if (how.equals("error")) {
      return new Failed(body);
    }
    return body.length > LARGEST_RESPONSE ? tooLarge(body.length) : new Succeeded(body);
  }

  private static Failed tooLarge(int length) {
    return new Failed(
        JsonText.error(
            "Function.ResponseSizeTooLarge",
            "Response payload size (%d bytes) exceeded maximum allowed payload size (%d bytes)."
                .formatted(length, LARGEST_RESPONSE)));
  }

  private static Reply reply(int status, String json) {
    return new Reply(status, Map.of("Content-Type", "application/json"), json.getBytes(UTF_8));
  }
}
