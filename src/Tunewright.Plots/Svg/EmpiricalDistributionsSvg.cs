namespace Tunewright.Plots;

/// <summary>One rising line for each study, with the names of several beside.</summary>
internal static class EmpiricalDistributionsSvg
{
    private const string Title = "Empirical distribution";
    private const double Names = 130;

    public static string Draw(EmpiricalDistributions plot)
    {
        var subtitle =
            (plot.Lines is [var only] ? only.Study : $"{plot.Lines.Length} studies") + $" · share of complete trials with a value up to x";
        if (plot.Lines.IsEmpty)
            return Canvas.Empty(Title, "Share of complete trials with a value up to x", "No trial is complete yet.");

        var several = plot.Lines.Length > 1;
        var canvas = new Canvas(Title, subtitle);
        var panel = Panel.Whole(canvas, new LinearScale(plot.X[0], plot.X[^1]), new PercentScale(), several ? Names + 24 : 24);
        panel.Axes(plot.Objective.Name, "Share of trials");
        foreach (var (i, line) in plot.Lines.Index())
            canvas.Polyline(Stair(panel, plot, line), $"thick {(several ? $"hue{i % Style.Hues}" : "accent")}");
        if (several)
        {
            // All lines end at 1, so names are ordered by how early their line rises: the best of a minimization on top.
            var ordered = plot.Lines.Index().OrderByDescending(entry => entry.Item.Y.Sum()).Index();
            Labels.Beside(
                canvas,
                panel,
                Names,
                [.. ordered.Select(entry => (entry.Item.Item.Study, panel.Top + 15.0 * entry.Index, $"hue{entry.Item.Index % Style.Hues}"))]
            );
        }
        canvas.Notes(Sentences.LeftOut(plot.LeftOut));
        return canvas.Finish();
    }

    private static IEnumerable<(double X, double Y)> Stair(Panel panel, EmpiricalDistributions plot, DistributionLine line)
    {
        var before = 0.0;
        foreach (var (x, y) in plot.X.Zip(line.Y))
        {
            yield return panel.Place(x, before);
            yield return panel.Place(x, y);
            before = y;
        }
    }

    /// <summary>From 0 to 100 %.</summary>
    private sealed class PercentScale : Scale
    {
        public override double At(double value) => value;

        public override IReadOnlyList<Tick> Ticks(int about) =>
            [new(0, "0 %"), new(0.25, "25 %"), new(0.5, "50 %"), new(0.75, "75 %"), new(1, "100 %")];
    }
}
