package io.github.poolkeeper.cli.terminal;

/// What is in the way, as a sentence that says what to do. Ends the command with exit code 1.
public class TroubleException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public TroubleException(String sentence) {
    super(sentence);
  }

  public TroubleException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
