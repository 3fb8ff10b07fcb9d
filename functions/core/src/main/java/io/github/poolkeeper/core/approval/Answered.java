package io.github.poolkeeper.core.approval;

import io.github.poolkeeper.core.change.ChangeRecord;

/// What became of an answer.
public sealed interface Answered {
  /// It counts; the record has it.
  record Counted(ChangeRecord record) implements Answered {}

  /// There is no such change.
  record Unknown() implements Answered {}

  /// Whoever answers must not: the requester, or somebody of whom nobody can tell that it is
  /// another.
  record NotAllowed(String because) implements Answered {}

  /// There is nothing to answer, or no more.
  record TooLate(ChangeRecord record, String because) implements Answered {}
}
