/// A stand-in for the Cognito user pool API that holds user pools as raw JSON, so that a setting
/// nobody modelled is kept or lost exactly as the API would keep or lose it. Start with
/// [io.github.poolkeeper.local.cognito.FakeCognito].
@NullMarked
package io.github.poolkeeper.local.cognito;

import org.jspecify.annotations.NullMarked;
