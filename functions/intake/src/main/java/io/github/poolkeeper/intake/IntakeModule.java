package io.github.poolkeeper.intake;

import dagger.Module;
import dagger.Provides;
import io.github.poolkeeper.core.change.Callbacks;
import io.github.poolkeeper.core.change.ChangeIds;
import io.github.poolkeeper.core.change.ChangeQueue;
import io.github.poolkeeper.core.history.Notes;
import io.github.poolkeeper.core.history.OwedAnswers;
import io.github.poolkeeper.core.history.RequestRegister;
import io.github.poolkeeper.core.intake.AcceptRequest;
import io.github.poolkeeper.core.intake.OpenChange;
import io.github.poolkeeper.core.intake.RejectRequest;
import io.github.poolkeeper.core.intake.RejectedRequests;
import io.github.poolkeeper.core.intake.TaskRoles;
import io.github.poolkeeper.core.watch.LookQueue;
import io.github.poolkeeper.core.watch.OwnRoles;
import io.github.poolkeeper.core.watch.TakeObservation;
import java.time.InstantSource;

/// The use case over its ports.
@Module
final class IntakeModule {
  private IntakeModule() {}

  @Provides
  static AcceptRequest acceptRequest(
      RequestRegister register,
      OwedAnswers owed,
      ChangeQueue queue,
      RejectedRequests rejectedRequests,
      Callbacks callbacks,
      TaskRoles taskRoles) {
    InstantSource clock = InstantSource.system();
    ChangeIds ids = ChangeIds.random(clock);
    return new AcceptRequest(
        new OpenChange(register, owed, queue, ids, clock),
        new RejectRequest(register, owed, rejectedRequests, callbacks, ids, clock),
        taskRoles);
  }

  @Provides
  static TakeObservation takeObservation(LookQueue queue, OwnRoles ownRoles, Notes notes) {
    return new TakeObservation(queue, ownRoles, notes);
  }
}
