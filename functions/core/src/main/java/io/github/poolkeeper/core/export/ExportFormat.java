package io.github.poolkeeper.core.export;

import java.util.Arrays;
import java.util.Optional;

/// What a file is written for.
public enum ExportFormat {
  TERRAFORM("terraform"),
  CLOUDFORMATION("cloudformation");

  private final String word;

  ExportFormat(String word) {
    this.word = word;
  }

  public static Optional<ExportFormat> of(String word) {
    return Arrays.stream(values()).filter(format -> format.word.equals(word)).findFirst();
  }

  public String word() {
    return word;
  }
}
