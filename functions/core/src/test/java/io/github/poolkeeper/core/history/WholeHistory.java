package io.github.poolkeeper.core.history;

/// Every port to the table at once, as one store has them.
public interface WholeHistory
    extends ChangeHistory,
        ChangeLists,
        Timeline,
        GivenAnswers,
        Notes,
        RequestRegister,
        OwedAnswers,
        DueChanges,
        LookRounds,
        Freezes {}
