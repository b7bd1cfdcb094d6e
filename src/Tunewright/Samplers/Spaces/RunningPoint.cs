namespace Tunewright;

/// <summary>The point of a running trial in a space.</summary>
/// <param name="Number">The trial's number.</param>
/// <param name="Values">Its values in internal representation, in the space's order.</param>
internal readonly record struct RunningPoint(int Number, double[] Values)
{
    /// <summary>The trials that have all parameters of a space, by number.</summary>
    /// <param name="running">Running trials.</param>
    /// <param name="space">The parameters.</param>
    /// <param name="joint">Whether to include values that were drawn together and that the objective has not asked for yet.</param>
    public static IReadOnlyList<RunningPoint> In(SearchSpace space, IEnumerable<FrozenTrial> running, bool joint)
    {
        var points = new List<RunningPoint>();
        foreach (var trial in running)
        {
            var drawn = joint ? RelativeParameters.Read(trial) : null;
            var values = new double[space.Count];
            var complete = true;
            for (var i = 0; i < values.Length && complete; i++)
            {
                var (name, distribution) = space.Parameters[i];
                complete = TryFind(trial, drawn, name, distribution, out values[i]);
            }

            if (complete)
                points.Add(new RunningPoint(trial.Number, values));
        }

        return points;
    }

    private static bool TryFind(
        FrozenTrial trial,
        IReadOnlyDictionary<string, object?>? drawn,
        string name,
        Distribution distribution,
        out double value
    )
    {
        if (trial.Parameters.Find(name) is { } asked)
        {
            value = asked.Value;
            return true;
        }

        value = 0;
        try
        {
            if (drawn is null || !drawn.TryGetValue(name, out var given))
                return false;
            value = distribution.ToInternal(given);
            return true;
        }
        catch (ArgumentException)
        {
            return false; // another program wrote something else under this name
        }
    }
}
