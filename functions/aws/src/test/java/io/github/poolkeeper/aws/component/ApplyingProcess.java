package io.github.poolkeeper.aws.component;

import io.github.poolkeeper.aws.client.ClientSettings;
import io.github.poolkeeper.core.change.TaskToken;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.userpool.UserPoolId;

/// Reads a pool and answers a callback, with the pool and the token as its arguments.
final class ApplyingProcess {
  private ApplyingProcess() {}

  public static void main(String[] arguments) {
    ApplyingComponent component = DaggerApplyingComponent.factory().create(ClientSettings.live());
    Reading reading = component.pools().read(new UserPoolId(arguments[0]));
    if (!(reading instanceof Reading.Read(var snapshot))) {
      throw new IllegalStateException("expected a pool, met " + reading);
    }
    component
        .callbacks()
        .succeeded(new TaskToken(arguments[1]), snapshot.configuration().document());
  }
}
