package io.github.poolkeeper.cli.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// A measure, not a test, for `infra/bench/run page`: how long the page of a change takes from its
/// click to its last answer, on a stack with 10,000 changes, and how long the same requests take an
/// HTTP client in the same run. A busy machine makes both slower.
@EnabledIfSystemProperty(named = "poolkeeper.measure", matches = "true")
class PageTimeIT {
  private static final String POOL = "eu-central-2_PageTime1";
  private static final int CHANGES = 10_000;
  private static final int BATCH = 25;
  private static final int ROUNDS = 25;
  private static final int WARM_UPS = 5;
  private static final double MOST_MILLIS = 1000;

  /// From the click until nothing has been asked for a while; what it gives is when the last answer
  /// came.
  private static final String CLICK =
      """
      const done = arguments[1];
      const link = [...document.querySelectorAll('main a')].find((a) => a.getAttribute('href').endsWith(arguments[0]));
      performance.clearResourceTimings();
      const begin = performance.now();
      link.click();
      const last = () => Math.max(...performance.getEntriesByType('resource').map((one) => one.responseEnd), 0);
      const wait = () => {
        const isShown = document.getElementById('main').dataset.shown?.endsWith(arguments[0]);
        const isUndone = document.querySelector('.undoing h3') !== null;
        if (isShown && isUndone && performance.now() - last() > 150) done(last() - begin);
        else setTimeout(wait, 10);
      };
      wait();
      """;

  @Test
  void aChangesPageBesideItsRequests(@TempDir Path folder) throws Exception {
    Optional<Path> chromium = Browser.chromium();
    assumeTrue(chromium.isPresent(), "no chromium with its chromedriver on this machine");
    try (Scene scene = Scene.open(folder)) {
      scene.load(POOL, "harbour-customers");
      fill(scene, scene.asked(POOL, "{\"UserPoolTags\": {\"copied\": \"often\"}}"));
      String id = scene.asked(POOL, "{\"Policies\": {\"PasswordPolicy\": {\"MinimumLength\": 8}}}");
      List<Double> page = new ArrayList<>();
      List<Double> bare = new ArrayList<>();
      try (ConsoleRun console = ConsoleRun.start(scene, "otto.kern-as-approver", "");
          Browser browser = Browser.open(chromium.get())) {
        browser.go(console.link().toString());
        browser.awaitText("for an answer");
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
          browser.goTo("/");
          Object clicked = browser.runAsync(CLICK, id);
          double requests = requests(scene, id);
          if (round >= 0) {
            page.add(((Number) clicked).doubleValue());
            bare.add(requests);
          }
        }
      }
      System.out.printf(
          Locale.ROOT,
          "%,d changes; the page of one, of %d clicks in ms: median %.0f, slowest %.0f; the same"
              + " requests by an HTTP client: median %.0f; ratio %.2f%n",
          CHANGES,
          ROUNDS,
          median(page),
          page.stream().max(Double::compare).orElseThrow(),
          median(bare),
          median(page) / median(bare));
      assertThat(median(page)).isLessThanOrEqualTo(MOST_MILLIS);
    }
  }

  /// What the page asks the history API for, in its order.
  private static double requests(Scene scene, String id) throws Exception {
    long begin = System.nanoTime();
    String path = "/user-pools/" + POOL;
    JsonObject change = json(asked(scene, "GET", path + "/changes/" + id, ""));
    asked(scene, "GET", path, "");
    asked(scene, "POST", path + "/plan", change.getJsonObject("request").toString());
    return (System.nanoTime() - begin) / 1e6;
  }

  private static String asked(Scene scene, String method, String path, String body)
      throws IOException, InterruptedException {
    var answer = scene.client().askAs("otto.kern-as-approver", method, path, body, "*/*");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  /// Copies of an ended change under ids of their own, of the second before it.
  private static void fill(Scene scene, String changeId) throws Exception {
    JsonObject key =
        Json.createObjectBuilder()
            .add("userPoolId", text(POOL))
            .add("entry", text("change#" + changeId))
            .build();
    String table =
        scene
            .dynamoDb("ListTables", Json.createObjectBuilder().build())
            .getJsonArray("TableNames")
            .getValuesAs(name -> ((jakarta.json.JsonString) name).getString())
            .getFirst();
    JsonObject item =
        scene
            .dynamoDb(
                "GetItem",
                Json.createObjectBuilder().add("TableName", table).add("Key", key).build())
            .getJsonObject("Item");
    String record = unzipped(item.getJsonObject("record").getString("B"));
    for (int from = 0; from < CHANGES; from += BATCH) {
      JsonArrayBuilder puts = Json.createArrayBuilder();
      for (int n = from; n < from + BATCH; n++) {
        puts.add(
            Json.createObjectBuilder()
                .add(
                    "PutRequest",
                    Json.createObjectBuilder()
                        .add("Item", copy(item, record, changeId, sibling(changeId, n)))));
      }
      scene.dynamoDb(
          "BatchWriteItem",
          Json.createObjectBuilder()
              .add("RequestItems", Json.createObjectBuilder().add(table, puts))
              .build());
    }
  }

  private static JsonObject copy(JsonObject item, String record, String changeId, String other) {
    return Json.createObjectBuilder(json(item.toString().replace(changeId, other)))
        .add("record", Json.createObjectBuilder().add("B", zipped(record.replace(changeId, other))))
        .build();
  }

  /// The same millisecond, and another end.
  private static String sibling(String changeId, int n) {
    return changeId.substring(0, changeId.length() - 8) + "%08x".formatted(n);
  }

  private static JsonObject text(String value) {
    return Json.createObjectBuilder().add("S", value).build();
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private static String unzipped(String base64) throws IOException {
    try (var gzip =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(base64)))) {
      return new String(gzip.readAllBytes(), UTF_8);
    }
  }

  private static String zipped(String text) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static double median(List<Double> samples) {
    List<Double> sorted = samples.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
