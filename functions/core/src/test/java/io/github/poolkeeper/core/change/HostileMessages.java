package io.github.poolkeeper.core.change;

import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Messages as nobody should send them, from a seed: no JSON at all, JSON that breaks readers, and
/// the samples of `events/` with something hostile in some place. Bodies are what SQS can deliver:
/// 1 MiB at most, in UTF-8.
public final class HostileMessages {
  /// The pools that they name where they name one.
  public static final List<UserPoolId> POOLS =
      List.of(new UserPoolId("us-east-1_Example01"), new UserPoolId("eu-west-1_Hostile"));

  private static final int MOST_BYTES = 1_048_576;
  private static final int LARGE = 330_000;
  private static final String PLACE = "\"@hostile@\"";

  private static final Pointer REQUEST_ID = Pointer.parse("/requestId");

  private final Random random;
  private final List<JsonObject> samples = samples();
  private final Map<String, Supplier<String>> kinds = new LinkedHashMap<>();
  private int made;

  /// A message, and what is hostile about it.
  public record Message(String kind, String body) {}

  public HostileMessages(long seed) {
    random = new Random(seed);
    kinds.put("noise", this::noise);
    kinds.put("cut off", () -> cut(sample().toString()));
    kinds.put("something behind", () -> sample() + pick("x", "{}", "]", ",", "\u0000", "//"));
    kinds.put("something before", () -> pick("\ufeff", "\u0000", ")]}',\n", "/**/") + sample());
    kinds.put("wrong encoding", this::mojibake);
    kinds.put("value replaced", () -> anywhere(HostileFragments.value(random)));
    kinds.put("member added", this::withMember);
    kinds.put("member twice", this::withMemberTwice);
    kinds.put("deep", this::deep);
    kinds.put("many members", () -> wide(name -> "\"" + name + "\":" + scalar()));
    kinds.put("long name", this::longName);
    kinds.put("hostile id", this::hostileId);
    kinds.put("hostile rollback", this::hostileRollback);
    kinds.put("hostile restore", this::hostileRestore);
    kinds.put("hostile expectation", this::hostileExpectation);
    kinds.put("hostile token", () -> with("taskToken", HostileFragments.text(random)));
    kinds.put("hostile tags", this::hostileTags);
    kinds.put("as large as can be", this::filled);
    kinds.put("valid to the limit", this::validToTheLimit);
    kinds.put("valid, expecting nonsense", this::validExpectation);
  }

  /// A pool that little would have to be changed about.
  public static JsonObject pool() {
    return JsonText.parse(
            "{\"PoolName\":\"p\",\"LambdaConfig\":{},\"UserPoolTags\":{\"team\":\"a\"}}")
        .asJsonObject();
  }

  /// Every kind in turn, without an end.
  public Stream<Message> stream() {
    return Stream.generate(() -> kinds.entrySet().stream())
        .flatMap(round -> round)
        .map(kind -> new Message(kind.getKey(), kind.getValue().get()))
        .filter(message -> isDeliverable(message.body()));
  }

  private static boolean isDeliverable(String body) {
    return body.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
        && StandardCharsets.UTF_8.newEncoder().canEncode(body);
  }

