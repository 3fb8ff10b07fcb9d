package io.github.poolkeeper.core.userpool.coupling;

import io.github.poolkeeper.core.json.Pointer;

/// Something that Cognito may refuse or ignore: nobody has shown it, so it is for Cognito to say.
public record Warning(Pointer path, String message) {}
