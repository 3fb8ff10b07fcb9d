package io.github.poolkeeper.core.simulation;

import io.github.poolkeeper.core.change.Callbacks;
import io.github.poolkeeper.core.change.ChangeQueue;
import io.github.poolkeeper.core.history.WholeHistory;
import io.github.poolkeeper.core.intake.RejectedRequests;
import io.github.poolkeeper.core.live.UserPools;

/// What the use cases reach the world through.
record Ports(
    UserPools pools,
    WholeHistory history,
    ChangeQueue queue,
    RejectedRequests rejected,
    Callbacks callbacks) {

  Ports with(UserPools other) {
    return new Ports(other, history, queue, rejected, callbacks);
  }

  Ports with(WholeHistory other) {
    return new Ports(pools, other, queue, rejected, callbacks);
  }

  Ports with(ChangeQueue other) {
    return new Ports(pools, history, other, rejected, callbacks);
  }
}
