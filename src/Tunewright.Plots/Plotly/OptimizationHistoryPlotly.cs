namespace Tunewright.Plots;

internal static class OptimizationHistoryPlotly
{
    public static string Write(OptimizationHistory history) =>
        PlotlyFigure.Of(
            "Optimization history",
            figure =>
            {
                foreach (var series in history.Series)
                    Write(figure, series, history.Series.Length == 1 ? "" : $" of {series.Study}");
            },
            layout =>
            {
                layout.Axis("xaxis", "Trial");
                layout.Axis("yaxis", history.Objective.Name);
            }
        );

    private static void Write(PlotlyFigure figure, HistorySeries series, string suffix)
    {
        var (x, y) = (
            Scale.OfValues(series.Points.Select(point => (double)point.Trial)),
            Scale.OfValues(series.Points.Select(point => point.Value))
        );
        var points = Thinning.OfPoints(
            [.. series.Points.Where(point => double.IsFinite(point.Value))],
            point => (x.At(point.Trial), y.At(point.Value)),
            point => point.Trial == series.Best
        );
        Dots(figure, $"Value{suffix}", [.. points.Where(point => point.IsFeasible)]);
        if (points.Any(point => !point.IsFeasible))
            Dots(figure, $"Infeasible{suffix}", [.. points.Where(point => !point.IsFeasible)], "#b5afa4");
        figure.Trace(
            "scatter",
            $"Best so far{suffix}",
            trace =>
            {
                var last = series.Points.IsEmpty ? -1 : series.Points[^1].Trial;
                var steps = series
                    .Points.Where((point, i) => i == 0 || point.Trial == last || !point.Best.Equals(series.Points[i - 1].Best))
                    .ToArray();
                trace.Set("mode", "lines");
                trace.Set("x", steps.Select(point => (double)point.Trial));
                trace.Set("y", steps.Select(point => point.Best));
                trace.Object("line", line => line.Set("shape", "hv"));
            }
        );
    }

    private static void Dots(PlotlyFigure figure, string name, HistoryPoint[] points, string? colour = null) =>
        figure.Trace(
            "scatter",
            name,
            trace =>
            {
                trace.Set("mode", "markers");
                trace.Set("x", points.Select(point => (double)point.Trial));
                trace.Set("y", points.Select(point => point.Value));
                if (colour is not null)
                    trace.Object("marker", marker => marker.Set("color", colour));
            }
        );
}
