package io.github.poolkeeper.console;

import java.util.Map;
import java.util.Optional;

/// The history API, signed with the credentials of whoever started the console. They stay behind
/// this: neither the page nor the console sees any.
public interface SignedApi {
  /// Sends a request, and gives the answer, whatever it is.
  ///
  /// @throws SessionEndedException when the credentials hold no longer, or are somebody else's now
  Reply send(Request request) throws SessionEndedException;

  /// A request of the page.
  ///
  /// @param path without its query; nothing in it has to be encoded
  /// @param query decoded
  /// @param idempotencyKey under which the same request is taken once
  /// @param body JSON, or empty for none
  /// @param rehearsed whom to sign as on the laptop's stack; else the one who started the console
  record Request(
      String method,
      String path,
      Map<String, String> query,
      Optional<String> idempotencyKey,
      String body,
      Optional<String> rehearsed) {
    public Request {
      query = Map.copyOf(query);
    }
  }

  /// The answer of the API: its status and a JSON document.
  record Reply(int status, String body) {
    boolean isGood() {
      return status < 400;
    }
  }
}
