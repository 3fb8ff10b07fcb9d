package io.github.poolkeeper.cli.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.poolkeeper.cli.stack.Target.Caller;
import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.json.MalformedJsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// The stack that `./poolkeeper up` runs on this machine: it leaves its addresses in a file that is
/// named after its process, under `.local/up` of its checkout.
record LaptopStack(URI api, String region) {
  private static final String SOMEBODY = "test";

  /// Whom one can rehearse, as `docs/approvals.md` lists them.
  static final List<String> PEOPLE =
      List.of(
          SOMEBODY,
          "approver1",
          "approver2",
          "ines.weber-as-engineer",
          "otto.kern-as-engineer",
          "approver1-as-engineer",
          "ines.weber-as-approver",
          "INES.WEBER-as-approver",
          "otto.kern-as-approver",
          "mai.tanaka-as-approver",
          "execution-as-workflow",
          "retry-as-workflow",
          "mai.tanaka-federated",
          "root");

  /// The one started last of the checkout that a folder is in.
  static Optional<LaptopStack> near(Path folder) {
    Optional<Path> here = Optional.of(folder.toAbsolutePath());
    while (here.isPresent()) {
      Optional<LaptopStack> found = newest(here.get().resolve(".local/up"));
      if (found.isPresent()) {
        return found;
      }
      here = here.map(Path::getParent);
    }
    return Optional.empty();
  }

  static boolean isOne(URI api) {
    try {
      return InetAddress.getByName(api.getHost()).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }

  /// Whoever is to be rehearsed: there, key, secret and name are alike.
  static Caller rehearsal(String name) {
    return new Caller(
        Optional.of(name),
        StaticCredentialsProvider.create(AwsBasicCredentials.create(name, name)));
  }

  Target target(Optional<String> profile) {
    return new Target("this machine", api, region, rehearsal(profile.orElse(SOMEBODY)));
  }

  private static Optional<LaptopStack> newest(Path folder) {
    return files(folder).stream()
        .filter(LaptopStack::isAlive)
        .sorted(Comparator.comparingLong(LaptopStack::modified).reversed())
        .flatMap(file -> read(file).stream())
        .findFirst();
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).toList();
    } catch (IOException _) {
      return List.of();
    }
  }

  /// What was killed leaves its file behind.
  private static boolean isAlive(Path file) {
    String pid = String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
    return pid.matches("\\d{1,18}")
        && ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive).isPresent();
  }

  private static long modified(Path file) {
    return file.toFile().lastModified();
  }

  /// None while it starts: the file is empty then.
  private static Optional<LaptopStack> read(Path file) {
    try {
      return JsonText.parse(Files.readString(file, UTF_8)) instanceof JsonObject json
          ? Optional.of(
              new LaptopStack(URI.create(json.getString("historyApi")), json.getString("region")))
          : Optional.empty();
    } catch (IOException | MalformedJsonException _) {
      return Optional.empty();
    }
  }
}
