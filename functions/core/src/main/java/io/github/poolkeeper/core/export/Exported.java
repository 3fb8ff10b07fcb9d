package io.github.poolkeeper.core.export;

import io.github.poolkeeper.core.json.Pointer;
import java.util.List;

/// A revision of a pool as a file.
///
/// @param setByPoolkeeper the settings that a change of Poolkeeper was the last one to set, by the
///     format's names: in a Terraform file they are the `ignore_changes`
/// @param notExpressed what the pool has and the file cannot say
public record Exported(
    long revision,
    ExportFormat format,
    String file,
    List<String> setByPoolkeeper,
    List<Gap> notExpressed) {
  public Exported {
    setByPoolkeeper = List.copyOf(setByPoolkeeper);
    notExpressed = List.copyOf(notExpressed);
  }

  /// A setting that the file has to leave out.
  public record Gap(Pointer path, String because) {}
}
