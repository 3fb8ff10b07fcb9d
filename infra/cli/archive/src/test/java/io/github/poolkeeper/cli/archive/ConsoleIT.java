package io.github.poolkeeper.cli.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.poolkeeper.core.json.VisibleText;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The console in a real browser, served by the archive's own launcher against the local stack: the
/// journey of those who answer, and what others write to lead them astray.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleIT {
  private static final String POOL = "eu-central-2_Console1";
  private static final String HOSTILE = "eu-central-2_Console2";
  private static final String ENGINEER = "ines.weber-as-engineer";
  private static final String TAGGED = "{\"change\": {\"UserPoolTags\": {\"held\": \"yes\"}}}";
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;
  private static final int MOST_BYTES = 200 * 1024;

  private static Scene scene;
  private static ConsoleRun console;
  private static Browser browser;

  @BeforeAll
  static void open(@TempDir Path folder) throws Exception {
    Optional<Path> chromium = Browser.chromium();
    if (chromium.isEmpty()) {
      System.err.println("SKIPPED ConsoleIT: there is no chromium with its chromedriver");
    }
    assumeTrue(chromium.isPresent());
    // Its own: the pages show all that there is, and others leave changes behind.
    scene = Scene.open(folder);
    scene.load(POOL, "harbour-customers");
    scene.load(HOSTILE, "harbour-partners");
    console = ConsoleRun.start(scene, "otto.kern-as-approver", "");
    browser = Browser.open(chromium.get());
    browser.size(WIDTH, HEIGHT);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    if (console != null) {
      console.close();
    }
    if (scene != null) {
      scene.close();
    }
  }

  /// From the link in a notification to the answer: the link, Approve, and Approve once more.
  @Test
  @Order(1)
  void anApproverUnderstandsAChangeAndAnswers() throws Exception {
    JsonObject change =
        asked(
            POOL,
            """
            {"change": {"Policies": {"PasswordPolicy": {"MinimumLength": 8}}, "DeletionProtection": "INACTIVE"},
             "requestedBy": "The Security Team", "reason": "Audit finding 7"}\
            """);
    browser.go(console.link().toString());
    browser.awaitText("waits for an answer");
    assertThat(browser.text()).contains("DeletionProtection", "harbour-customers", "0 of 2 agreed");

    picture("inbox");
    int before = asked();
    browser.goTo(path(change));
    browser.awaitText("2 people must approve");
    // The change and its pool's name; that the plan still holds is looked up when it is shown.
    assertThat(asked() - before).isLessThanOrEqualTo(3);
    picture("change");
    assertThat(lowest(".settings .sides", 2)).isLessThanOrEqualTo(HEIGHT);
    assertThat(browser.text())
        .contains("10", "8", "is weakened", "the pool and all its users could be deleted")
        .contains("ines.weber", "verified by AWS", "the request says", "The Security Team");
    browser.press("Approve");
    browser.type("dialog textarea", "seen with the team");
    browser.press("Approve");
    browser.awaitText("1 of 2 people agreed");

    rehearse("mai.tanaka-as-approver");
    // What a notification has: the link, Approve, and Approve once more.
    browser.go("about:blank");
    browser.go(console.origin() + "/#" + path(change));
    browser.awaitText("1 of 2 people agreed");
    browser.press("Approve");
    browser.find("dialog[open]");
    assertThat(lowest("dialog button", 2)).isLessThanOrEqualTo(HEIGHT);
    browser.press("Approve");
    browser.find(".head .badge.applied");
    assertThat(browser.run("return scrollY")).isEqualTo(0L);

    assertThat(scene.configuration(POOL).toString())
        .contains("\"MinimumLength\":8", "\"DeletionProtection\":\"INACTIVE\"");
  }

  /// What one has answered, with why and what became of it; and nobody else's.
  @Test
  @Order(2)
  void onesAnswersAreOnAPageOfTheirOwn() throws Exception {
    rehearse("");
    browser.press("My answers");
    browser.find("main .row .badge.approve");
    assertThat(browser.all("main .row")).hasSize(1);
    assertThat(browser.textOf("main .row"))
        .contains("approved", "seen with the team", "DeletionProtection", "harbour-customers")
        .contains("applied", "ines.weber");
    picture("answers");

    rehearse("INES.WEBER-as-approver");
    browser.awaitText("You have answered nothing yet.");
    rehearse("");
  }

  @Test
  @Order(2)
  void nobodyApprovesTheirOwn() throws Exception {
    JsonObject change =
        asked(
            POOL,
            "{\"change\": {\"UserPoolTags\": {\"a\": \"b\"}, \"MfaConfiguration\": \"OFF\","
                + " \"DeletionProtection\": \"ACTIVE\", \"LambdaConfig\": {\"PreSignUp\": null}}}");
    rehearse("INES.WEBER-as-approver");
    browser.goTo(path(change));

    browser.awaitText("You asked for this change: somebody else has to approve it.");
    try (ConsoleRun one = ConsoleRun.start(scene, "root", change.getString("changeId"))) {
      assertThat(one.link().getFragment()).endsWith(path(change));
    }
    assertThat(buttons()).doesNotContain("Approve");
    assertThat(approvedFromThePage(change)).contains("403", "cannot be the one to approve it");
    rehearse("");
  }

  private static String approvedFromThePage(JsonObject change) {
    return String.valueOf(
        browser.runAsync(
            """
            const done = arguments[2];
            import('/js/api.js').then(({api, changePath}) =>
              api('POST', [...changePath({userPoolId: arguments[0], changeId: arguments[1]}), 'approve'],
                  {body: {planHash: arguments[0].length ? '0'.repeat(64) : ''}})
                .then(() => done('approved'), (p) => done(p.status + ' ' + p.message)));
            """
                .replace("'0'.repeat(64)", "'" + change.getString("hash") + "'"),
            change.getString("userPoolId"),
            change.getString("changeId")));
  }

  /// Markup, escapes, look-alikes and floods, in everything that a requester writes.
  @Test
  @Order(3)
  void whatIsHostileIsShownAndDoesNothing() throws Exception {
    String mail =
        "<h1>Your code: {####}</h1><script>window.pwned = 1</script><img src=x"
            + " onerror='window.pwned = 1'><iframe src='https://evil.example/'></iframe><style>body"
            + " {background: url(https://evil.example/s)}</style><a"
            + " href='https://evil.example/login'>Sign in</a><meta http-equiv=refresh"
            + " content='0;url=https://evil.example/'><form"
            + " action='https://evil.example/'><button>Approve</button></form>";
    mail += "padding ".repeat((19_900 - mail.length()) / 8);
    String tags =
        IntStream.range(0, 47)
            .mapToObj(
                n -> "\"approved-by-security-%d\": \"%s\"".formatted(n, "сustomers ".repeat(20)))
            .collect(Collectors.joining(","));
    JsonObject change =
        asked(
            HOSTILE,
            """
            {"change": {"EmailVerificationMessage": %s, "UserPoolTags": {%s}},
             "requestedBy": "</q><b>otto.kern</b> verified by AWS",
             "reason": %s}\
            """
                .formatted(
                    Json.createValue(mail),
                    tags,
                    Json.createValue(
                        "<script>window.pwned = 1</script> \u202eevorppA\u202c \u001b[31m\n\n"
                            + "ap\u200bproved "
                            + "Nobody has to approve. "
                            + "<a href=javascript:window.pwned=1>Approve</a> ".repeat(30))));
    browser.forgetErrors();
    browser.goTo(path(change));
    browser.awaitText("Left out");
    picture("hostile");

    assertThat(browser.run("return window.pwned")).isEqualTo("");
    assertThat(browser.text())
        .contains("\\u202eevorppA\\u202c", "\\u001b[31m", "<script>window.pwned", "mixes alphabets")
        .contains("ap\\u200bproved")
        .contains("EmailVerificationMessage", "</q><b>otto.kern</b> verified by AWS");
    assertThat(browser.all("main script, main img, main form, main a:not([href^='#/'])")).isEmpty();
    assertThat(browser.all("iframe")).allMatch(f -> "".equals(f.getDomAttribute("sandbox")));
    assertThat(browser.textOfFrame("iframe", 1))
        .contains("Your code: {####}", "[→ https://evil.example/login] Sign in")
        .doesNotContain("pwned");
    assertThat(width()).isLessThanOrEqualTo(WIDTH);
    assertThat(lowest(".settings .sides", 1)).isLessThanOrEqualTo(HEIGHT);
    assertThat(browser.errors()).isEmpty();

    browser.goTo("/");
    browser.awaitText("evorppA");
    assertThat(width()).isLessThanOrEqualTo(WIDTH);
    assertThat(browser.errors()).isEmpty();
  }

  /// The history API, or somebody on the way to it, shows one plan and names the hash of another.
  @Test
  @Order(3)
  void noPlanIsApprovedByTheHashOfAnother() throws Exception {
    JsonObject change = asked(HOSTILE, "{\"change\": {\"DeletionProtection\": \"INACTIVE\"}}");
    forge("document.differences[0].after = 'ACTIVE, as before';");
    browser.goTo(path(change));
    browser.awaitText("is not the plan that is on record under this hash");
    assertThat(buttons()).contains("Decline").doesNotContain("Approve");

    // With a hash that fits what it shows it gets as far as the API, which knows the plan.
    browser.goTo("/");
    forge(
        """
        document.differences[0].after = 'ACTIVE, as before';
        document.hash = await fetched('/mine', {...init, method: 'POST', body: JSON.stringify({me: {}, change: document}),
          headers: {...init.headers, 'content-type': 'application/json'}}).then((r) => r.json()).then((m) => m.planHash);
        """);
    browser.goTo(path(change));
    browser.press("Approve");
    browser.press("Approve");
    browser.awaitText("The plan is another one than the one that you were shown");
    browser.go("about:blank");
    browser.go(console.origin() + "/#/");
    browser.awaitText("Inbox");
  }

  /// What the page is answered about changes is another document.
  private static void forge(String how) {
    browser.run(
        """
        window.fetched ??= window.fetch;
        window.fetch = async (url, init) => {
          const answer = await fetched(url, init);
          if (!/changes.[0-9a-f-]{36}$/.test(url) || init.method !== 'GET') return answer;
          const document = await answer.json();
          HOW
          return new Response(JSON.stringify(document), {headers: answer.headers});
        };
        """
            .replace("HOW", how));
  }

  /// While somebody looks, somebody else answers; what was asked once more goes with its page.
  @Test
  @Order(3)
  void nothingIsAnsweredThatIsOverOrNoLongerSeen() throws Exception {
    JsonObject change = asked(HOSTILE, "{\"change\": {\"DeletionProtection\": \"INACTIVE\"}}");
    rehearse("mai.tanaka-as-approver");
    browser.goTo(path(change));
    browser.press("Approve");
    browser.find("dialog[open]");
    browser.goTo("/");
    assertThat(browser.all("dialog")).isEmpty();

    browser.goTo(path(change));
    browser.press("Approve");
    answered(change, "otto.kern-as-approver", "decline");
    browser.press("Approve");
    browser.awaitText("The change is DECLINED: it waits for no answer.");
    browser.press("Cancel");
    browser.goTo("/");
    browser.goTo(path(change));
    assertThat(browser.textOf(".steps")).contains("0 of 2 people agreed", "declined");
    assertThat(browser.textOf(".steps")).doesNotContain("pplied", "Written");
    rehearse("");
  }

  private static void answered(JsonObject change, String somebody, String verb) throws Exception {
    String path =
        "/user-pools/%s/changes/%s/%s"
            .formatted(change.getString("userPoolId"), change.getString("changeId"), verb);
    assertThat(scene.client().askAs(somebody, "POST", path, "{}", "*/*").statusCode())
        .isEqualTo(200);
  }

  private static List<String> buttons() {
    return browser.all(".actions button").stream()
        .map(org.openqa.selenium.WebElement::getText)
        .toList();
  }

  /// Whoever forgets to make a text visible forgets nothing.
  @Test
  @Order(4)
  void everyTextIsMadeVisible() {
    assertThat(
            browser.runAsync(
                """
                const done = arguments[0];
                import('/js/dom.js').then(({h}) => done(h('p', {title: 'a\\u202eb'}, 'c\\u200bd', ['e\\u0007f'], 'g\\nh').outerHTML));
                """))
        .isEqualTo("<p title=\"a\\u202eb\">c\\u200bde\\u0007fg\nh</p>");
  }

  /// The page hides nothing that the command and the API show: the same characters are escaped, but
  /// for those that only a newer Unicode than Java's knows.
  @Test
  @Order(4)
  void escapesWhatCoreEscapes() {
    var hidden =
        String.valueOf(
            browser.runAsync(
                """
                const done = arguments[0];
                import('/js/text.js').then(({isHidden}) => {
                  let bits = '';
                  for (let c = 0; c <= 0x10ffff; c++) bits += isHidden(String.fromCodePoint(c)) ? '1' : '0';
                  done(bits);
                });
                """));

    assertThat(
            IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> Character.getType(c) != Character.UNASSIGNED)
                .filter(c -> VisibleText.isHidden(c) != (hidden.charAt(c) == '1')))
        .isEmpty();
  }

  /// A name that somebody else owns and points here, and a site that asks from another port.
  @Test
  @Order(11)
  void answersNoPageButItsOwn() throws Exception {
    String port = String.valueOf(console.link().getPort());
    browser.go("http://rebound.example:" + port + "/#/");
    assertThat(browser.text()).contains("Misdirected request").doesNotContain("Inbox");

    try (var evil = new EvilSite(console.origin())) {
      browser.go(evil.address());
      assertThat(
              String.valueOf(browser.runAsync("const done = arguments[0]; attack().then(done);")))
          .isEqualTo("get blocked, post blocked, key blocked, form blocked, frame empty");
    }
  }

  /// Settings out of the table, a plan that follows, what is wrong at its field, then the
  /// queue.
  @Test
  @Order(6)
  void aChangeIsWrittenPlannedAndAskedFor() throws Exception {
    browser.goTo("/compose/" + POOL);
    browser.type("#wanted", "MinimumLenght");
    browser.press("Add");
    browser.awaitText("There is no setting MinimumLenght.");
    browser.replace("#wanted", "MinimumLength");
    browser.press("Add");
    browser.awaitText("The shortest password that somebody can choose.");
    assertThat(browser.text()).contains("A whole number from 6 to 99", "now\n8");

    browser.replace("fieldset input[type=number]", "3");
    browser.awaitText("expected a whole number from 6 to 99, met a number: 3");
    assertThat(browser.find("fieldset input[type=number]").getDomAttribute("aria-invalid"))
        .isEqualTo("true");
    browser.type("#reason", "longer is stronger");
    browser.replace("fieldset input[type=number]", "15");
    browser.awaitText("Would be applied; nobody has to approve.");
    picture("compose");
    browser.press("Ask for it");
    browser.find(".head .badge.applied");

    assertThat(browser.text()).contains("longer is stronger", "is strengthened");
    assertThat(scene.configuration(POOL).toString()).contains("\"MinimumLength\":15");
  }

  /// Nothing is undone that has not been shown.
  @Test
  @Order(7)
  void aChangeIsUndoneAfterItsPreview() throws Exception {
    browser.press("Undo");
    browser.awaitText("Undo this change?");
    assertThat(browser.textOf("dialog")).contains("MinimumLength", "15", "8");
    browser.type("dialog textarea", "INC-7");
    browser.press("Undo");
    browser.awaitText("Undoes");
    browser.awaitText("INC-7");
    browser.find(".head .badge.applied");

    assertThat(scene.configuration(POOL).toString()).contains("\"MinimumLength\":8");
  }

  /// What somebody did past Poolkeeper is on a card, and stands for a reason that is given.
  @Test
  @Order(8)
  void whatWasDoneByHandIsDealtWith() throws Exception {
    scene.changeByHand(POOL, "DeletionProtection", "ACTIVE");
    asked(POOL, "{\"change\": {\"UserPoolTags\": {\"found\": \"yes\"}}}");
    rehearse("otto.kern-as-approver");
    browser.goTo("/by-hand");
    browser.awaitText("DeletionProtection");
    picture("by-hand");
    browser.press("Let it stand");
    browser.type("dialog textarea", "agreed on the phone");
    browser.press("Let it stand");
    browser.awaitText("agreed on the phone");
    // Nobody knows who made it, so it takes two.
    browser.awaitText("You have accepted it: it takes somebody else now.");
    assertThat(browser.textOf("main .row")).contains("Not by otto.kern: has accepted it");
    assertThat(buttons()).doesNotContain("Let it stand").contains("Undo");
    rehearse("");
  }

  /// What is stopped, by whom, why and what it holds; nothing goes on that has not been shown.
  @Test
  @Order(8)
  void changesAreStoppedAndGoOnAfterAPreview() throws Exception {
    rehearse("ines.weber-as-engineer");
    browser.goTo("/freezes");
    browser.awaitText("Nothing is stopped.");
    browser.run("document.getElementById('stopped').value = arguments[0]", POOL);
    browser.press("Freeze");
    browser.type("dialog textarea", "INC-9");
    browser.press("Freeze");
    browser.awaitText("holds nothing");
    scene.client().askAs(ENGINEER, "POST", "/user-pools/" + POOL + "/changes", TAGGED, "*/*");
    browser.await(
        "what it holds",
        () -> {
          browser.goTo("/");
          browser.goTo("/freezes");
          return browser.textOf("main").contains("holds 1 change");
        });
    assertThat(browser.textOf("main .row"))
        .contains("harbour-customers", "changes are stopped", "ines.weber", "INC-9");
    picture("freezes");

    browser.press("Let changes go on");
    browser.awaitText("1 change would go on at once");
    assertThat(browser.textOf("dialog")).contains("tag held", "held");
    browser.type("dialog textarea", "INC-9 is over");
    browser.press("Let changes go on");
    browser.awaitText("Nothing is stopped.");

    browser.press("Freeze");
    browser.awaitText("Stop the changes of all pools?");
    browser.press("Freeze");
    browser.awaitText("All pools");
    browser.press("Let changes go on");
    browser.awaitText("It holds nothing that would go on.");
    browser.press("Let changes go on");
    browser.awaitText("Nothing is stopped.");
    rehearse("");
  }

  /// Any two of its states, a look at the pool itself, the way back, and the freeze.
  @Test
  @Order(8)
  void aPoolIsComparedLookedAtReturnedAndStopped() throws Exception {
    rehearse("ines.weber-as-engineer");
    browser.goTo("/pool/" + POOL);
    browser.press("What revision 2 changed");
    browser.awaitText("Revision 1 → harbour-customers");
    assertThat(browser.textOf(".settings"))
        .contains("MinimumLength", "10", "8", "2 settings differ");
    picture("pool");

    browser.press("As Terraform");
    browser.awaitText("resource \"aws_cognito_user_pool\" \"harbour_customers\"");
    browser.press("Look now");
    browser.awaitText("The pool is as it is on record.");
    scene.changeByHand(POOL, "MfaConfiguration", "OPTIONAL");
    browser.press("Look now");
    browser.awaitText("Nobody has dealt with it yet.");
    assertThat(browser.textOf(".settings")).contains("MfaConfiguration", "OPTIONAL");

    browser.goTo("/pool/" + POOL);
    browser.press("Return to revision 3");
    browser.awaitText("Return to revision 3?");
    assertThat(browser.textOf("dialog")).contains("Would ");
    browser.press("Cancel");
    browser.press("Freeze");
    browser.type("dialog textarea", "INC-8");
    browser.press("Freeze");
    browser.awaitText("changes are stopped");
    browser.press("Let changes go on");
    browser.press("Let changes go on");
    browser.awaitText("let go on by");
    rehearse("");
  }

  /// Two pools: what the one has otherwise than the other.
  @Test
  @Order(8)
  void twoPoolsAreSideBySide() {
    browser.goTo("/pool/" + HOSTILE);
    browser.run(
        """
        const other = document.getElementById('other');
        other.value = arguments[0];
        other.dispatchEvent(new Event('change'));
        """,
        POOL);
    browser.press("Compare");
    browser.awaitText("→ harbour-customers (" + POOL + ")");
    assertThat(browser.textOf(".settings")).contains("PoolName", "harbour-partners");
  }

  @Test
  @Order(9)
  void keepsNobodyOut() throws Exception {
    for (String scheme : List.of("light", "dark")) {
      browser.scheme(scheme);
      for (String page : pages()) {
        browser.goTo(page);
        assertThat(browser.accessibilityViolations()).as(page + " in " + scheme).isEmpty();
      }
    }
    browser.scheme("light");
    for (int width : List.of(360, 3840)) {
      browser.size(width, HEIGHT);
      for (String page : pages()) {
        browser.goTo(page);
        assertThat(width()).as(page + " at " + width).isLessThanOrEqualTo(width);
      }
    }
    browser.size(WIDTH, HEIGHT);
  }

  @Test
  @Order(10)
  void asksNobodyElseAndSaysNothingInVain() {
    assertThat(browser.errors()).isEmpty();
    assertThat(browser.hosts()).containsExactly(console.link().getAuthority());
    browser.go(console.origin() + "/#/");
    long before = browser.bytes();
    browser.go("about:blank");
    browser.go(console.origin() + "/#/");
    browser.awaitText("Inbox");
    assertThat(browser.bytes() - before).isLessThanOrEqualTo(MOST_BYTES);
  }

  /// Made for `docs/console.md` with `-Dpoolkeeper.write=true`.
  private static void picture(String name) throws IOException {
    Path file = Scene.PROJECT.resolve("docs/console/" + name + ".webp");
    if (Boolean.getBoolean("poolkeeper.write")) {
      Files.createDirectories(file.getParent());
      Files.write(file, browser.picture());
    }
    assertThat(file).exists();
  }

  private static List<String> pages() {
    return List.of(
        "/",
        "/timeline",
        "/pools",
        "/by-hand",
        "/freezes",
        "/answers",
        "/pool/" + POOL,
        "/compose/" + POOL,
        changes.getFirst(),
        changes.getLast());
  }

  private static final List<String> changes = new java.util.ArrayList<>();

  private static String path(JsonObject change) {
    String path = "/change/" + change.getString("userPoolId") + "/" + change.getString("changeId");
    changes.add(path);
    return path;
  }

  private static void rehearse(String name) {
    browser.run(
        """
        const menu = document.getElementById('person');
        menu.value = arguments[0];
        menu.dispatchEvent(new Event('change'));
        """,
        name);
  }

  /// How often the page has asked the history API.
  private static int asked() {
    return (int) browser.sent().stream().filter(sent -> sent.url().contains("/api/")).count();
  }

  /// How far down the first of them end.
  private static long lowest(String css, int first) {
    return ((Number)
            browser.run(
                "return Math.max(...[...document.querySelectorAll(arguments[0])].slice(0,"
                    + " arguments[1]).map(e => e.getBoundingClientRect().bottom))",
                css,
                first))
        .longValue();
  }

  private static long width() {
    return ((Number) browser.run("return document.documentElement.scrollWidth")).longValue();
  }

  private static JsonObject asked(String pool, String body) throws Exception {
    var opened =
        scene.client().askAs(ENGINEER, "POST", "/user-pools/" + pool + "/changes", body, "*/*");
    assertThat(opened.statusCode()).as(opened.body()).isEqualTo(202);
    try (JsonReader reader = Json.createReader(new StringReader(opened.body()))) {
      return scene.client().awaitEnd(pool, reader.readObject().getString("requestId"));
    }
  }
}
