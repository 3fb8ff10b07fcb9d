package io.github.poolkeeper.bench.pipeline;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Counts the ends that apply logs, one line a delivery: it tells the moment of the last one
/// without asking anybody.
final class Outcomes {
  private static final Pattern OUTCOME =
      Pattern.compile("\"event\":\"change\".*\"outcome\":\"(?<outcome>[^\"]+)\"");

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int ended;
  private int putBack;
  private long lastEnd;

  /// Takes a line of a function's log.
  void read(String line) {
    Matcher matcher = OUTCOME.matcher(line);
    if (!matcher.find()) {
      return;
    }
    lock.lock();
    try {
      count(matcher.group("outcome"));
    } finally {
      lock.unlock();
    }
  }

  private void count(String outcome) {
    switch (outcome) {
      case "again" -> putBack++;
      case "ended" -> {
        ended++;
        lastEnd = System.nanoTime();
        changed.signalAll();
      }
      default -> {
        // It waits, was answered again, or is the schedule's.
      }
    }
  }

  /// Forgets what was counted.
  void reset() {
    lock.lock();
    try {
      ended = 0;
      putBack = 0;
    } finally {
      lock.unlock();
    }
  }

  /// Deliveries that put their change back into the queue.
  int putBack() {
    lock.lock();
    try {
      return putBack;
    } finally {
      lock.unlock();
    }
  }

  /// Waits for so many ends and answers when the last one was, in terms of `System.nanoTime`.
  ///
  /// @throws IllegalStateException when they take longer than the limit
  long await(int changes, Duration limit) throws InterruptedException {
    long left = limit.toNanos();
    lock.lock();
    try {
      while (ended < changes) {
        if (left <= 0) {
          throw new IllegalStateException(ended + " of " + changes + " changes ended in " + limit);
        }
        left = changed.awaitNanos(left);
      }
      return lastEnd;
    } finally {
      lock.unlock();
    }
  }

  /// Nanoseconds in a unit that people read.
  static double seconds(long nanos) {
    return nanos / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
