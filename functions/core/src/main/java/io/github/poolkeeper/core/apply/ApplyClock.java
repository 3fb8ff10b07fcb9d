package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.ChangeIds;
import io.github.poolkeeper.core.live.Pause;
import java.time.InstantSource;

/// Everything that depends on time, so that a test can hold it.
public record ApplyClock(InstantSource clock, ChangeIds ids, Pause pause) {}
