package io.github.poolkeeper.local.server;

import java.net.URI;

/// A server that runs until it is closed. It listens on this machine only.
public interface LocalServer extends AutoCloseable {
  URI endpoint();

  @Override
  void close();
}
