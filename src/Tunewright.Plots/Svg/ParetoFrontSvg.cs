namespace Tunewright.Plots;

/// <summary>Two objectives as one panel with the front as a line, three as a panel for each pair.</summary>
internal static class ParetoFrontSvg
{
    private const string Title = "Pareto front";

    public static string Draw(ParetoFront plot)
    {
        var finite = plot.Points.Where(point => point.Values.All(double.IsFinite)).ToArray();
        var best = plot.Points.Count(point => point.Class == ParetoClass.Best);
        var subtitle =
            $"{plot.Study} · {string.Join(", ", plot.Objectives.Select(Sentences.Aim))}"
            + $" · {best} of {Sentences.Trials(plot.Points.Length)} on the front";
        if (finite.Length == 0)
            return Canvas.Empty(Title, subtitle, "No trial is complete yet. Each one that is appears here.");

        (int X, int Y)[] pairs = plot.Objectives.Length == 2 ? [(0, 1)] : [(0, 1), (0, 2), (1, 2)];
        var canvas = new Canvas(Title, subtitle, height: pairs.Length == 1 ? 440 : 340);
        var scales = plot.Objectives.Select((_, i) => Scale.OfValues(finite.Select(point => point.Values[i]))).ToArray();
        var width = (Canvas.Width - 32) / pairs.Length;
        var drawn = finite.Length;
        foreach (var (i, (x, y)) in pairs.Index())
        {
            var left = 16 + i * width;
            var panel = Panel.Between(canvas, left, left + width - 10, 80, canvas.Height - 64, scales[x], scales[y]);
            panel.Axes(plot.Objectives[x].Name, plot.Objectives[y].Name);
            var points = Thinning.OfPoints(
                finite,
                point => panel.Share(point.Values[x], point.Values[y]),
                point => point.Class == ParetoClass.Best
            );
            drawn = points.Count;
            var places = points.ToLookup(point => point.Class, point => panel.Place(point.Values[x], point.Values[y]));
            canvas.Dots(places[ParetoClass.Infeasible], "infeasible");
            canvas.Dots(places[ParetoClass.Dominated], "faint complete");
            if (pairs.Length == 1)
                canvas.Polyline(Front(panel, plot, points), "half accent");
            canvas.Dots(places[ParetoClass.Best], "ink");
        }
        canvas.Notes(
            "Strong dots are on the front.",
            Sentences.LeftOut(plot.Points.Length - finite.Length),
            Sentences.Infeasible(finite.Count(point => point.Class == ParetoClass.Infeasible)),
            Sentences.Thinned(drawn, finite.Length)
        );
        return canvas.Finish();
    }

    /// <summary>The border of what the front dominates: from each point to the next the worse of both in each objective.</summary>
    private static IEnumerable<(double X, double Y)> Front(Panel panel, ParetoFront plot, IEnumerable<ParetoPoint> points)
    {
        var front = points
            .Where(point => point.Class == ParetoClass.Best)
            .OrderBy(point => plot.Objectives[0].Loss(point.Values[0]))
            .ToArray();
        for (var i = 0; i < front.Length; i++)
        {
            if (i > 0)
                yield return panel.Place(front[i].Values[0], front[i - 1].Values[1]);
            yield return panel.Place(front[i].Values[0], front[i].Values[1]);
        }
    }
}
