package io.github.poolkeeper.console;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Sends bytes as they are, since a client of the JDK sends no `Host` but the right one.
record RawHttp(int port) {

  /// An answer's status, its headers by their names in lower case, and its body.
  record Response(int status, Map<String, String> headers, String body) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  Response send(String line, Map<String, String> headers, String body) throws IOException {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("content-length", String.valueOf(body.length()));
    all.put("connection", "close");
    StringBuilder request = new StringBuilder(line + " HTTP/1.1\r\n");
    all.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write((request + "\r\n" + body).getBytes(ISO_8859_1));
      return parsed(new String(socket.getInputStream().readAllBytes(), ISO_8859_1));
    }
  }

  private static Response parsed(String text) {
    String[] parts = text.split("\r\n\r\n", 2);
    String[] lines = parts[0].split("\r\n", -1);
    Map<String, String> headers = new LinkedHashMap<>();
    for (int i = 1; i < lines.length; i++) {
      String[] sides = lines[i].split(": ?", 2);
      headers.put(sides[0].toLowerCase(Locale.ROOT), sides[1]);
    }
    return new Response(Integer.parseInt(lines[0].split(" ", 3)[1]), headers, parts[1]);
  }
}
