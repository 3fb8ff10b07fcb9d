package io.github.poolkeeper.bench.start;

/// What a contestant has to answer: a fast failure would look like a fast start.
enum Expected {
  DONE_BATCH("\"batchItemFailures\":[]"),
  HTTP_OK("\"statusCode\":200");

  private final String part;

  Expected(String part) {
    this.part = part;
  }

  /// @throws IllegalStateException when the answer is another one
  void of(String answer) {
    if (!answer.replace(" ", "").contains(part)) {
      throw new IllegalStateException("expected " + part + ", met " + answer);
    }
  }
}
