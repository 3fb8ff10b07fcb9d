package io.github.poolkeeper.core.simulation;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// What can happen at one call of a port.
enum Fault {
  /// The process dies before the call; what is on the stack is lost, the message comes back.
  CRASH_BEFORE,
  /// The call is done, then the process dies.
  CRASH_AFTER,
  /// Not now, says the other side.
  THROTTLED,
  /// Not ever, says the other side.
  REFUSED,
  TIMED_OUT_NOT_DONE,
  TIMED_OUT_DONE,
  /// No answer, and it is done half a minute later.
  DONE_LATER,
  /// Not for a long time, says the other side: an import of users goes on.
  POSTPONED,
  /// The read gives what was there a moment ago.
  LATE_READ,
  /// Somebody else changes, just before the call, a setting that the change is about.
  EDITED_HERE,
  /// The same with a setting that the change has nothing to do with.
  EDITED_ELSEWHERE,
  /// Before the call the message is delivered to another process, which handles it to its end.
  OVERTAKEN,
  /// Before the call another process takes what else the queue has to give, and handles it.
  BESIDE,
  /// The message is in the queue twice, the second time behind everything else.
  DUPLICATED,
  /// The message comes late.
  DELAYED;

  static final Set<Fault> STORE_READ =
      of(CRASH_BEFORE, CRASH_AFTER, THROTTLED, REFUSED, TIMED_OUT_NOT_DONE, OVERTAKEN);
  static final Set<Fault> STORE_WRITE =
      of(
          CRASH_BEFORE,
          CRASH_AFTER,
          THROTTLED,
          REFUSED,
          TIMED_OUT_NOT_DONE,
          TIMED_OUT_DONE,
          OVERTAKEN);
  static final Set<Fault> SEND =
      of(
          CRASH_BEFORE,
          CRASH_AFTER,
          THROTTLED,
          REFUSED,
          TIMED_OUT_NOT_DONE,
          TIMED_OUT_DONE,
          OVERTAKEN,
          DUPLICATED,
          DELAYED);
  static final Set<Fault> POOL_READ =
      of(
          CRASH_BEFORE,
          CRASH_AFTER,
          THROTTLED,
          REFUSED,
          TIMED_OUT_NOT_DONE,
          LATE_READ,
          EDITED_HERE,
          EDITED_ELSEWHERE,
          OVERTAKEN);
  static final Set<Fault> POOL_WRITE =
      of(
          CRASH_BEFORE,
          CRASH_AFTER,
          THROTTLED,
          REFUSED,
          TIMED_OUT_NOT_DONE,
          TIMED_OUT_DONE,
          DONE_LATER,
          POSTPONED,
          EDITED_HERE,
          EDITED_ELSEWHERE,
          OVERTAKEN);

  /// The queue forgets nothing by itself: it is told, or it is not.
  static final Set<Fault> DELETION = of(TIMED_OUT_NOT_DONE, TIMED_OUT_DONE, DUPLICATED);

  private static Set<Fault> of(Fault first, Fault... others) {
    return Collections.unmodifiableSet(EnumSet.of(first, others));
  }

  boolean isCrash() {
    return this == CRASH_BEFORE || this == CRASH_AFTER;
  }

  boolean isWithoutAnswer() {
    return this == TIMED_OUT_DONE || this == TIMED_OUT_NOT_DONE || this == DONE_LATER;
  }

  boolean isDone() {
    return this == CRASH_AFTER || this == TIMED_OUT_DONE;
  }
}
