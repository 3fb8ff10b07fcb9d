package io.github.poolkeeper.history;

/// Ends a request early with an answer that says what is wrong.
final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Response answer;

  ProblemException(Response answer) {
    super(answer.body(), null, false, false);
    this.answer = answer;
  }

  Response answer() {
    return answer;
  }
}
