package io.github.poolkeeper.core.change;

import io.github.poolkeeper.core.userpool.UserPoolId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A queue in a list, which can be away. What is sent twice for one occasion arrives once.
public final class InMemoryChangeQueue implements ChangeQueue {
  private final List<ChangeId> sent = new ArrayList<>();
  private final Set<String> occasions = new HashSet<>();
  private boolean broken;

  @Override
  public void submit(UserPoolId pool, ChangeId id) {
    requireThere();
    sent.add(id);
  }

  @Override
  public void submitAgain(UserPoolId pool, ChangeId id, String occasion) {
    requireThere();
    if (occasions.add(id + occasion)) {
      sent.add(id);
    }
  }

  /// In their order.
  public List<ChangeId> sent() {
    return List.copyOf(sent);
  }

  /// Takes what was sent off the queue.
  public List<ChangeId> drain() {
    List<ChangeId> taken = sent();
    sent.clear();
    return taken;
  }

  public void breakDown() {
    broken = true;
  }

  public void repair() {
    broken = false;
  }

  private void requireThere() {
    if (broken) {
      throw new IllegalStateException("the queue is away");
    }
  }
}
