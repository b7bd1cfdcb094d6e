namespace Tunewright.Plots;

/// <summary>Two objectives on a plane, three in space.</summary>
internal static class ParetoFrontPlotly
{
    private static readonly (ParetoClass Class, string Name, string Colour)[] Classes =
    [
        (ParetoClass.Infeasible, "Infeasible", "#b5afa4"),
        (ParetoClass.Dominated, "Dominated", "#6da493"),
        (ParetoClass.Best, "On the front", "#0b6657"),
    ];

    public static string Write(ParetoFront plot) =>
        PlotlyFigure.Of(
            "Pareto front",
            figure =>
            {
                var points = Thinned(plot).ToLookup(point => point.Class);
                foreach (var (kind, name, colour) in Classes)
                {
                    if (points.Contains(kind))
                        Write(figure, plot, [.. points[kind]], name, colour);
                }
            },
            layout =>
            {
                if (plot.Objectives.Length == 2)
                    Axes(layout, plot);
                else
                    layout.Object("scene", scene => Axes(scene, plot));
            }
        );

    private static IReadOnlyList<ParetoPoint> Thinned(ParetoFront plot)
    {
        var finite = plot.Points.Where(point => point.Values.All(double.IsFinite)).ToArray();
        var (x, y) = (Scale.OfValues(finite.Select(point => point.Values[0])), Scale.OfValues(finite.Select(point => point.Values[1])));
        return Thinning.OfPoints(finite, point => (x.At(point.Values[0]), y.At(point.Values[1])), point => point.Class == ParetoClass.Best);
    }

    private static void Write(PlotlyFigure figure, ParetoFront plot, ParetoPoint[] points, string name, string colour) =>
        figure.Trace(
            plot.Objectives.Length == 2 ? "scatter" : "scatter3d",
            name,
            trace =>
            {
                trace.Set("mode", "markers");
                foreach (var (i, axis) in "xyz"[..plot.Objectives.Length].Index())
                    trace.Set($"{axis}", points.Select(point => point.Values[i]));
                trace.Texts("text", points.Select(point => $"Trial {point.Trial}"));
                trace.Object("marker", marker => marker.Set("color", colour));
            }
        );

    private static void Axes(PlotlyFigure layout, ParetoFront plot)
    {
        foreach (var (axis, objective) in "xyz".Zip(plot.Objectives))
            layout.Axis($"{axis}axis", objective.Name);
    }
}
