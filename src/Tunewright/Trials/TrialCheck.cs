namespace Tunewright;

/// <summary>Checks a trial that was run elsewhere.</summary>
internal static class TrialCheck
{
    public static void Check(FrozenTrial trial, int objectives)
    {
        if (trial.State == TrialState.Complete && trial.Values.Length != objectives)
            throw Error($"a complete trial needs {Counted.Of(objectives, "value")}, not {trial.Values.Length}");
        if (trial.State is TrialState.Failed or TrialState.Waiting or TrialState.Running && !trial.Values.IsEmpty)
            throw Error($"a trial in state {trial.State} has no values");
        if (trial.Values.Any(double.IsNaN))
            throw Error("a value is NaN");
        if (trial.State.IsFinished() && trial.Completed is null)
            throw Error("a trial that has ended needs a completion time");
        if (!trial.State.IsFinished() && trial.Completed is not null)
            throw Error("a trial that has not ended has no completion time");
        if (trial.State != TrialState.Waiting && trial.Started is null)
            throw Error("a trial that has started needs a start time");
        if (trial.IntermediateValues.Keys.Any(step => step < 0))
            throw Error("it has a report at a step below 0");
        for (var i = 0; i < trial.Parameters.Length; i++)
        {
            var (name, distribution, value) = trial.Parameters[i];
            ParameterNames.Check(name);
            if (trial.Parameters.Take(i).Any(other => other.Name == name))
                throw Error($"parameter '{name}' occurs twice");
            if (!distribution.Contains(value))
                throw Error($"parameter '{name}' has the value {PythonJson.Write(value)}, which is outside of {distribution}");
        }

        static ArgumentException Error(string what) => new($"Not a valid trial: {what}.", nameof(trial));
    }
}
