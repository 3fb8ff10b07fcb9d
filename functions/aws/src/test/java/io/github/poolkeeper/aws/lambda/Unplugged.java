package io.github.poolkeeper.aws.lambda;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Watches what a piece of work does to the network. Every socket and every URL connection of the
/// JDK asks the default proxy selector before it connects: here it notes the address and refuses.
public final class Unplugged extends ProxySelector {
  /// What any of the functions finds in its environment.
  public static final Environment ENVIRONMENT =
      new Environment(
          Map.of(
              "HISTORY_TABLE", "history",
              "CHANGES_QUEUE_URL", "https://sqs.us-east-1.amazonaws.com/1/changes.fifo",
              "REJECTED_QUEUE_URL", "https://sqs.us-east-1.amazonaws.com/1/rejected",
              "OBSERVATIONS_QUEUE_ARN", "arn:aws:sqs:us-east-1:1:observations.fifo",
              "APPLY_ROLE_ID", "AROAAPPLY",
              "INTAKE_ROLE_ID", "AROAINTAKE",
              "UNKNOWN_SETTINGS", "carry",
              "MAX_ATTEMPTS", "10",
              "APPROVAL_EXPIRY_HOURS", "72",
              "LOOK_EVERY_HOURS", "24"));

  private final List<URI> wanted = new ArrayList<>();

  /// What was connected to, and how many more sockets are open than before.
  public record Traffic(List<URI> connections, long socketsLeft) {
    public static final Traffic NONE = new Traffic(List.of(), 0);
  }

  private Unplugged() {}

  /// Runs the work, which knows its region and has no credentials.
  public static Traffic during(Priming.Rehearsal work) throws Exception {
    Unplugged watch = new Unplugged();
    Optional<ProxySelector> usual = Optional.ofNullable(ProxySelector.getDefault());
    long before = sockets();
    System.setProperty("aws.region", "us-east-1");
    ProxySelector.setDefault(watch);
    try {
      work.run();
    } finally {
      ProxySelector.setDefault(usual.orElse(null));
    }
    return new Traffic(List.copyOf(watch.wanted), sockets() - before);
  }

  @Override
  public List<Proxy> select(URI uri) {
    wanted.add(uri);
    throw new IllegalStateException("a rehearsal must not connect to " + uri);
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException trouble) {
    wanted.add(uri);
  }

  private static long sockets() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
      return files.filter(Unplugged::isSocket).count();
    }
  }

  private static boolean isSocket(Path file) {
    try {
      return Files.readSymbolicLink(file).toString().startsWith("socket:");
    } catch (IOException _) {
      return false; // Closed meanwhile.
    }
  }
}
