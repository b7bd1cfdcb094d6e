namespace Tunewright;

/// <summary>Trials as trees learn them: a coordinate for each parameter, and the number to explain.</summary>
/// <param name="Names">The parameters.</param>
/// <param name="Categories">The number of a parameter's categories; 0 for a numeric one, whose coordinates lie between 0 and 1.</param>
/// <param name="Columns">A column for each parameter: coordinates, or indices of categories.</param>
/// <param name="Targets">The number to explain of each trial.</param>
internal sealed record ForestData(string[] Names, int[] Categories, double[][] Columns, double[] Targets)
{
    /// <summary>The parameters that all trials have and that differ among them.</summary>
    /// <param name="trials">At least one trial.</param>
    /// <param name="target">The number to explain.</param>
    public static ForestData Of(IReadOnlyList<FrozenTrial> trials, Func<FrozenTrial, double> target)
    {
        var columns = new List<(string Name, int Categories, double[] Values)>();
        foreach (var name in trials[0].Parameters.Select(parameter => parameter.Name).Order(StringComparer.Ordinal))
        {
            var found = trials.Select(trial => trial.Parameters.Find(name)).OfType<TrialParameter>().ToArray();
            if (found.Length < trials.Count || Array.TrueForAll(found, parameter => parameter.Value == found[0].Value))
                continue;
            var range = found[0].Distribution;
            columns.Add(
                range.IsNumeric
                    ? (name, 0, Coordinates(found))
                    : (name, (int)range.Grid.Count, Array.ConvertAll(found, parameter => parameter.Value))
            );
        }
        return new(
            [.. columns.Select(column => column.Name)],
            [.. columns.Select(column => column.Categories)],
            [.. columns.Select(column => column.Values)],
            [.. trials.Select(target)]
        );
    }

    /// <summary>The values as shares of all ranges that the parameter had, together.</summary>
    private static double[] Coordinates(TrialParameter[] parameters)
    {
        var ranges = parameters.Select(parameter => parameter.Distribution).Distinct().ToArray();
        if (ranges is [var only])
            return Array.ConvertAll(parameters, parameter => Math.Clamp(only.ToUnit(parameter.Value), 0, 1));
        var (low, high) = (ranges.Min(range => range.RealBounds.Low), ranges.Max(range => range.RealBounds.High));
        return Array.ConvertAll(
            parameters,
            parameter => Math.Clamp((parameter.Distribution.ToReal(parameter.Value) - low) / (high - low), 0, 1)
        );
    }
}
