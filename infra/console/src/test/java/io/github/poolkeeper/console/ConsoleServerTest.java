package io.github.poolkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.console.RawHttp.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who gets in, what comes through, and what does not.
class ConsoleServerTest {
  private static final String APPROVE =
      "POST /api/user-pools/eu-central-2_A/changes/01a2210f-e00d-7ef7-ae1f-b9ce00000001/approve";

  private final AnsweringApi api = new AnsweringApi();
  private final List<String> talk = Collections.synchronizedList(new ArrayList<>());
  private ConsoleServer console;
  private URI link;
  private RawHttp http;

  @BeforeEach
  void start() throws IOException {
    console =
        ConsoleServer.start(
            0, api, new ConsoleServer.Scene("stack", List.of("mai.tanaka-as-approver"), talk::add));
    link = console.link("");
    http = new RawHttp(link.getPort());
  }

  @AfterEach
  void stop() {
    console.close();
  }

  @Test
  void listensOnTheLoopbackAlone() throws IOException {
    for (NetworkInterface one : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (InetAddress address : Collections.list(one.getInetAddresses())) {
        if (!address.equals(InetAddress.getLoopbackAddress())) {
          Assertions.assertThatThrownBy(() -> new Socket(address, link.getPort()).close())
              .as("%s", address)
              .isInstanceOf(IOException.class);
        }
      }
    }
  }

