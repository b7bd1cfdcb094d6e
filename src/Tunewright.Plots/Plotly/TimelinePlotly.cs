using System.Globalization;

namespace Tunewright.Plots;

/// <summary>Bars whose lengths are milliseconds, on an axis of dates in UTC.</summary>
internal static class TimelinePlotly
{
    private static readonly (TrialState State, string Colour)[] Colours =
    [
        (TrialState.Complete, "#0b6657"),
        (TrialState.Pruned, "#a8690a"),
        (TrialState.Running, "#2563a8"),
        (TrialState.Failed, "#b3352d"),
        (TrialState.Waiting, "#7a746a"),
    ];

    public static string Write(Timeline timeline) =>
        PlotlyFigure.Of(
            "Timeline",
            figure =>
            {
                var bars = Thinning.Every(timeline.Bars, Thinning.Most, bar => bar.Trial == timeline.Best);
                foreach (var (state, colour) in Colours)
                {
                    Bars(figure, [.. bars.Where(bar => bar.State == state && bar.IsFeasible)], Style.Of(state), colour);
                    Bars(
                        figure,
                        [.. bars.Where(bar => bar.State == state && !bar.IsFeasible)],
                        $"{Style.Of(state)}, infeasible",
                        "#b5afa4"
                    );
                }
            },
            layout =>
            {
                layout.Object(
                    "xaxis",
                    axis =>
                    {
                        axis.Title("Time (UTC)");
                        axis.Set("type", "date");
                    }
                );
                layout.Object(
                    "yaxis",
                    axis =>
                    {
                        axis.Title("Trial");
                        axis.Set("autorange", "reversed");
                    }
                );
                layout.Set("barmode", "overlay");
                layout.Set("showlegend", true);
            }
        );

    private static void Bars(PlotlyFigure figure, TimelineBar[] bars, string name, string colour)
    {
        if (bars.Length == 0)
            return;
        figure.Trace(
            "bar",
            name,
            trace =>
            {
                trace.Set("orientation", "h");
                trace.Set("x", bars.Select(bar => (bar.End - bar.Start).TotalMilliseconds));
                trace.Set("y", bars.Select(bar => (double)bar.Trial));
                trace.Texts(
                    "base",
                    bars.Select(bar => bar.Start.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture))
                );
                trace.Object("marker", marker => marker.Set("color", colour));
            }
        );
    }
}