  private String noise() {
    return random
        .ints(random.nextInt(1 + random.nextInt(2_000)), 1, 0x3000)
        .filter(c -> !Character.isSurrogate((char) c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /// What UTF-8 looks like to whoever takes it for Latin-1, and UTF-16 for UTF-8.
  private String mojibake() {
    String text = sample().toString();
    return random.nextBoolean()
        ? new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
        : new String(text.getBytes(StandardCharsets.UTF_16), StandardCharsets.UTF_8);
  }

  private String cut(String text) {
    return text.substring(0, random.nextInt(text.length()));
  }

  /// A sample with the fragment in the place of one of its values.
  private String anywhere(String fragment) {
    JsonObject sample = sample();
    List<Pointer> places = new ArrayList<>();
    places(Pointer.ROOT, sample, places);
    Pointer place = places.get(random.nextInt(places.size()));
    return place.set(sample, JsonValues.value("@hostile@")).toString().replace(PLACE, fragment);
  }

  private static void places(Pointer at, JsonObject object, List<Pointer> found) {
    object.forEach(
        (name, value) -> {
          found.add(at.child(name));
          if (value instanceof JsonObject inner) {
            places(at.child(name), inner, found);
          }
        });
  }

  private String withMember() {
    String name = pick("change", "rollback", "restore", "expect", "dryRun", "__proto__", "", "#");
    return with(name, HostileFragments.value(random));
  }

  private String withMemberTwice() {
    JsonObject sample = sample();
    String text = sample.toString();
    String name = List.copyOf(sample.keySet()).get(random.nextInt(sample.size()));
    return text.substring(0, text.length() - 1) + ",\"" + name + "\":null}";
  }

  private String deep() {
    int depth = pick(60, 63, 64, 65, 1_000, 100_000, 170_000);
    return switch (random.nextInt(4)) {
      case 0 -> "[".repeat(depth);
      case 1 -> "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
      case 2 -> with("change", "[".repeat(depth) + "]".repeat(depth));
      default ->
          with("change", "{\"LambdaConfig\":".repeat(depth / 4) + "{}" + "}".repeat(depth / 4));
    };
  }

  private String wide(IntFunction<String> member) {
    int members = pick(1_000, 10_000, 30_000);
    String list = IntStream.range(0, members).mapToObj(member).collect(Collectors.joining(","));
    String object = "{" + list + "}";
    return switch (random.nextInt(4)) {
      case 0 -> object;
      case 1 -> with("change", object);
      case 2 -> with("change", "{\"LambdaConfig\":" + object + "}");
      default -> with("expect", object);
    };
  }

  private String longName() {
    String name = HostileFragments.incompressible(random, 1 + random.nextInt(LARGE));
    String member = "{\"" + name + "\":" + scalar() + "}";
    return switch (random.nextInt(5)) {
      case 0 -> member;
      case 1 -> with("change", member);
      case 2 -> with("change", "{\"UserPoolTags\":" + member + "}");
      case 3 -> with("expect", member);
      default -> "{\"" + name + "\":1,\"" + name + "\":2}";
    };
  }

  private String hostileId() {
    String id =
        pick(
            "eu-west-1_A#B",
            "eu-west-1_A/B",
            "eu-west-1_A~0",
            "eu-west-1_A\\n",
            "\\neu-west-1_A",
            "change#1",
            "head",
            "../../head",
            "eu-west-1_\\u0000",
            "eu-west-1_\\ud800",
            "_",
            "a_",
            "eu-west-1_" + "A".repeat(LARGE),
            "EU\\u212a_1",
            "eu-west-1_\\u0660",
            "\\\" OR 1=1");
    return with(pick("userPoolId", "requestId", "requestedBy"), "\"" + id + "\"");
  }

  private String hostileRollback() {
    String content =
        oneOf(
            () -> "null",
            () -> "[]",
            () -> "{}",
            () -> "{\"changeId\":null}",
            () -> "{\"changeId\":\"change#1\"}",
            () -> "{\"changeId\":\"018f0000-0000-7000-8000-00000000000G\"}",
            () -> "{\"changeId\":\"018f0000-0000-7000-8000-000000000000\\n\"}",
            () -> "{\"changeId\":\"018f0000-0000-7000-8000-000000000000\"}",
            () ->
                "{\"changeId\":\"018f0000-0000-7000-8000-000000000000\",\"onConflict\":\"FORCE\"}",
            () -> "{\"changeId\":" + HostileFragments.value(random) + "}",
            () -> "{\"onConflict\":" + HostileFragments.value(random) + "}");
    return action("rollback", content);
  }

  private String hostileRestore() {
    String content =
        oneOf(
            () -> "{\"revision\":" + HostileFragments.number(random) + "}",
            () -> "{\"revision\":1,\"at\":\"2026-01-01T00:00:00Z\"}",
            () -> "{\"at\":\"+1000000000-12-31T23:59:59.999999999Z\"}",
            () -> "{\"at\":\"-1000000000-01-01T00:00:00Z\"}",
            () -> "{\"at\":\"2026-02-30T00:00:00Z\"}",
            () -> "{\"at\":" + HostileFragments.value(random) + "}",
            () -> "{\"revision\":1,\"paths\":" + HostileFragments.value(random) + "}",
            () -> "{\"revision\":1,\"paths\":[" + paths() + "]}");
    return action("restore", content);
  }

  private String paths() {
    return repeated(pick(1, 100, 30_000), i -> HostileFragments.pointer(random));
  }

  private String hostileExpectation() {
    String content =
        oneOf(
            () -> HostileFragments.value(random),
            () -> "{\"PoolName\":" + HostileFragments.value(random) + "}",
            () -> "{\"LambdaConfig\":{\"PreSignUp\":" + HostileFragments.value(random) + "}}",
            () -> "{\"UserPoolTags\":{" + repeated(20_000, i -> "\"k" + i + "\":\"v\"") + "}}");
    return with("expect", content);
  }

  private String hostileTags() {
    String tags =
        oneOf(
            () -> repeated(30_000, i -> "\"k" + i + "\":null"),
            () -> repeated(20_000, i -> "\"k" + i + "\":\"v\""),
            () -> repeated(60, i -> "\"k" + i + "\":\"v\""),
            () -> "\"aws:x\":\"1\",\"\":\"2\",\"#/~\":\"3\",\"\\u0000\":\"4\",\"\\ud800\":\"5\"",
            () -> "\"team\":" + HostileFragments.value(random));
    return action("change", "{\"UserPoolTags\":{" + tags + "}}");
  }

  /// Up to the last byte that SQS takes, or that a request may have.
  private String filled() {
    String start = "{\"userPoolId\":\"eu-west-1_Hostile\",\"change\":{\"PoolName\":\"";
    String end = "\"}}";
    int room = pick(400_000, MOST_BYTES) - start.length() - end.length();
    String character = pick("x", "あ", "😀", "é");
    int bytes = character.getBytes(StandardCharsets.UTF_8).length;
    return start + character.repeat(room / bytes) + end;
  }

  private String validToTheLimit() {
    String text = HostileFragments.incompressible(random, 3 * 19_980);
    String message = "\"EmailMessage\":\"" + text + "{####}\"";
    String id = pick("a#b", "request#1", "../~1/", "\\\"", "head", "'; --", "あ".repeat(128));
    return "{\"userPoolId\":\"eu-west-1_Hostile\",\"requestId\":\"%s\",\"requestedBy\":\"%s\",\"reason\":\"%s\",\"change\":{%s}}"
        .formatted(
            random.nextInt() + id,
            pick("\\u0000", "\\ud800", "#", "<script>", "あ".repeat(256)),
            pick("\\n\\r", "あ".repeat(2_048), "${jndi:ldap://x}"),
            pick(
                "\"VerificationMessageTemplate\":{" + message + "}",
                "\"UserPoolTags\":{" + repeated(49, i -> "\"#/~" + i + "\":\"\\u0000\"") + "}",
                "\"UserPoolTags\":{" + repeated(1_900, i -> "\"k" + i + "\":null") + "}"));
  }

  private String validExpectation() {
    Supplier<String> text = () -> "\"" + HostileFragments.incompressible(random, 390_000) + "\"";
    String expected =
        oneOf(
            () -> "\"PoolName\":" + text.get(),
            () -> "\"UserPoolTags\":{" + text.get() + ":1}",
            () -> "\"SmsAuthenticationMessage\":{" + repeated(1_900, i -> "\"m" + i + "\":1") + "}",
            () -> "\"UserPoolTags\":{" + repeated(1_900, i -> "\"k" + i + "\":\"v\"") + "}",
            () -> "\"LambdaConfig\":[" + text.get() + "]");
    return with("expect", "{" + expected + "}");
  }

  private static String repeated(int times, IntFunction<String> element) {
    return IntStream.range(0, times).mapToObj(element).collect(Collectors.joining(","));
  }

  private String action(String name, String content) {
    return "{\"userPoolId\":\"eu-west-1_Hostile\",\"" + name + "\":" + content + "}";
  }

  /// A sample with this member in the place of its own.
  private String with(String name, String fragment) {
    return Pointer.ROOT
        .child(name)
        .set(sample(), JsonValues.value("@hostile@"))
        .toString()
        .replace(PLACE, fragment);
  }

  private String scalar() {
    return pick("1", "null", "\"x\"", "{}", "[]");
  }

  @SafeVarargs
  private String oneOf(Supplier<String>... choices) {
    return choices[random.nextInt(choices.length)].get();
  }

  @SafeVarargs
  private <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /// With a request id of its own, so that it is no duplicate.
  private JsonObject sample() {
    JsonObject sample = samples.get(random.nextInt(samples.size()));
    return REQUEST_ID.set(sample, JsonValues.value("h-" + ++made));
  }

  private static List<JsonObject> samples() {
    List<JsonObject> found = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(Path.of("../../events"), "[0-9]*")) {
      for (Path file : files) {
        JsonValue sample = JsonText.parse(Files.readString(file));
        found.add(sample.asJsonObject());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    found.sort((a, b) -> a.toString().compareTo(b.toString()));
    return List.copyOf(found);
  }
}
