using System.Globalization;

namespace Tunewright.Plots;

/// <summary>
/// A bar for each trial from start to end, the first on top. States differ in colour and, while there is room, in shape: pruned bars are
/// thin, failed ones end in a cross, running ones in a ring, waiting ones are a ring.
/// </summary>
internal static class TimelineSvg
{
    private const string Title = "Timeline";
    private const int MostBars = 5000;

    public static string Draw(Timeline timeline)
    {
        var bars = timeline.Bars;
        if (bars.IsEmpty)
            return Canvas.Empty(Title, timeline.Study, "The study has no trials yet.");

        var (start, end) = (bars.Min(bar => bar.Start), bars.Max(bar => bar.End));
        var began = start.UtcDateTime.ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture);
        var subtitle = $"{timeline.Study} · from {began} UTC, {Lasted(end - start)}";
        var canvas = new Canvas(Title, subtitle, height: Math.Clamp(150 + bars.Length * 16, 220, 560));
        var rows = new LinearScale(bars[0].Trial - 0.5, bars[^1].Trial + 0.5, whole: true);
        var panel = Panel.Whole(canvas, new TimeScale(start, end), new Reversed(rows));
        panel.Axes("Time (UTC)", "Trial");
        var height = (panel.Bottom - panel.Top) / (bars[^1].Trial - bars[0].Trial + 1);
        var drawn = Thinning.Every(bars, MostBars, bar => bar.Trial == timeline.Best);
        foreach (var bar in drawn)
            Draw(canvas, panel, bar, height);
        foreach (var bar in drawn.Where(bar => bar.Trial == timeline.Best))
            canvas.Best(panel.X(TimeScale.Seconds(bar.End)), panel.Y(bar.Trial), $"best: trial {bar.Trial}");
        Key(canvas, timeline);
        canvas.Notes(
            Sentences.Infeasible(bars.Count(bar => !bar.IsFeasible)),
            drawn.Count == bars.Length ? null : $"{NumberText.Of(drawn.Count)} of {NumberText.Of(bars.Length)} bars are drawn."
        );
        return canvas.Finish();
    }

    private static void Draw(Canvas canvas, Panel panel, TimelineBar bar, double row)
    {
        var style = bar.IsFeasible ? Style.Of(bar.State) : "infeasible";
        var (x, y) = panel.Place(TimeScale.Seconds(bar.Start), bar.Trial);
        var right = panel.X(TimeScale.Seconds(bar.End));
        var thick = Math.Clamp(row * (bar.State == TrialState.Pruned ? 0.35 : 0.75), 0.5, bar.State == TrialState.Pruned ? 5 : 12);
        if (bar.State != TrialState.Waiting)
            canvas.Rectangle(x, y - thick / 2, Math.Max(right - x, 1), thick, style, radius: Math.Min(2, thick / 3));
        if (row >= 8)
            End(canvas, bar.State, bar.State == TrialState.Waiting ? x : right, y);
    }

    private static void End(Canvas canvas, TrialState state, double x, double y)
    {
        if (state == TrialState.Failed)
        {
            canvas.Line(x - 3.5, y - 3.5, x + 3.5, y + 3.5, "thick failed");
            canvas.Line(x - 3.5, y + 3.5, x + 3.5, y - 3.5, "thick failed");
        }
        else if (state is TrialState.Running or TrialState.Waiting)
        {
            canvas.Ring(x, y, 3.5, $"thick {Style.Of(state)}");
        }
    }

    private static void Key(Canvas canvas, Timeline timeline)
    {
        var x = Canvas.Width - 16;
        foreach (var state in timeline.Bars.CountBy(bar => bar.State).OrderByDescending(pair => pair.Key))
        {
            var word = $"{NumberText.Of(state.Value)} {Style.Of(state.Key)}";
            canvas.Text(x, 26, word, Style.Of(state.Key), "end");
            x -= (int)TextWidth.Of(word) + 12;
            var thin = state.Key == TrialState.Pruned;
            if (state.Key != TrialState.Waiting)
                canvas.Rectangle(x - 16, thin ? 20 : 17, 16, thin ? 4 : 10, Style.Of(state.Key), radius: 2);
            End(canvas, state.Key, x, 22);
            x -= 34;
        }
    }

    private static string Lasted(TimeSpan time) =>
        time.TotalDays >= 2 ? $"{time.TotalDays:0.#} days"
        : time.TotalHours >= 2 ? $"{time.TotalHours:0.#} hours"
        : time.TotalMinutes >= 2 ? $"{time.TotalMinutes:0.#} minutes"
        : $"{time.TotalSeconds:0.#} seconds";

    /// <summary>Rows that are counted downwards.</summary>
    private sealed class Reversed(LinearScale rows) : Scale
    {
        public override double At(double value) => 1 - rows.At(value);

        public override IReadOnlyList<Tick> Ticks(int about) => rows.Ticks(about);
    }
}
