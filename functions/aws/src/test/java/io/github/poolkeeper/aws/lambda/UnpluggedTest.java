package io.github.poolkeeper.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnpluggedTest {
  @Test
  void seesSocketsAndUrlConnections() {
    assertThatThrownBy(
            () -> Unplugged.during(() -> new Socket(InetAddress.getLoopbackAddress(), 1)))
        .hasMessageContaining("must not connect");
    assertThatThrownBy(
            () -> Unplugged.during(URI.create("http://127.0.0.1:1/").toURL()::openStream))
        .hasMessageContaining("must not connect");
  }

  @Test
  void countsSocketsThatStayOpen() throws Exception {
    List<ServerSocket> open = new ArrayList<>();
    try {
      Unplugged.Traffic traffic =
          Unplugged.during(
              () -> open.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress())));
      assertThat(traffic.socketsLeft()).isEqualTo(1);
    } finally {
      open.getFirst().close();
    }
  }
}
