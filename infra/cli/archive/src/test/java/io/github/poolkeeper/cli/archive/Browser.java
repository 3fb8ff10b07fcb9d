package io.github.poolkeeper.cli.archive;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.json.Json;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/// A real browser, as somebody uses it: what is seen is awaited, what is pressed is looked for by
/// its name. It keeps what its console says and what it asks for.
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final int PICTURE_QUALITY = 60;
  private static final Json JSON = new Json();

  private final ChromeDriver driver;
  private final List<String> errors = new ArrayList<>();
  private final List<Sent> sent = new ArrayList<>();

  /// A request, and how many bytes came for it.
  record Sent(String url, long bytes) {}

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /// Chromium and its driver, where both are installed.
  static Optional<Path> chromium() {
    return program("chromedriver").isEmpty()
        ? Optional.empty()
        : Stream.of("chromium", "chromium-browser", "google-chrome")
            .flatMap(name -> program(name).stream())
            .findFirst();
  }

  private static Optional<Path> program(String name) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .map(folder -> Path.of(folder, name))
        .filter(file -> file.toFile().canExecute())
        .findFirst();
  }

  static Browser open(Path chromium) {
    var options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
        "--lang=en",
        "--force-color-profile=srgb",
        // A name that somebody else owns, and points here.
        "--host-resolver-rules=MAP rebound.example 127.0.0.1");
    var logging = new LoggingPreferences();
    logging.enable(LogType.BROWSER, Level.ALL);
    logging.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logging);
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(program("chromedriver").orElseThrow().toFile())
            .withSilent(true)
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  void go(String url) {
    driver.get(url);
  }

  /// As the address bar takes it: the same document where only what follows `#` is another.
  void goTo(String view) {
    driver.executeScript("location.hash = arguments[0]", view);
    awaitShown(view);
  }

  private void awaitShown(String view) {
    await(
        "the page " + view,
        () ->
            Boolean.TRUE.equals(
                driver.executeScript(
                    "return document.getElementById('main').dataset.shown === '#' + arguments[0]",
                    view)));
  }

  void size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  void scheme(String lightOrDark) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", lightOrDark))));
  }

  /// Waits for a text to be seen.
  void awaitText(String text) {
    await("the text " + text, () -> text().contains(text));
  }

  String text() {
    return driver.findElement(By.tagName("body")).getText();
  }

  String textOf(String css) {
    return driver.findElement(By.cssSelector(css)).getText();
  }

  /// What stands in one of the frames, which no script of the page can see into.
  String textOfFrame(String css, int index) {
    driver.switchTo().frame(all(css).get(index));
    try {
      return text();
    } finally {
      driver.switchTo().defaultContent();
    }
  }

  WebElement find(String css) {
    await(css, () -> !driver.findElements(By.cssSelector(css)).isEmpty());
    return driver.findElement(By.cssSelector(css));
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /// Presses what is called so: a button or a link that is seen, the last one of the page.
  void press(String name) {
    By named = By.xpath("//*[self::button or self::a][normalize-space(.)='" + name + "']");
    await("a button " + name, () -> pressed(named));
  }

  private boolean pressed(By named) {
    List<WebElement> found =
        driver.findElements(named).stream().filter(WebElement::isDisplayed).toList();
    if (found.isEmpty() || !found.getLast().isEnabled()) {
      return false;
    }
    try {
      found.getLast().click();
      return true;
    } catch (StaleElementReferenceException | ElementNotInteractableException _) {
      return false;
    } catch (WebDriverException _) {
      // Pressed, and a busy browser was late to say so: pressed again it would answer the question
      // that it has just asked.
      return true;
    }
  }

  void type(String css, String text) {
    find(css).sendKeys(text);
  }

  /// Types over what stands there.
  void replace(String css, String text) {
    WebElement field = find(css);
    field.clear();
    field.sendKeys(text);
  }

  /// What a script comes to; an empty text for nothing.
  Object run(String script, Object... arguments) {
    return Objects.requireNonNullElse(driver.executeScript(script, arguments), "");
  }

  Object runAsync(String script, Object... arguments) {
    return Objects.requireNonNullElse(driver.executeAsyncScript(script, arguments), "");
  }

  /// What is seen of the page, small enough for a document.
  byte[] picture() {
    Map<String, Object> taken =
        driver.executeCdpCommand(
            "Page.captureScreenshot", Map.of("format", "webp", "quality", PICTURE_QUALITY));
    return Base64.getDecoder().decode(String.valueOf(taken.get("data")));
  }

  /// Something that is looked at again and again until it is so.
  interface Condition {
    boolean holds();
  }

  void await(String what, Condition condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      if (holds(condition)) {
        return;
      }
      try {
        Thread.sleep(BETWEEN_LOOKS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    throw new AssertionError("there is not " + what + " in:\n" + text());
  }

  /// What is drawn anew meanwhile is looked for anew.
  private static boolean holds(Condition condition) {
    try {
      return condition.holds();
    } catch (WebDriverException _) {
      return false;
    }
  }

  /// What keeps people out of the page as it stands: each rule of axe that it breaks, and where.
  @SuppressWarnings("unchecked")
  List<String> accessibilityViolations() throws IOException {
    if (Boolean.FALSE.equals(driver.executeScript("return !!window.axe"))) {
      driver.executeScript(axe());
    }
    var found =
        (List<Map<String, Object>>)
            runAsync(
                "const done = arguments[0];axe.run(document, {resultTypes: ['violations'], iframes:"
                    + " false}).then(r => done(r.violations.map(v => ({rule: v.id, at:"
                    + " v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + ' ' +"
                    + " n.failureSummary).join(' ; ')})))).catch(e => done([{rule: String(e), at:"
                    + " ''}]))");
    return found.stream().map(v -> v.get("rule") + " at " + v.get("at")).toList();
  }

  private static String axe() throws IOException {
    Properties properties = new Properties();
    String home = "/META-INF/maven/org.webjars.npm/axe-core/pom.properties";
    try (InputStream file = Browser.class.getResourceAsStream(home)) {
      properties.load(file);
    }
    String script =
        "/META-INF/resources/webjars/axe-core/%s/axe.min.js"
            .formatted(properties.getProperty("version"));
    try (InputStream file = Browser.class.getResourceAsStream(script)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// What its console has said so far in the name of an error.
  List<String> errors() {
    for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
      if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
        errors.add(entry.getMessage());
      }
    }
    return List.copyOf(errors);
  }

  void forgetErrors() {
    errors();
    errors.clear();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> member(@Nullable Map<String, Object> json, String name) {
    return (Map<String, Object>)
        Objects.requireNonNull(Objects.requireNonNull(json).get(name), name);
  }

  private static long bytes(@Nullable Object length) {
    return length instanceof Number number ? number.longValue() : 0;
  }

  /// What it has asked for so far.
  @SuppressWarnings("unchecked")
  List<Sent> sent() {
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      Map<String, Object> message = member(JSON.toType(entry.getMessage(), Map.class), "message");
      Map<String, Object> params = member(message, "params");
      switch (String.valueOf(message.get("method"))) {
        case "Network.requestWillBeSent" ->
            sent.add(new Sent(String.valueOf(member(params, "request").get("url")), 0));
        case "Network.loadingFinished" ->
            sent.add(new Sent("", bytes(params.get("encodedDataLength"))));
        default -> {}
      }
    }
    return List.copyOf(sent);
  }

  /// Whose servers it has asked, but for its own pages.
  List<String> hosts() {
    return sent().stream()
        .map(Sent::url)
        .filter(url -> url.startsWith("http") || url.startsWith("ws"))
        .map(url -> String.valueOf(URI.create(url.replaceAll("[?#].*", "")).getAuthority()))
        .distinct()
        .toList();
  }

  long bytes() {
    return sent().stream().mapToLong(Sent::bytes).sum();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
