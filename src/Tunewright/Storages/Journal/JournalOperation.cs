namespace Tunewright;

/// <summary>What a line of a journal does, with Optuna's numbers.</summary>
internal enum JournalOperation
{
    CreateStudy = 0,
    DeleteStudy = 1,
    SetStudyUserAttribute = 2,
    SetStudySystemAttribute = 3,
    CreateTrial = 4,
    SetTrialParameter = 5,
    SetTrialStateValues = 6,
    SetTrialIntermediateValue = 7,
    SetTrialUserAttribute = 8,
    SetTrialSystemAttribute = 9,

    /// <summary>From an experimental version of Optuna; skipped, as in Optuna 5.</summary>
    DiscardTrials = 10,
}
