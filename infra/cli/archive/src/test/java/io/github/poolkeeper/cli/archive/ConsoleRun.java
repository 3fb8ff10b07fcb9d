package io.github.poolkeeper.cli.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;

/// `poolkeeper console` as somebody runs it, until it is closed.
///
/// @param link the one that it has printed
record ConsoleRun(Process process, URI link) implements AutoCloseable {

  static ConsoleRun start(Scene scene, String somebody, String arguments) throws IOException {
    Process process = scene.start(somebody, "exec poolkeeper console --port 0 " + arguments);
    BufferedReader data =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    String line = data.readLine();
    if (line == null) {
      throw new IOException("the console does not start: exit " + process.exitValue());
    }
    return new ConsoleRun(process, URI.create(line));
  }

  String origin() {
    return "http://" + link.getAuthority();
  }

  String token() {
    return link.getFragment().replaceFirst("^enter=([^/]+).*", "$1");
  }

  @Override
  public void close() {
    process.destroy();
  }
}
