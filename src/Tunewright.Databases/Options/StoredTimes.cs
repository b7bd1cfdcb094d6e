namespace Tunewright.Databases;

/// <summary>What the times in a database mean.</summary>
public enum StoredTimes
{
    /// <summary>Coordinated universal time, as Optuna 5 writes.</summary>
    Utc,

    /// <summary>This machine's local time, as Optuna up to 4.9 writes.</summary>
    Local,
}
