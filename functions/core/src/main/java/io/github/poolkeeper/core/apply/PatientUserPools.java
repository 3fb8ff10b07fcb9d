package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.live.UserPools;
import io.github.poolkeeper.core.live.Writing;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.util.Optional;

/// User pools that may be asked again where a right is lacking: IAM takes up to a minute or two to
/// spread what a deployment has just given.
record PatientUserPools(UserPools pools) implements UserPools {
  @Override
  public Reading read(UserPoolId id) {
    return switch (pools.read(id)) {
      case Reading.Refused(var error) when error.isDenied() -> new Reading.Interrupted(error);
      case Reading reading -> reading;
    };
  }

  /// Where Cognito has refused, the pool is as it was.
  @Override
  public Writing write(UserPoolId id, Snapshot live, NormalForm after) {
    return switch (pools.write(id, live, after)) {
      case Writing.Refused(var error) when error.isDenied() ->
          new Writing.Interrupted(error, Optional.empty());
      case Writing writing -> writing;
    };
  }
}
