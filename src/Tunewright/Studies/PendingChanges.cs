namespace Tunewright;

/// <summary>Changes of a trial that are not written yet.</summary>
internal sealed class PendingChanges
{
    public List<TrialParameter> Parameters { get; } = [];

    public List<(long Step, double Value)> Reports { get; } = [];

    public List<(string Key, object? Value)> UserAttributes { get; } = [];

    public List<(string Key, object? Value)> SystemAttributes { get; } = [];

    /// <summary>The batch for a storage. Nothing can be added here afterwards.</summary>
    public TrialChanges ToChanges() =>
        new()
        {
            Parameters = Parameters,
            Reports = Reports,
            UserAttributes = UserAttributes,
            SystemAttributes = SystemAttributes,
        };

    /// <summary>These changes after earlier ones that could not be written.</summary>
    public PendingChanges After(TrialChanges earlier)
    {
        Parameters.InsertRange(0, earlier.Parameters);
        Reports.InsertRange(0, earlier.Reports);
        UserAttributes.InsertRange(0, earlier.UserAttributes);
        SystemAttributes.InsertRange(0, earlier.SystemAttributes);
        return this;
    }
}
