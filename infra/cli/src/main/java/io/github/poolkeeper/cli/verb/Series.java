package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.api.ProblemException;
import io.github.poolkeeper.cli.terminal.Terminal;
import io.github.poolkeeper.cli.terminal.TroubleException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Several things that are sent one after the other. Where it breaks off, by trouble or by Ctrl-C,
/// it says what has been sent and what has not.
///
/// @param name of a thing, as people know it
/// @param again how to go on from there, in a sentence; empty for the same command
record Series<T>(List<T> things, Function<T, String> name, String again) {
  private static final int MOST_NAMED = 20;

  /// Sends each.
  ///
  /// @param send gives a thing's name with what it has come to
  void send(Terminal terminal, Function<T, String> send) {
    Queue<String> sent = new ConcurrentLinkedQueue<>();
    Thread farewell = new Thread(() -> account(sent).lines().forEach(terminal::say));
    Runtime.getRuntime().addShutdownHook(farewell);
    try {
      for (T thing : things) {
        sent.add(send.apply(thing));
      }
    } catch (TroubleException e) {
      boolean isRefused = e instanceof ProblemException problem && problem.isRefusal();
      String account = things.size() == 1 && isRefused ? "" : account(sent);
      throw new TroubleException((e.getMessage() + "\n" + account).strip(), e);
    } finally {
      Runtime.getRuntime().removeShutdownHook(farewell);
    }
  }

  private String account(Queue<String> sent) {
    int left = things.size() - sent.size();
    String rest = some(things.stream().skip(sent.size()).map(name), left);
    String done = sent.isEmpty() ? "" : "sent: " + some(sent.stream(), sent.size()) + "\n";
    String notDone = things.size() == 1 || left == 0 ? "" : "not sent: " + rest + "\n";
    return done + notDone + again;
  }

  /// As many as one reads.
  private static String some(Stream<String> names, int count) {
    String some = names.limit(MOST_NAMED).collect(Collectors.joining(", "));
    return count > MOST_NAMED ? "%s and %d more".formatted(some, count - MOST_NAMED) : some;
  }
}
