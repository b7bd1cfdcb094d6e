namespace Tunewright.Plots;

/// <summary>Dots over two parameters, the better the darker (on a dark ground the lighter).</summary>
internal static class RankScatterSvg
{
    private const string Title = "Ranks";

    public static string Draw(RankScatter plot)
    {
        var subtitle = Sentences.Pair(plot.Study, plot.Objective, plot.Points.Length);
        if (plot.Points.IsEmpty)
            return Canvas.Empty(Title, subtitle, Sentences.NoPair);

        var canvas = new Canvas(Title, subtitle, height: 460);
        Shading.Key(canvas, "best", "worst");
        var (x, y) = (Scale.Of(plot.X), Scale.Of(plot.Y));
        var panel = Panel.Whole(canvas, x, y);
        panel.Axes(plot.X.Name, plot.Y.Name);
        (double X, double Y) Spread(RankedPoint point) =>
            (CategoryScale.Spread(x, point.X, point.Trial), CategoryScale.Spread(y, point.Y, point.Trial));
        var points = Thinning.OfPoints(
            plot.Points,
            point => panel.Share(Spread(point).X, Spread(point).Y),
            point => point.Trial == plot.Best
        );
        var falls = plot.Objective.Direction == StudyDirection.Maximize;
        Shading.Dots(
            canvas,
            points.Select(point =>
                (panel.X(Spread(point).X), panel.Y(Spread(point).Y), falls ? 1 - point.Rank : point.Rank, point.IsFeasible)
            )
        );
        foreach (var point in points.Where(point => point.Trial == plot.Best))
            canvas.Best(panel.X(Spread(point).X), panel.Y(Spread(point).Y), $"{NumberText.Of(point.Value)} in trial {point.Trial}");
        canvas.Notes(
            Sentences.Infeasible(plot.Points.Count(point => !point.IsFeasible)),
            Sentences.Thinned(points.Count, plot.Points.Length)
        );
        return canvas.Finish();
    }
}
