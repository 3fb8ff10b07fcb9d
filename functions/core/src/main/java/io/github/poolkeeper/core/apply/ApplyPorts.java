package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.Callbacks;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.history.Freezes;
import io.github.poolkeeper.core.history.OwedAnswers;
import io.github.poolkeeper.core.live.UserPools;

/// What applying a change reaches the world through.
public record ApplyPorts(
    UserPools pools,
    ChangeHistory history,
    OwedAnswers owed,
    Freezes switches,
    Callbacks callbacks) {}
