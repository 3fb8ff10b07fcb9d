package io.github.poolkeeper.cli.archive;

import io.github.poolkeeper.local.client.StackClient;
import io.github.poolkeeper.local.signature.AccessKey;
import io.github.poolkeeper.local.signature.RequestSigner;
import io.github.poolkeeper.local.stack.LocalStack;
import io.github.poolkeeper.local.stack.Project;
import io.github.poolkeeper.local.stack.StackSettings;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The local stack with a few pools, and the archive unpacked beside it, as somebody has it who
/// knows neither Java nor this project.
final class Scene implements AutoCloseable {
  static final Path PROJECT = Path.of("../../..");

  private static final String ENGINEER = "ines.weber-as-engineer";

  private final LocalStack stack;
  private final Path folder;

  /// What a script has printed.
  record Run(int exit, String data, String talk) {
    String all() {
      return data + talk;
    }
  }

  private Scene(LocalStack stack, Path folder) {
    this.stack = stack;
    this.folder = folder;
  }

  static Scene open(Path folder) throws Exception {
    Process unpacking =
        new ProcessBuilder("tar", "xzf", archive().toAbsolutePath().toString())
            .directory(folder.toFile())
            .inheritIO()
            .start();
    if (unpacking.waitFor() != 0) {
      throw new IOException("the archive cannot be unpacked");
    }
    var settings =
        new StackSettings(new Project(PROJECT), 0, Map.of(), StackSettings.REHEARSAL, _ -> {});
    return new Scene(LocalStack.start(settings, _ -> {}), folder);
  }

  static Path archive() {
    return Path.of("target/poolkeeper.tar.gz");
  }

  Path folder() {
    return folder;
  }

  /// A pool like the one of the sample messages.
  void load(String id, String name) throws IOException {
    stack.cognito().load(id, pool(id, name), Optional.empty());
  }

  private static JsonObject pool(String id, String name) throws IOException {
    JsonObject described = read(PROJECT.resolve("events/pool.json"));
    return Json.createObjectBuilder(described.getJsonObject("UserPool"))
        .add("Id", id)
        .add("Name", name)
        .build();
  }

  /// The same from before the setting that took the place of this one.
  void loadLegacy(String id, String name) throws IOException {
    load(id, name);
    JsonObject older =
        Json.createPointer("/AdminCreateUserConfig/UnusedAccountValidityDays")
            .add(pool(id, name), Json.createValue(9));
    stack
        .cognito()
        .load(
            id,
            Json.createPointer("/Policies/PasswordPolicy/TemporaryPasswordValidityDays")
                .remove(older),
            Optional.empty());
  }

  /// As somebody does it in the console.
  void changeByHand(String id, String member, String value)
      throws IOException, InterruptedException {
    JsonObject described = client().describe(id).getJsonObject("UserPool");
    stack
        .cognito()
        .load(id, Json.createObjectBuilder(described).add(member, value).build(), Optional.empty());
  }

  /// What Cognito prints of a pool.
  JsonObject configuration(String id) throws IOException, InterruptedException {
    return Json.createPointer("/LastModifiedDate")
        .remove(client().describe(id).getJsonObject("UserPool"));
  }

  /// Sends a change as an engineer, and waits until it rests; its id.
  String asked(String id, String patch) throws IOException, InterruptedException {
    String requestId = "asked-" + System.nanoTime();
    client()
        .send(
            id,
            "{\"userPoolId\": \"%s\", \"requestId\": \"%s\", \"change\": %s}"
                .formatted(id, requestId, patch),
            ENGINEER);
    return client().awaitEnd(id, requestId).getString("changeId");
  }

  StackClient client() {
    return new StackClient(
        stack.endpoint(), stack.region(), stack.output("ChangeRequestsQueueUrl"));
  }

  /// Calls DynamoDB past Poolkeeper.
  JsonObject dynamoDb(String operation, JsonObject request)
      throws IOException, InterruptedException {
    Map<String, String> headers =
        Map.of(
            "content-type",
            "application/x-amz-json-1.0",
            "x-amz-target",
            "DynamoDB_20120810." + operation);
    HttpRequest signed =
        new RequestSigner(AccessKey.ofUser("test"), stack.region(), InstantSource.system())
            .sign("dynamodb", "POST", stack.endpoint().resolve("/"), headers, request.toString())
            .build();
    return sent(signed);
  }

  /// As one of the rehearsal identities, in a shell without any Java, stopping at what fails.
  Run as(String somebody, String script) throws IOException, InterruptedException {
    Path data = Files.createTempFile(folder, "data", "");
    Path talk = Files.createTempFile(folder, "talk", "");
    Process process =
        shell(somebody, script).redirectOutput(data.toFile()).redirectError(talk.toFile()).start();
    int exit = process.waitFor();
    return new Run(exit, Files.readString(data), Files.readString(talk));
  }

  /// The same for what goes on; its data can be read while it runs.
  Process start(String somebody, String script) throws IOException {
    return shell(somebody, script)
        .redirectError(Files.createTempFile(folder, "talk", "").toFile())
        .start();
  }

  private ProcessBuilder shell(String somebody, String script) {
    ProcessBuilder shell =
        new ProcessBuilder("bash", "-euc", script)
            .directory(folder.toFile())
            .redirectInput(Path.of("/dev/null").toFile());
    Map<String, String> environment = shell.environment();
    String path = environment.getOrDefault("PATH", "");
    environment.clear();
    environment.put("PATH", folder.resolve("poolkeeper/bin") + ":" + path);
    environment.put("HOME", folder.toString());
    environment.put("TZ", "UTC");
    environment.put("POOLKEEPER_API", stack.endpoint().toString());
    environment.put("AWS_REGION", stack.region());
    environment.put("AWS_DEFAULT_REGION", stack.region());
    environment.put("AWS_ENDPOINT_URL", stack.endpoint().toString());
    environment.put("AWS_ACCESS_KEY_ID", somebody);
    environment.put("AWS_SECRET_ACCESS_KEY", somebody);
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
    return shell;
  }

  /// From now on somebody may ask the history API for this and nothing else.
  ///
  /// @param routes of it, as the end of an ARN, with wildcards
  void give(String somebody, List<String> routes) throws IOException, InterruptedException {
    JsonArrayBuilder resources = Json.createArrayBuilder();
    routes.forEach(route -> resources.add("arn:aws:execute-api:*:*:*/$default" + route));
    JsonObject document =
        Json.createObjectBuilder()
            .add(
                "Statement",
                Json.createArrayBuilder()
                    .add(
                        Json.createObjectBuilder()
                            .add("Effect", "Allow")
                            .add("Action", "execute-api:Invoke")
                            .add("Resource", resources)))
            .build();
    local("PUT", "rights/" + somebody, document.toString());
  }

  /// The ARNs that were `used`, or `lacked`.
  List<String> rights(String somebody, String which) throws IOException, InterruptedException {
    return local("GET", "rights/" + somebody, "")
        .getJsonArray(which)
        .getValuesAs(JsonString::getString);
  }

  private JsonObject local(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(stack.endpoint().resolve("/_local/" + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return sent(request);
  }

  private static JsonObject sent(HttpRequest request) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient();
        JsonReader reader =
            Json.createReader(
                new StringReader(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body()))) {
      return reader.readObject();
    }
  }

  static boolean has(String command) {
    return List.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).stream()
        .anyMatch(entry -> Files.isExecutable(Path.of(entry, command)));
  }

  private static JsonObject read(Path file) throws IOException {
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
      return reader.readObject();
    }
  }

  @Override
  public void close() {
    stack.close();
  }
}
