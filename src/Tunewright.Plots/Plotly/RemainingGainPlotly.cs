namespace Tunewright.Plots;

internal static class RemainingGainPlotly
{
    public static string Write(RemainingGain plot) =>
        PlotlyFigure.Of(
            "Remaining gain",
            figure =>
            {
                Line(figure, "Left to gain", plot.Points, point => point.Gain);
                if (plot.Enough > 0)
                    Line(figure, "Enough to go on", plot.Points, _ => plot.Enough);
            },
            layout =>
            {
                layout.Axis("xaxis", "Trial");
                layout.Axis("yaxis", "Left to gain");
            }
        );

    private static void Line(PlotlyFigure figure, string name, IReadOnlyList<GainPoint> points, Func<GainPoint, double> value) =>
        figure.Trace(
            "scatter",
            name,
            trace =>
            {
                trace.Set("mode", "lines");
                trace.Set("x", points.Select(point => (double)point.Trial));
                trace.Set("y", points.Select(value));
            }
        );
}
