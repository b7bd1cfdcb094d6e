using System.Runtime.CompilerServices;

namespace Tunewright;

/// <summary>Gathers the values of past and running trials in a space.</summary>
internal static class ObservationGathering
{
    /// <summary>The good trials, or the others and the running ones; only those that have all parameters of the space.</summary>
    /// <param name="past">The past trials.</param>
    /// <param name="space">The parameters.</param>
    /// <param name="good">Which side of the split.</param>
    /// <param name="running">Points of running trials, by number.</param>
    /// <param name="numPyOrder">Whether equal values are ordered as NumPy leaves them instead of by trial number.</param>
    /// <param name="workspace">The workspace for the values.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Observations Gather(
        this TpeHistory past,
        SearchSpace space,
        bool good,
        IReadOnlyList<RunningPoint> running,
        bool numPyOrder,
        Workspace workspace
    )
    {
        var columns = Array.ConvertAll([.. space.Parameters], parameter => past.Column(parameter.Name));
        var rows = workspace.Ints(past.Count);
        var kernels = workspace.Ints(past.Count);
        var found = FindRows(past, columns, good, rows);
        var observations = new Observations(space, found.Length + running.Count, workspace);
        kernels.AsSpan(0, past.Count).Fill(-1);

        // Rows and running trials in one order, by number; kernels[row] is a row's index in it.
        var (place, next) = (0, 0);
        foreach (var row in found)
        {
            for (; next < running.Count && running[next].Number < past.Trials[row].Number; next++)
                place++;
            kernels[row] = place++;
        }

        for (var parameter = 0; parameter < columns.Length; parameter++)
        {
            var values = observations.Values(parameter);
            values.Fill(double.NaN);
            foreach (var row in found)
                values[kernels[row]] = columns[parameter]![row];
            var range = space.Parameters[parameter].Distribution;
            FillGaps(values, running, parameter, range);
            if (!range.IsNumeric)
                continue;
            var ascending = observations.Ascending(parameter);
            if (numPyOrder)
                NumPyOrder.Sort(values, ascending);
            else
                Merge(columns[parameter], kernels, running.Count, values, ascending);
        }

        return observations;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ReadOnlySpan<int> FindRows(TpeHistory past, ParameterColumn?[] columns, bool good, int[] rows)
    {
        if (Array.Exists(columns, column => column is null))
            return [];
        var (isGood, count) = (past.Split.IsGood, 0);
        foreach (var row in past.ByNumber)
        {
            if (isGood[row] == good)
                rows[count++] = row;
        }

        foreach (var column in columns)
        {
            var kept = 0;
            foreach (var row in rows.AsSpan(0, count))
            {
                if (!double.IsNaN(column![row]))
                    rows[kept++] = row;
            }

            count = kept;
        }

        return rows.AsSpan(0, count);
    }

    private static void FillGaps(Span<double> values, IReadOnlyList<RunningPoint> running, int parameter, Distribution range)
    {
        var place = 0;
        foreach (var point in running)
        {
            while (!double.IsNaN(values[place]))
                place++;
            values[place] = range.ToReal(point.Values[parameter]);
        }
    }

    /// <summary>The column's own order, with the few values of running trials put in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Merge(ParameterColumn? column, int[] kernels, int running, ReadOnlySpan<double> values, Span<int> ascending)
    {
        Span<bool> isRow = running == 0 ? [] : new bool[values.Length];
        var count = 0;
        foreach (var row in column is null ? [] : column.Ascending)
        {
            if (kernels[row] is >= 0 and var kernel)
            {
                ascending[count++] = kernel;
                if (running > 0)
                    isRow[kernel] = true;
            }
        }

        for (var kernel = 0; kernel < isRow.Length; kernel++)
        {
            if (isRow[kernel])
                continue;
            var place = count++;
            for (; place > 0 && IsAfter(values, ascending[place - 1], kernel); place--)
                ascending[place] = ascending[place - 1];
            ascending[place] = kernel;
        }
    }

    private static bool IsAfter(ReadOnlySpan<double> values, int x, int y) => values[x] > values[y] || (values[x] == values[y] && x > y);
}
