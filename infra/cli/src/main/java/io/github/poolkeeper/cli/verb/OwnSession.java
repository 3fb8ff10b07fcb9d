package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.api.HistoryApi;
import io.github.poolkeeper.cli.api.ProblemException;
import io.github.poolkeeper.cli.stack.Credentials;
import io.github.poolkeeper.cli.terminal.Terminal;
import io.github.poolkeeper.cli.terminal.TroubleException;
import io.github.poolkeeper.console.SessionEndedException;
import io.github.poolkeeper.console.SignedApi;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Signs what the page asks as the person who started the console, for as long as their AWS session
/// holds. Credentials that are renewed are asked whose they are: another person's end it.
final class OwnSession implements SignedApi {
  private final HistoryApi own;
  private final Terminal terminal;
  private final Map<String, HistoryApi> rehearsed = new ConcurrentHashMap<>();
  private final String identity;
  private volatile String accessKey;

  private OwnSession(HistoryApi own, Terminal terminal, String identity, String accessKey) {
    this.own = own;
    this.terminal = terminal;
    this.identity = identity;
    this.accessKey = accessKey;
  }

  static OwnSession begin(HistoryApi own, Terminal terminal) {
    String accessKey = Credentials.of(own.target().caller()).accessKeyId();
    return new OwnSession(own, terminal, whoIs(own), accessKey);
  }

  String identity() {
    return identity;
  }

  @Override
  public Reply send(SignedApi.Request request) throws SessionEndedException {
    holdOn();
    HistoryApi api = request.rehearsed().map(this::rehearsal).orElse(own);
    var sent = sent(request);
    try {
      HistoryApi.Reply reply = api.reply(sent);
      if (reply.isGood()) {
        return new Reply(reply.status(), reply.body());
      }
      JsonObject problem = ProblemException.document(sent, reply);
      return new Reply(reply.status(), problem.toString());
    } catch (TroubleException e) {
      return new Reply(
          502, ProblemException.document(502, String.valueOf(e.getMessage())).toString());
    }
  }

  private static HistoryApi.Request sent(SignedApi.Request request) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("accept", "application/json");
    if (!request.body().isEmpty()) {
      headers.put("content-type", "application/json");
    }
    request.idempotencyKey().ifPresent(key -> headers.put("idempotency-key", key));
    return new HistoryApi.Request(
        request.method(),
        request.path() + HistoryApi.query(request.query()),
        headers,
        request.body());
  }

  private HistoryApi rehearsal(String person) {
    return rehearsed.computeIfAbsent(
        person, name -> new HistoryApi(own.target().as(name), terminal));
  }

  private void holdOn() throws SessionEndedException {
    try {
      String now = Credentials.of(own.target().caller()).accessKeyId();
      if (!now.equals(accessKey)) {
        requireSamePerson();
        accessKey = now;
      }
    } catch (TroubleException e) {
      throw new SessionEndedException(String.valueOf(e.getMessage()));
    }
  }

  private void requireSamePerson() throws SessionEndedException {
    String somebody = whoIs(own);
    if (!somebody.equals(identity)) {
      throw new SessionEndedException(
          "the credentials are those of %s now, no longer of %s; start it again"
              .formatted(somebody, identity));
    }
  }

  private static String whoIs(HistoryApi api) {
    return api.get("/whoami").getString("identity");
  }
}