  @Test
  void letsOneBrowserInOnce() throws IOException {
    Response first = enter(token());
    Response second = enter(token());

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.header("set-cookie")).contains("HttpOnly", "SameSite=Strict", "Path=/");
    assertThat(second.status()).isEqualTo(403);
    assertThat(second.header("set-cookie")).isEmpty();
    assertThat(talk).singleElement().asString().contains("used already");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "null"})
  void letsNobodyInByAnotherToken(String token) throws IOException {
    assertThat(enter(token).status()).isEqualTo(403);
    assertThat(enter(token()).status()).isEqualTo(200);
  }

  @Test
  void passesOnWhatThePageAsks() throws IOException {
    Map<String, String> page = page();
    page.put("idempotency-key", "console-1");
    page.put("x-console-as", "mai.tanaka-as-approver");

    Response answer =
        http.send("POST /api/user-pools/eu-central-2_A/changes?a=b%20c", page, "{\"x\":1}");

    assertThat(answer.body()).isEqualTo("{\"as\":\"mai.tanaka-as-approver\"}");
    SignedApi.Request sent = api.requests().getFirst();
    assertThat(sent.path()).isEqualTo("/user-pools/eu-central-2_A/changes");
    assertThat(sent.query()).isEqualTo(Map.of("a", "b c"));
    assertThat(sent.idempotencyKey()).contains("console-1");
    assertThat(sent.body()).isEqualTo("{\"x\":1}");
  }

  /// A site whose name resolves to 127.0.0.1 is of the same origin as itself; its name is not ours.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:PORT",
        "localhost:PORT",
        "127.0.0.1",
        "[::1]:PORT",
        ""
      })
  void answersToNoOtherName(String host) throws IOException {
    Map<String, String> page = page();
    page.put("host", host.replace("PORT", String.valueOf(link.getPort())));

    assertThat(http.send("GET /", page, "").status()).isIn(400, 421);
    assertThat(http.send("GET /api/whoami", page, "").status()).isIn(400, 421);
    assertThat(api.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "http://127.0.0.1",
        "http://127.0.0.1:1",
        "http://localhost:PORT",
        "null"
      })
  void answersNoOtherOrigin(String origin) throws IOException {
    Map<String, String> page = page();
    page.put("origin", origin.replace("PORT", String.valueOf(link.getPort())));

    for (String line : List.of("GET /api/whoami", APPROVE, "DELETE /session", "GET /settings")) {
      Response answer = http.send(line, page, "");
      assertThat(answer.status()).as(line).isEqualTo(403);
      assertThat(answer.headers()).doesNotContainKey("access-control-allow-origin");
    }
    assertThat(enterFrom(origin, token()).status()).isEqualTo(403);
    assertThat(api.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site", "none"})
  void answersNothingThatABrowserSaysComesFromElsewhere(String site) throws IOException {
    Map<String, String> page = page();
    page.put("sec-fetch-site", site);

    assertThat(http.send("GET /api/whoami", page, "").status()).isEqualTo(403);
  }

  @Test
  void wantsToKnowWhoChangesAnything() throws IOException {
    Map<String, String> page = page();
    page.remove("origin");

    assertThat(http.send("GET /api/whoami", page, "").status()).isEqualTo(200);
    assertThat(http.send(APPROVE, page, "{\"planHash\":\"x\"}").status()).isEqualTo(403);
  }

  /// Cookies know no ports: another server of this machine may have been sent ours.
  @Test
  void wantsTheCookieAndTheKey() throws IOException {
    for (String missing : List.of("cookie", Gate.KEY_HEADER)) {
      Map<String, String> page = page();
      page.remove(missing);
      assertThat(http.send("GET /api/whoami", page, "").status()).as(missing).isEqualTo(401);
      page.put(missing, "poolkeeper-console-%d=x".formatted(link.getPort()));
      assertThat(http.send("GET /api/whoami", page, "").status()).as(missing).isEqualTo(401);
    }
    assertThat(api.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/",
        "GET /api/_local/schedules",
        "POST /api/_local/schedules",
        "PUT /api/user-pools/eu-central-2_A",
        "DELETE /api/user-pools/eu-central-2_A/changes",
        "GET /api/user-pools/eu-central-2_A/../../whoami",
        "GET /api/user-pools/%2e%2e/whoami",
        "GET /api/user-pools/eu-central-2_A%2fchanges",
        "GET /api//whoami",
        "GET /api/whoami/",
        "GET /api/user-pools/eu-central-2_A/revisions/0",
        "POST /api/user-pools/eu-central-2_A/changes/x/approve",
        "GET /api/user-pools/eu-central-2_A;a=b",
        "HEAD /api/whoami",
        "OPTIONS /api/whoami",
      })
  void passesNothingElseOn(String line) throws IOException {
    assertThat(http.send(line, page(), "").status()).isIn(403, 404);
    assertThat(api.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=1&a=2", "a", "=1", "a%0d=1", "a=%zz", "a[]=1"})
  void passesNoQueryOnThatCanBeReadInTwoWays(String query) throws IOException {
    assertThat(http.send("GET /api/changes?" + query, page(), "").status()).isEqualTo(400);
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void passesNoHeaderOnButTheKey() throws IOException {
    Map<String, String> page = page();
    page.put("x-amz-date", "19700101T000000Z");
    page.put("authorization", "AWS4-HMAC-SHA256 Credential=x");
    page.put("idempotency-key", "with a blank");

    assertThat(http.send("GET /api/whoami", page, "").status()).isEqualTo(400);
    page.put("idempotency-key", "k");
    http.send("GET /api/whoami", page, "");

    assertThat(api.requests())
        .containsExactly(
            new SignedApi.Request(
                "GET",
                "/whoami",
                Map.of(),
                java.util.Optional.of("k"),
                "",
                java.util.Optional.empty()));
  }

  @Test
  void takesJsonOnlyAndNotTooMuchOfIt() throws IOException {
    Map<String, String> page = page();
    String line = "POST /api/user-pools/eu-central-2_A/plan";

    assertThat(http.send(line, page, "x".repeat((1 << 20) + 1)).status()).isEqualTo(413);
    page.put("content-type", "text/plain");
    assertThat(http.send(line, page, "{}").status()).isEqualTo(413);
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void letsNoApprovalThroughThatDoesNotNameItsPlan() throws IOException {
    for (String body : List.of("", "{}", "{\"planHash\":null}", "{\"reason\":\"planHash\"}", "[")) {
      assertThat(http.send(APPROVE, page(), body).status()).as(body).isEqualTo(400);
    }
    assertThat(http.send(APPROVE, page(), "{\"planHash\":\"ab\"}").status()).isEqualTo(200);
    assertThat(api.requests()).hasSize(1);
  }

  @Test
  void rehearsesNobodyWhoIsNotToBeRehearsed() throws IOException {
    Map<String, String> page = page();
    page.put("x-console-as", "root");

    assertThat(http.send("GET /api/whoami", page, "").status()).isEqualTo(400);
    assertThat(api.requests()).isEmpty();
  }

  /// A browser reports every error status in its console, as if the page had failed.
  @Test
  void passesTheApisStatusOnBesideItsOwn() throws IOException {
    Response answer = http.send("GET /api/whoami", page(), "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header(io.github.poolkeeper.console.Response.API_STATUS)).isEqualTo("200");
  }

  @Test
  void endsWithTheSession() throws IOException {
    api.end();

    Response answer = http.send("GET /api/whoami", page(), "");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body()).contains("aws sso login");
    assertThat(console.awaitEnd()).contains("aws sso login");
  }

  @Test
  void endsFromThePage() throws IOException {
    http.send("DELETE /session", page(), "");

    assertThat(console.awaitEnd()).contains("from the page");
  }

  @Test
  void givesEveryAnswerTheSameArmour() throws IOException {
    Map<String, String> page = page();
    for (String line :
        List.of("GET /", "GET /js/main.js", "GET /api/whoami", "GET /api/none", "GET /none")) {
      Response answer = http.send(line, page, "");
      assertThat(answer.header("content-security-policy"))
          .as(line)
          .contains("default-src 'none'", "frame-ancestors 'none'", "require-trusted-types-for")
          .doesNotContain("unsafe", "http:", "https:", "data:", "*");
      assertThat(answer.headers())
          .containsEntry("x-content-type-options", "nosniff")
          .containsEntry("x-frame-options", "DENY")
          .containsEntry("referrer-policy", "no-referrer")
          .containsEntry("cache-control", "no-store")
          .containsEntry("cross-origin-resource-policy", "same-origin");
    }
  }

  @Test
  void servesNoOtherFile() throws IOException {
    for (String path :
        List.of(
            "/../Words.class", "/js/", "/js/../index.html", "/js/main.js%00", "/page/index.html")) {
      assertThat(http.send("GET " + path, page(), "").status()).as(path).isIn(400, 404);
    }
    assertThat(http.send("POST /", page(), "").status()).isEqualTo(405);
  }

  private Response enter(String token) throws IOException {
    return enterFrom("http://" + link.getAuthority(), token);
  }

  private Response enterFrom(String origin, String token) throws IOException {
    Map<String, String> headers = new HashMap<>();
    headers.put("host", link.getAuthority());
    headers.put("origin", origin);
    headers.put("content-type", "application/json");
    return http.send("POST /session", headers, "{\"token\":\"" + token + "\"}");
  }

  private String token() {
    return link.getFragment().replace("enter=", "");
  }

  /// The headers of the page's own requests.
  private Map<String, String> page() throws IOException {
    ConsoleServer fresh = console;
    Response entered = enter(token());
    if (entered.status() != 200) {
      return new HashMap<>(known);
    }
    known.put("host", fresh.link("").getAuthority());
    known.put("origin", "http://" + fresh.link("").getAuthority());
    known.put("content-type", "application/json");
    known.put("cookie", "other=1; " + entered.header("set-cookie").replaceFirst(";.*", ""));
    known.put(Gate.KEY_HEADER, entered.body().replaceFirst(".*\"key\":\"([^\"]+)\".*", "$1"));
    return new HashMap<>(known);
  }

  private final Map<String, String> known = new HashMap<>();
}
