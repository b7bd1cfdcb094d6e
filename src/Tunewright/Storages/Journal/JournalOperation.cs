namespace Tunewright;

/// <summary>What a line of a journal does; the numbers are Optuna's.</summary>
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

    /// <summary>Of an experimental relative of Optuna; skipped, as Optuna 5 does.</summary>
    DiscardTrials = 10,
}
