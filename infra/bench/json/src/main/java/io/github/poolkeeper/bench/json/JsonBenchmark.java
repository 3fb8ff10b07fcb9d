package io.github.poolkeeper.bench.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.flipkart.zjsonpatch.JsonDiff;
import com.github.fge.jsonpatch.JsonPatchException;
import com.github.fge.jsonpatch.mergepatch.JsonMergePatch;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Equivalence;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.json.MergePatch;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Merge, difference, parse and hash of one pool. Each library works on its own tree, parsed
/// beforehand, so that only the operation counts.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class JsonBenchmark {
  private static final JsonProvider PARSSON = JsonProvider.provider();
  private static final ObjectMapper JACKSON = new ObjectMapper();
  private static final ObjectReader READER = JACKSON.readerFor(JsonNode.class);

  @Param({"small", "typical", "limit"})
  String size = "";

  private String text = "";
  private JsonObject pool = JsonValue.EMPTY_JSON_OBJECT;
  private JsonObject patch = JsonValue.EMPTY_JSON_OBJECT;
  private JsonObject changed = JsonValue.EMPTY_JSON_OBJECT;
  private JsonNode poolTree = JACKSON.nullNode();
  private JsonNode patchTree = JACKSON.nullNode();
  private JsonNode changedTree = JACKSON.nullNode();

  @Setup
  public void prepare() throws JsonProcessingException {
    Documents documents = Documents.of(size);
    text = documents.pool();
    pool = JsonText.parse(text).asJsonObject();
    patch = JsonText.parse(documents.patch()).asJsonObject();
    changed = MergePatch.apply(pool, patch);
    poolTree = JACKSON.readTree(text);
    patchTree = JACKSON.readTree(documents.patch());
    changedTree = JACKSON.readTree(changed.toString());
  }

  @Benchmark
  public JsonObject mergePoolkeeper() {
    return MergePatch.apply(pool, patch);
  }

  /// What Poolkeeper's merge is made of: it should make no difference.
  @Benchmark
  public JsonValue mergeParsson() {
    return PARSSON.createMergePatch(patch).apply(pool);
  }

  @Benchmark
  public JsonNode mergeJacksonTree() {
    return JacksonMerge.apply(poolTree, patchTree);
  }

  /// As its API has it: from the patch's tree.
  @Benchmark
  public JsonNode mergeJsonPatch() throws JsonPatchException {
    return JsonMergePatch.fromJson(patchTree).apply(poolTree);
  }

  @Benchmark
  public List<Difference> diffPoolkeeper() {
    return Difference.between(pool, changed, Equivalence.EXACT);
  }

  @Benchmark
  public JsonArray diffParsson() {
    return PARSSON.createDiff(pool, changed).toJsonArray();
  }

  @Benchmark
  public JsonNode diffZjsonpatch() {
    return JsonDiff.asJson(poolTree, changedTree);
  }

  @Benchmark
  public JsonNode diffJsonPatch() {
    return com.github.fge.jsonpatch.diff.JsonDiff.asJson(poolTree, changedTree);
  }

  @Benchmark
  public JsonValue parsePoolkeeper() {
    return JsonText.parse(text);
  }

  @Benchmark
  public JsonNode parseJackson() throws JsonProcessingException {
    return READER.readTree(text);
  }

  @Benchmark
  public Fingerprint hashPoolkeeper() {
    return Fingerprint.of(pool);
  }

  /// Not canonical: what a user would hash instead.
  @Benchmark
  public byte[] hashJackson() throws NoSuchAlgorithmException {
    return MessageDigest.getInstance("SHA-256")
        .digest(poolTree.toString().getBytes(StandardCharsets.UTF_8));
  }
}
