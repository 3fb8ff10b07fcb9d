package io.github.poolkeeper.core.export;

import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.json.JsonWords;
import io.github.poolkeeper.core.json.VisibleText;

/// Where a value comes from: the last revision in which its setting became another one.
record Origin(Revision revision, ChangeRecord record) {
  private static final int LONGEST = 200;

  /// Nobody has asked Poolkeeper for what it found on the pool.
  boolean isOurs() {
    return !record.kind().equals("external");
  }

  /// When, who as AWS verified it, what that one says, and why. One line, whatever people have
  /// written.
  String words() {
    String who =
        isOurs()
            ? "by " + record.sender().map(Identity::words).orElse("nobody knows whom")
            : "by hand, or by another tool";
    String says = record.explanation().requestedBy().map(by -> ", says " + by).orElse("");
    String why = record.explanation().reason().map(reason -> ": " + reason).orElse("");
    return JsonWords.cut(
        VisibleText.of(revision.at() + " " + who + says + " (change " + record.id() + ")" + why),
        LONGEST);
  }
}
