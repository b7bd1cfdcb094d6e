namespace Tunewright.Plots;

internal static class EmpiricalDistributionsPlotly
{
    public static string Write(EmpiricalDistributions plot) =>
        PlotlyFigure.Of(
            "Empirical distribution",
            figure =>
            {
                foreach (var line in plot.Lines)
                    Write(figure, plot, line);
            },
            layout =>
            {
                layout.Axis("xaxis", plot.Objective.Name);
                layout.Object(
                    "yaxis",
                    axis =>
                    {
                        axis.Title("Share of trials");
                        axis.Set("range", [0, 1]);
                        axis.Set("tickformat", ".0%");
                    }
                );
            }
        );

    private static void Write(PlotlyFigure figure, EmpiricalDistributions plot, DistributionLine line) =>
        figure.Trace(
            "scatter",
            line.Study,
            trace =>
            {
                trace.Set("mode", "lines");
                trace.Set("x", plot.X);
                trace.Set("y", line.Y);
                trace.Object("line", inner => inner.Set("shape", "hv"));
            }
        );
}
