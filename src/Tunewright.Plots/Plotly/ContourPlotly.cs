namespace Tunewright.Plots;

/// <summary>The field between the trials, as in the SVG, and the trials as dots.</summary>
internal static class ContourPlotly
{
    private const int Nodes = 50;

    public static string Write(Contour plot) =>
        PlotlyFigure.Of(
            "Contour",
            figure =>
            {
                if (!plot.Points.IsEmpty)
                    Write(figure, plot);
            },
            layout =>
            {
                layout.Axis("xaxis", plot.X);
                layout.Axis("yaxis", plot.Y);
            }
        );

    private static void Write(PlotlyFigure figure, Contour plot)
    {
        var (x, y) = (Scale.Of(plot.X), Scale.Of(plot.Y));
        var points = Thinning.OfPoints(plot.Points, point => (x.At(point.X), y.At(point.Y)), point => point.Trial == plot.Best);
        var ranks = AverageRanks.Of([.. points.Select(point => plot.Objective.Loss(point.Value))]);
        var field = new SmoothField([.. points.Zip(ranks, (point, rank) => (x.At(point.X), y.At(point.Y), rank))]);
        var (across, up) = (Places(plot.X), Places(plot.Y));
        figure.Trace(
            plot.X.IsCategorical || plot.Y.IsCategorical ? "heatmap" : "contour",
            plot.Objective.Name,
            trace =>
            {
                trace.Set("x", across);
                trace.Set("y", up);
                trace.Rows("z", up.Select(row => across.Select(column => field.At(x.At(column), y.At(row)).Badness)));
                trace.ColourScale(reverse: false);
                trace.Object("colorbar", bar => bar.Title("0 best, 1 worst"));
            }
        );
        foreach (var group in points.GroupBy(point => point.IsFeasible))
            Dots(figure, group.Key ? "Trials" : "Infeasible", [.. group], group.Key ? "#1d1c1a" : "#b5afa4", size: 4);
        if (points.FirstOrDefault(point => point.Trial == plot.Best) is { } best && plot.Best is not null)
            Dots(figure, $"Best: trial {best.Trial}", [best], "#fbfaf7", size: 12);
    }

    private static void Dots(PlotlyFigure figure, string name, ContourPoint[] points, string colour, double size) =>
        figure.Dots(
            name,
            points.Select(point => (point.Trial, point.X, point.Y, point.Value)),
            trace =>
                trace.Object(
                    "marker",
                    marker =>
                    {
                        marker.Set("color", colour);
                        marker.Set("size", size);
                    }
                )
        );

    /// <summary>The positions of categories, if they are not too many; else as many values as the field has nodes.</summary>
    private static double[] Places(ParameterAxis axis) =>
        axis.IsCategorical && axis.Categories.Length <= Nodes
            ? [.. Enumerable.Range(0, axis.Categories.Length).Select(i => (double)i)]
            : [.. Enumerable.Range(0, Nodes).Select(i => Between(axis, i / (Nodes - 1.0)))];

    private static double Between(ParameterAxis axis, double share) =>
        axis.IsLog ? axis.Low * Math.Pow(axis.High / axis.Low, share) : axis.Low + share * (axis.High - axis.Low);
}
