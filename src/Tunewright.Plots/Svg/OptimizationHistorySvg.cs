namespace Tunewright.Plots;

/// <summary>Dots for trials, a stair for the best so far; several studies in their own hues with their names beside.</summary>
internal static class OptimizationHistorySvg
{
    private const string Title = "Optimization history";
    private const double Names = 130;

    public static string Draw(OptimizationHistory history)
    {
        var all = history.Series.SelectMany(series => series.Points).ToArray();
        var several = history.Series.Length > 1;
        var subtitle =
            (several ? $"{history.Series.Length} studies" : history.Series[0].Study)
            + $" · {Sentences.Aim(history.Objective)} · {Sentences.Trials(all.Length)} complete";
        if (!all.Any(point => double.IsFinite(point.Value)))
            return Canvas.Empty(Title, subtitle, "No trial is complete yet. The first one that is appears here.");

        var canvas = new Canvas(Title, subtitle);
        var x = new LinearScale(all.Min(point => point.Trial), all.Max(point => point.Trial), whole: true);
        var panel = Panel.Whole(canvas, x, Scale.OfValues(all.Select(point => point.Value)), several ? Names + 24 : 24);
        panel.Axes("Trial", history.Objective.Name);
        var drawn = 0;
        foreach (var (i, series) in history.Series.Index())
            drawn += Dots(canvas, panel, series, several ? $"hue{i % Style.Hues}" : "complete");
        foreach (var (i, series) in history.Series.Index())
            canvas.Polyline(Stair(panel, series), several ? $"thick hue{i % Style.Hues}" : "thick accent");
        if (several)
            Name(canvas, panel, history);
        else if (Best(history.Series[0]) is { } best)
            canvas.Best(panel.X(best.Trial), panel.Y(best.Value), $"{NumberText.Of(best.Value)} in trial {best.Trial}");
        var infinite = all.Count(point => !double.IsFinite(point.Value));
        canvas.Notes(
            Sentences.LeftOut(infinite),
            Sentences.Infeasible(all.Count(point => !point.IsFeasible)),
            Sentences.Thinned(drawn, all.Length - infinite)
        );
        return canvas.Finish();
    }

    private static int Dots(Canvas canvas, Panel panel, HistorySeries series, string style)
    {
        var finite = series.Points.Where(point => double.IsFinite(point.Value)).ToArray();
        var points = Thinning.OfPoints(finite, point => panel.Share(point.Trial, point.Value), point => point.Trial == series.Best);
        canvas.Dots(points.Where(point => !point.IsFeasible).Select(point => panel.Place(point.Trial, point.Value)), "infeasible");
        canvas.Dots(points.Where(point => point.IsFeasible).Select(point => panel.Place(point.Trial, point.Value)), $"faint {style}");
        return points.Count;
    }

    /// <summary>The corners of the best so far, up to the last trial.</summary>
    private static IEnumerable<(double X, double Y)> Stair(Panel panel, HistorySeries series)
    {
        var height = double.NaN;
        foreach (var (trial, _, _, best) in series.Points)
        {
            if (best.Equals(height))
                continue;
            yield return panel.Place(trial, height);
            yield return panel.Place(trial, best);
            height = best;
        }
        if (!series.Points.IsEmpty)
            yield return panel.Place(series.Points[^1].Trial, height);
    }

    private static HistoryPoint? Best(HistorySeries series) =>
        series
            .Points.Where(point => point.Trial == series.Best && double.IsFinite(point.Value))
            .Select(point => (HistoryPoint?)point)
            .FirstOrDefault();

    private static void Name(Canvas canvas, Panel panel, OptimizationHistory history)
    {
        var ends =
            from entry in history.Series.Index()
            where !entry.Item.Points.IsEmpty && double.IsFinite(entry.Item.Points[^1].Best)
            let best = entry.Item.Points[^1].Best
            select ($"{NumberText.Of(best)} {entry.Item.Study}", panel.Y(best), $"hue{entry.Index % Style.Hues}");
        Labels.Beside(canvas, panel, Names, [.. ends]);
    }
}
