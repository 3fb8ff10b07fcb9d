package io.github.poolkeeper.cli.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// Another server of this machine, whose page tries to get at a console. A browser takes both for
/// the same site, and sends both the same cookies.
final class EvilSite implements AutoCloseable {
  private static final String PAGE =
      """
      <!doctype html><html lang="en"><title>evil</title><iframe id="frame" src="CONSOLE/"></iframe>
      <script>
      const outcome = (promise) => promise.then((r) => r.text()).then((t) => 'read ' + t, () => 'blocked');
      async function attack() {
        const headers = {'content-type': 'application/json'};
        const get = await outcome(fetch('CONSOLE/api/whoami', {credentials: 'include'}));
        const post = await outcome(fetch('CONSOLE/session', {method: 'POST', credentials: 'include', headers, body: '{}'}));
        const key = await outcome(fetch('CONSOLE/api/approvals', {credentials: 'include', headers: {'x-console-key': 'x'}}));
        const form = await outcome(fetch('CONSOLE/api/freeze', {method: 'POST', mode: 'no-cors', credentials: 'include', body: '{}'}));
        let frame = 'empty';
        try { frame = document.getElementById('frame').contentDocument ? 'seen' : 'empty'; } catch (e) { frame = 'empty'; }
        return `get ${get}, post ${post}, key ${key}, form ${form === 'read ' ? 'unread' : form}, frame ${frame}`;
      }
      </script>
      """;

  private final HttpServer server;
  private final byte[] page;

  EvilSite(String console) throws IOException {
    page = PAGE.replace("CONSOLE", console).getBytes(UTF_8);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("content-type", "text/html; charset=utf-8");
      exchange.sendResponseHeaders(200, page.length);
      exchange.getResponseBody().write(page);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
