namespace Tunewright.Plots;

internal static class HypervolumeHistoryPlotly
{
    public static string Write(HypervolumeHistory plot) =>
        PlotlyFigure.Of(
            "Hypervolume history",
            figure =>
                figure.Trace(
                    "scatter",
                    plot.Study,
                    trace =>
                    {
                        var points = plot.Points.Where(
                            (point, i) => i == 0 || i == plot.Points.Length - 1 || point.Volume != plot.Points[i - 1].Volume
                        );
                        trace.Set("mode", "lines");
                        trace.Set("x", points.Select(point => (double)point.Trial));
                        trace.Set("y", points.Select(point => point.Volume));
                        trace.Object("line", line => line.Set("shape", "hv"));
                    }
                ),
            layout =>
            {
                layout.Axis("xaxis", "Trial");
                layout.Axis("yaxis", "Hypervolume");
            }
        );
}
