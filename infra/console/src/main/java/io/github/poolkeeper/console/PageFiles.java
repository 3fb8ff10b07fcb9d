package io.github.poolkeeper.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The page: files that are the same for everybody, and hold nothing of anybody.
final class PageFiles {
  private static final String HTML = "text/html; charset=utf-8";
  private static final String STYLE = "text/css; charset=utf-8";
  private static final String PICTURE = "image/svg+xml";
  private static final String SCRIPT = "text/javascript; charset=utf-8";

  private static final Map<String, String> TYPES =
      Map.of("html", HTML, "css", STYLE, "svg", PICTURE, "js", SCRIPT);

  /// Each file of the page.
  static Stream<String> names() {
    return Stream.of(
        "index.html",
        "style.css",
        "icon.svg",
        "js/main.js",
        "js/words.js",
        "js/api.js",
        "js/dom.js",
        "js/text.js",
        "js/mail.js",
        "js/setting.js",
        "js/lists.js",
        "js/dialog.js",
        "js/inbox.js",
        "js/change.js",
        "js/timeline.js",
        "js/pools.js",
        "js/pool.js",
        "js/revisions.js",
        "js/byhand.js",
        "js/answers.js",
        "js/freezes.js",
        "js/compose.js");
  }

  private final Map<String, Response> files = new TreeMap<>();

  PageFiles() {
    names().forEach(name -> files.put("/" + name, read(name)));
    files.put("/", read("index.html"));
  }

  Optional<Response> at(String path) {
    return Optional.ofNullable(files.get(path));
  }

  private static Response read(String name) {
    String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "");
    try (InputStream file = PageFiles.class.getResourceAsStream("page/" + name)) {
      if (file == null) {
        throw new IllegalStateException("the page has no " + name);
      }
      return Response.of(200, type, new String(file.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
