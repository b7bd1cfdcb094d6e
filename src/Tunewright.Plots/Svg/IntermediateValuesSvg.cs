namespace Tunewright.Plots;

/// <summary>One line for each trial, coloured by its state; a pruned one ends in a bar, a running one in a ring.</summary>
internal static class IntermediateValuesSvg
{
    private const string Title = "Intermediate values";
    private const int MostCurves = 500;
    private const int MostReports = 200;

    private static readonly TrialState[] Order = [TrialState.Pruned, TrialState.Complete, TrialState.Running];

    public static string Draw(IntermediateValues values)
    {
        var subtitle = $"{values.Study} · {Sentences.Trials(values.Curves.Length)} with reports";
        if (!values.Curves.Any(curve => curve.Reports.Any(report => double.IsFinite(report.Value))))
            return Canvas.Empty(Title, subtitle, "No trial has reported a value. Objectives report with trial.Report(value, step).");

        var canvas = new Canvas(Title, subtitle);
        var reports = values.Curves.SelectMany(curve => curve.Reports).ToArray();
        var x = new LinearScale(reports.Min(report => report.Step), reports.Max(report => report.Step), whole: true);
        var panel = Panel.Whole(canvas, x, Scale.OfValues(reports.Select(report => report.Value)));
        panel.Axes("Step", "Reported value");
        var curves = Thinning.Every(values.Curves, MostCurves, curve => curve.Trial == values.Best || curve.State == TrialState.Running);
        canvas.Polylines(curves.Where(curve => !curve.IsFeasible).Select(curve => Places(panel, curve)), "half infeasible");
        foreach (var state in Order)
        {
            var alike = curves.Where(curve => curve.IsFeasible && curve.State == state).ToArray();
            canvas.Polylines(alike.Select(curve => Places(panel, curve)), $"{(alike.Length > 40 ? "faint" : "half")} {Style.Of(state)}");
            foreach (var end in alike.Select(curve => Places(panel, curve)[^1]).Where(end => double.IsFinite(end.Y)))
                End(canvas, state, end);
        }
        if (values.Curves.FirstOrDefault(curve => curve.Trial == values.Best) is { } best)
        {
            canvas.Polyline(Places(panel, best), "halo paper");
            canvas.Polyline(Places(panel, best), "thick ink");
            var (endX, endY) = Places(panel, best)[^1];
            if (double.IsFinite(endY))
                canvas.Best(endX, endY, $"best: trial {best.Trial}");
        }
        Key(canvas, values);
        var missing = reports.Count(report => !double.IsFinite(report.Value));
        canvas.Notes(
            missing == 0 ? null : $"A gap: {Counted.Of(missing, "report")} without a finite value.",
            Sentences.Infeasible(values.Curves.Count(curve => !curve.IsFeasible)),
            curves.Count == values.Curves.Length ? null : $"{curves.Count} of {values.Curves.Length} curves are drawn, the best among them."
        );
        return canvas.Finish();
    }

    private static (double X, double Y)[] Places(Panel panel, ReportCurve curve)
    {
        var last = curve.Reports[^1];
        return
        [
            .. Thinning
                .Every(curve.Reports, MostReports, report => report == last)
                .Select(report => panel.Place(report.Step, report.Value)),
        ];
    }

    private static void End(Canvas canvas, TrialState state, (double X, double Y) at)
    {
        if (state == TrialState.Pruned)
            canvas.Line(at.X, at.Y - 3.5, at.X, at.Y + 3.5, "thick pruned");
        else if (state == TrialState.Running)
            canvas.Ring(at.X, at.Y, 3, "thick running");
        else
            canvas.Dots([at], "half complete");
    }

    private static void Key(Canvas canvas, IntermediateValues values)
    {
        var x = Canvas.Width - 16;
        foreach (var state in Order.Where(state => values.Curves.Any(curve => curve.State == state)))
        {
            var word = $"{NumberText.Of(values.Curves.Count(curve => curve.State == state))} {Style.Of(state)}";
            canvas.Text(x, 26, word, Style.Of(state), "end");
            x -= (int)TextWidth.Of(word) + 10;
            canvas.Line(x - 16, 22, x, 22, Style.Of(state));
            End(canvas, state, (x, 22));
            x -= 32;
        }
    }
}
