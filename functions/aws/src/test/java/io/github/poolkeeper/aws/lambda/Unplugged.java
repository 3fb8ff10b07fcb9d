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
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/// Watches what a piece of work does to the network. Every socket and every URL connection of the
/// JDK asks the default proxy selector before it connects: here it notes the address and refuses.
public final class Unplugged extends ProxySelector {
  private final List<URI> wanted = new ArrayList<>();

  /// What was connected to, and how many more sockets are open than before.
  public record Traffic(List<URI> connections, long socketsLeft) {}

  private Unplugged() {}

  /// Runs the work.
  public static Traffic during(Callable<?> work) throws Exception {
    Unplugged watch = new Unplugged();
    Optional<ProxySelector> usual = Optional.ofNullable(ProxySelector.getDefault());
    long before = sockets();
    ProxySelector.setDefault(watch);
    try {
      Object _ = work.call();
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
