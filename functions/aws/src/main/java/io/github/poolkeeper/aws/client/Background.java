package io.github.poolkeeper.aws.client;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Work that is done on a thread of its own; who needs what comes of it waits.
public final class Background<T> {
  private final String name;
  private final FutureTask<T> work;

  private Background(String name, FutureTask<T> work) {
    this.name = name;
    this.work = work;
  }

  /// Begins at once.
  ///
  /// @param name of the thread, and in what is said when the work fails
  public static <T> Background<T> start(String name, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread.ofPlatform().daemon().name(name).start(task);
    return new Background<>(name, task);
  }

  /// What came of it.
  ///
  /// @throws IllegalStateException when the work failed
  public T get() {
    try {
      return work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the " + name, e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("there is no " + name, e.getCause());
    }
  }
}
