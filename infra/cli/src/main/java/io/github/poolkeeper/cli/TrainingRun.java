package io.github.poolkeeper.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.poolkeeper.cli.terminal.Terminal;
import io.github.poolkeeper.cli.terminal.Terminal.Abilities;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Runs the verbs once against an API that knows one pool and one change, while the archive is
/// made: the classes that this loads are in Java's cache, and so need no time when a person waits.
final class TrainingRun {
  private static final String CHANGE =
      """
      {"changeId": "01a2210f-e00d-7ef7-ae1f-b9ce00000001", "userPoolId": "us-east-1_Example01",
       "kind": "change", "status": "APPLIED", "revision": 2, "requestId": "r", "hash": "0123456789",
       "sender": "AROAEXAMPLE:mai.tanaka", "requestedBy": "mai", "reason": "why",
       "requestedAt": "2026-01-01T00:00:00Z", "endedAt": "2026-01-01T00:00:01Z",
       "differences": [{"path": "/Policies/PasswordPolicy/MinimumLength", "before": 8, "after": 6}],
       "policy": {"effect": "approve", "approvers": 1, "findings":
         [{"path": "/Policies", "effect": "approve", "approvers": 1, "because": "weaker"}]},
       "undo": {"possible": true, "remains": []}}""";

  private static final String EVERYTHING =
      """
      {"userPools": [{"userPoolId": "us-east-1_Example01", "revision": 2, "poolName": "customers",
        "at": "2026-01-01T00:00:00Z", "lastChange": %1$s}],
       "configuration": {"PoolName": "customers"}, "changes": [%1$s], %2$s"""
          .formatted(CHANGE, CHANGE.substring(1));

  private static final List<String> LINES =
      List.of(
          "-h",
          "log -h",
          "--version",
          "lgo",
          "pools",
          "log --since 24h",
          "log --json",
          "show 00000001",
          "plan MinimumLength=6 --pool customers",
          "plan MinimumLength=6 --pool customers --markdown",
          "submit MinimumLength=6 --pool customers --wait",
          "undo 00000001 --yes",
          "undo 00000001",
          "approvals",
          "approve 00000001",
          "freeze customers",
          "unfreeze customers --yes",
          "api GET /user-pools");

  private TrainingRun() {}

  static void main() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofPlatform().daemon().start(() -> serve(server));
      String address = "http://127.0.0.1:" + server.getLocalPort();
      for (String line : LINES) {
        run(Map.of("POOLKEEPER_API", address), line);
      }
    }
  }

  private static void run(Map<String, String> environment, String line) {
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), true, UTF_8);
    Terminal terminal =
        new Terminal(
            nowhere, nowhere, InputStream.nullInputStream(), new Abilities(false, true, true, 100));
    Poolkeeper.run(terminal, environment, Path.of("").toAbsolutePath(), line.split(" "));
  }

  /// The same document for every request, until the server is closed.
  private static void serve(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        answer(socket);
      } catch (IOException _) {
        // Whoever asked has gone; the verb says so if it matters.
      }
    }
  }

  private static void answer(Socket socket) throws IOException {
    BufferedReader request =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    int length = 0;
    for (String line = request.readLine();
        line != null && !line.isEmpty();
        line = request.readLine()) {
      if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    request.skip(length);
    byte[] body = EVERYTHING.getBytes(UTF_8);
    String head =
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\nconnection: close\r\n\r\n"
            .formatted(body.length);
    socket.getOutputStream().write(head.getBytes(UTF_8));
    socket.getOutputStream().write(body);
  }
}
