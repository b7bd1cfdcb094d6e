namespace Tunewright.Plots;

/// <summary>All axes run from 0 to 1, with ticks of their own; a parameter that a trial lacks lies at a tick below.</summary>
internal static class ParallelCoordinatesPlotly
{
    private const double Missing = -0.1;

    public static string Write(ParallelCoordinates plot)
    {
        var lines = Thinning.Every(plot.Lines, Thinning.Most, line => line.Trial == plot.Best || line.Badness == 0);
        var objectives = plot.Objectives.Select(
            (objective, i) =>
                new Dimension(
                    objective.Name,
                    Scale.OfValues(lines.Select(line => line.Values[i])),
                    [.. lines.Select(line => line.Values[i])]
                )
        );
        var parameters = plot.Parameters.Select(
            (axis, i) => new Dimension(axis.Name, Scale.Of(axis), [.. lines.Select(line => line.Positions[i])])
        );
        return PlotlyFigure.Of(
            "Parallel coordinates",
            figure =>
            {
                if (lines.Count == 0)
                    return;
                figure.Trace(
                    "parcoords",
                    plot.Study,
                    trace =>
                    {
                        trace.Objects("dimensions", objectives.Concat(parameters), Write);
                        trace.Colours("line", lines.Select(line => line.Badness), "0 best, 1 worst");
                    }
                );
            },
            _ => { }
        );
    }

    private static void Write(PlotlyFigure figure, Dimension dimension)
    {
        var lacks = dimension.Values.Any(double.IsNaN);
        var ticks = dimension.Scale.Ticks(6);
        IEnumerable<double> below = lacks ? [Missing] : [];
        figure.Words("label", dimension.Name);
        figure.Set("range", [lacks ? Missing : 0, 1]);
        figure.Set("values", dimension.Values.Select(value => double.IsNaN(value) ? Missing : dimension.Scale.At(value)));
        figure.Set("tickvals", below.Concat(ticks.Select(tick => dimension.Scale.At(tick.Value))));
        figure.Texts("ticktext", (lacks ? ["none"] : Enumerable.Empty<string>()).Concat(ticks.Select(tick => tick.Label)));
    }

    private sealed record Dimension(string Name, Scale Scale, double[] Values);
}
