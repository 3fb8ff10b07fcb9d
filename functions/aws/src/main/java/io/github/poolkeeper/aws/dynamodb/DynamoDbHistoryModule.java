package io.github.poolkeeper.aws.dynamodb;

import dagger.Binds;
import dagger.Module;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.history.ChangeLists;
import io.github.poolkeeper.core.history.DueChanges;
import io.github.poolkeeper.core.history.Freezes;
import io.github.poolkeeper.core.history.GivenAnswers;
import io.github.poolkeeper.core.history.LedgerLines;
import io.github.poolkeeper.core.history.LookRounds;
import io.github.poolkeeper.core.history.Notes;
import io.github.poolkeeper.core.history.OwedAnswers;
import io.github.poolkeeper.core.history.PoolHistory;
import io.github.poolkeeper.core.history.RequestRegister;
import io.github.poolkeeper.core.history.Timeline;

/// Brings the history's ports over a client that the component has from elsewhere: a tool that
/// loads or measures a table has its own. A function takes [DynamoDbModule].
@Module
public abstract class DynamoDbHistoryModule {
  private DynamoDbHistoryModule() {}

  @Binds
  abstract PoolHistory poolHistory(DynamoDbChangeHistory history);

  @Binds
  abstract ChangeHistory changeHistory(DynamoDbChangeHistory history);

  @Binds
  abstract RequestRegister requestRegister(DynamoDbRequestRegister register);

  @Binds
  abstract OwedAnswers owedAnswers(DynamoDbOwedAnswers answers);

  @Binds
  abstract DueChanges dueChanges(DynamoDbDueChanges changes);

  @Binds
  abstract LookRounds lookRounds(DynamoDbLookRounds rounds);

  @Binds
  abstract ChangeLists changeLists(DynamoDbChangeLists lists);

  @Binds
  abstract Timeline timeline(DynamoDbTimeline timeline);

  @Binds
  abstract GivenAnswers givenAnswers(DynamoDbGivenAnswers answers);

  @Binds
  abstract Notes notes(DynamoDbNotes notes);

  @Binds
  abstract Freezes freezes(DynamoDbFreezes switches);

  @Binds
  abstract LedgerLines ledgerLines(DynamoDbLedgerLines lines);
}
