package io.github.poolkeeper.console;

import java.util.ArrayList;
import java.util.List;

/// Answers each request with who it is signed as, and keeps it.
final class AnsweringApi implements SignedApi {
  private final List<Request> requests = new ArrayList<>();
  private boolean isOver;

  @Override
  public synchronized Reply send(Request request) throws SessionEndedException {
    if (isOver) {
      throw new SessionEndedException("aws sso login --profile work");
    }
    requests.add(request);
    return new Reply(200, "{\"as\":\"%s\"}".formatted(request.rehearsed().orElse("myself")));
  }

  synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  synchronized void end() {
    isOver = true;
  }
}
