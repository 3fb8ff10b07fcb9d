package io.github.poolkeeper.cli.verb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.poolkeeper.cli.api.HistoryApi;
import io.github.poolkeeper.cli.stack.Target;
import io.github.poolkeeper.cli.terminal.Terminal;
import io.github.poolkeeper.cli.terminal.Terminal.Abilities;
import io.github.poolkeeper.console.SessionEndedException;
import io.github.poolkeeper.console.SignedApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;

/// Who signs what the page asks, and for how long.
class OwnSessionTest {
  private HttpServer server;
  private String key = "KEY1";
  private int status = 200;
  private String body = "{}";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void goesOnWithRenewedCredentialsOfTheSamePerson() throws SessionEndedException {
    OwnSession session = session();
    key = "KEY2";

    assertThat(session.send(request(Optional.empty())).status()).isEqualTo(200);
  }

  @Test
  void endsWhenTheCredentialsAreSomebodyElses() {
    OwnSession session = session();
    key = "SOMEBODY-ELSES";

    assertThatThrownBy(() -> session.send(request(Optional.empty())))
        .isInstanceOf(SessionEndedException.class)
        .hasMessageContaining("those of SOMEBODY-ELSES now");
  }

  @Test
  void endsWhenThereAreNoCredentialsAnyMore() {
    OwnSession session = session();
    key = "";

    assertThatThrownBy(() -> session.send(request(Optional.empty())))
        .isInstanceOf(SessionEndedException.class)
        .hasMessageContaining("no AWS credentials that hold now");
  }

  @Test
  void signsAsWhomOneRehearses() throws SessionEndedException {
    body = "";

    assertThat(session().send(request(Optional.of("approver1"))).body()).contains("approver1");
  }

  @Test
  void saysWhatTheGatewaysFewWordsMean() throws SessionEndedException {
    OwnSession session = session();
    status = 403;
    body = "{\"message\": \"Forbidden\"}";

    assertThat(session.send(request(Optional.empty())).body())
        .contains("\"detail\":\"you may not GET /approvals: either your rights lack");
  }

  @Test
  void passesTheApisProblemsOnAsTheyAre() throws SessionEndedException {
    OwnSession session = session();
    status = 409;
    body = "{\"detail\":\"no\",\"violations\":[{\"path\":\"/x\",\"message\":\"y\"}]}";

    SignedApi.Reply reply = session.send(request(Optional.empty()));

    assertThat(reply).isEqualTo(new SignedApi.Reply(409, body));
  }

  @Test
  void saysWhatIsInTheWay() throws SessionEndedException {
    OwnSession session = session();
    server.stop(0);

    SignedApi.Reply reply = session.send(request(Optional.empty()));

    assertThat(reply.status()).isEqualTo(502);
    assertThat(reply.body()).contains("nothing answers at 127.0.0.1");
  }

  private OwnSession session() {
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), true, UTF_8);
    var terminal = new Terminal(nowhere, nowhere, InputStream.nullInputStream(), Abilities.NONE);
    var caller = new Target.Caller(Optional.empty(), this::credentials);
    URI api = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return OwnSession.begin(
        new HistoryApi(new Target("here", api, "us-east-1", caller), terminal), terminal);
  }

  private AwsBasicCredentials credentials() {
    if (key.isEmpty()) {
      throw SdkClientException.create("expired");
    }
    return AwsBasicCredentials.create(key, "secret");
  }

  private static SignedApi.Request request(Optional<String> rehearsed) {
    return new SignedApi.Request(
        "GET", "/approvals", Map.of("limit", "1"), Optional.empty(), "", rehearsed);
  }

  /// Who has signed; renewed keys are the same person's.
  private void answer(HttpExchange exchange) throws IOException {
    String signer =
        exchange
            .getRequestHeaders()
            .getFirst("authorization")
            .replaceFirst(".*Credential=([^/]+)/.*", "$1")
            .replaceFirst("KEY\\d", "me");
    boolean asksWho = exchange.getRequestURI().getPath().equals("/whoami");
    String text = asksWho || body.isEmpty() ? "{\"identity\":\"" + signer + "\"}" : body;
    try (exchange) {
      exchange.sendResponseHeaders(asksWho ? 200 : status, text.length());
      exchange.getResponseBody().write(text.getBytes(UTF_8));
    }
  }
}
