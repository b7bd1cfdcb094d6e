namespace Tunewright.Databases;

/// <summary>The mark by which Optuna decides whether it can open a database. The tables are the same for all.</summary>
public enum SchemaStamp
{
    /// <summary><c>v3.2.0.a</c>: for Optuna 3.2 to 5.x, optuna-dashboard and the viewers.</summary>
    Optuna32,

    /// <summary><c>v3.0.0.d</c>: for Optuna 3.0 and 3.1.</summary>
    Optuna30,

    /// <summary>No mark: the first Python process that opens the database sets its own.</summary>
    None,
}
