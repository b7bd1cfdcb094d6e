namespace Tunewright.Cli;

/// <summary>One line of JSON for each trial that has ended.</summary>
internal sealed class SearchJson(TextWriter output) : IProgress<StudyProgress>
{
    private readonly Lock _gate = new();

    public void Report(StudyProgress value)
    {
        var trial = value.Trial;
        var line = new OrderedDictionary<string, object?>
        {
            ["number"] = (long)trial.Number,
            ["state"] = TrialRecords.StateName(trial.State),
            ["values"] = trial.Values.Select(object? (number) => number).ToArray(),
            ["params"] = trial.ExternalParameters(),
        };
        if (!trial.UserAttributes.IsEmpty)
            line["user_attrs"] = trial.UserAttributes;
        if (trial.FailureReason is { } reason)
            line["failure_reason"] = reason;
        if (value.Best is { } best)
            line["best"] = new OrderedDictionary<string, object?> { ["number"] = (long)best.Number, ["value"] = best.Values[0] };
        lock (_gate)
            output.WriteLine(PythonJson.Write(line));
    }
}
