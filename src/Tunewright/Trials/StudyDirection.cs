namespace Tunewright;

/// <summary>Which values of an objective are better. The numbers are those of Optuna's journal files.</summary>
public enum StudyDirection
{
    /// <summary>Not decided yet: only in old storages.</summary>
    NotSet = 0,

    /// <summary>Smaller is better.</summary>
    Minimize = 1,

    /// <summary>Larger is better.</summary>
    Maximize = 2,
}
