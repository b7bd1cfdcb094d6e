namespace Tunewright.Plots;

internal static class RankScatterPlotly
{
    public static string Write(RankScatter plot)
    {
        var (x, y) = (Scale.Of(plot.X), Scale.Of(plot.Y));
        var points = Thinning.OfPoints(plot.Points, point => (x.At(point.X), y.At(point.Y)), point => point.Trial == plot.Best);
        return PlotlyFigure.Of(
            "Ranks",
            figure =>
            {
                foreach (var group in points.GroupBy(point => point.IsFeasible))
                    Dots(figure, plot, [.. group], group.Key);
            },
            layout =>
            {
                layout.Axis("xaxis", plot.X);
                layout.Axis("yaxis", plot.Y);
            }
        );
    }

    private static void Dots(PlotlyFigure figure, RankScatter plot, RankedPoint[] points, bool isFeasible) =>
        figure.Dots(
            isFeasible ? plot.Objective.Name : "Infeasible",
            points.Select(point => (point.Trial, point.X, point.Y, point.Value)),
            trace =>
            {
                if (isFeasible)
                {
                    var falls = plot.Objective.Direction == StudyDirection.Maximize;
                    trace.Colours("marker", points.Select(point => point.Rank), "Rank of the value, 0 the smallest", falls);
                }
                else
                {
                    trace.Object("marker", marker => marker.Set("color", "#b5afa4"));
                }
            }
        );
}
