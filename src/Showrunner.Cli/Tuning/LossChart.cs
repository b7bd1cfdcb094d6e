using System.Globalization;
using Showrunner.Tuning;

namespace Showrunner.Cli;

/// <summary>The validation losses of all candidates over their training, as a picture (SVG).</summary>
internal static class LossChart
{
    public const string Style = """
        svg { width: 100%; height: auto; }
        polyline { fill: none; stroke: #888; stroke-opacity: .55; }
        polyline.best { stroke: #17803d; stroke-width: 2.5; stroke-opacity: 1; }
        svg line { stroke: #8884; }
        svg text { font-size: 13px; fill: currentColor; }
        svg .end { text-anchor: end; } svg .middle { text-anchor: middle; } svg text.best { fill: #17803d; font-weight: 600; }
        @media (prefers-color-scheme: dark) { polyline.best { stroke: #4cc27a; } svg text.best { fill: #4cc27a; } }
        """;

    private const int Width = 720;
    private const int Height = 360;
    private const int Left = 70;
    private const int Right = 28;
    private const int Top = 10;
    private const int Bottom = 58;
    private const int Rows = 4;

    /// <summary>The picture, or a sentence where there is nothing to draw.</summary>
    public static string Of(TuningSnapshot snapshot)
    {
        var drawn = snapshot
            .Candidates.Where(candidate => !candidate.Losses.IsEmpty && candidate.Position > 0)
            .OrderBy(candidate => candidate == snapshot.Best)
            .ToList();
        if (drawn.Count == 0)
            return "<p>No trial has reported yet.</p>";
        var (low, high) = (drawn.Min(candidate => candidate.Best), drawn.Max(candidate => candidate.Losses.Values.Max()));
        var best = snapshot.Best;
        return $"""
            <svg viewBox="0 0 {Width} {Height}" role="img" aria-label="Validation loss of each trial over its training">
            {string.Concat(Enumerable.Range(0, Rows + 1).Select(row => Level(low + (high - low) * row / Rows)))}
            {string.Concat(Enumerable.Range(0, 5).Select(tick => Share(tick / 4.0)))}
            <text class="middle" x="{(Left + Width - Right) / 2}" y="{Height
                - 6}">share of a trial's training; perplexity is at the left, with the loss below it</text>
            {string.Join('\n', drawn.Select(Curve))}
            {(best is null ? "" : Name(best))}
            </svg>
            """;

        string Level(double loss) =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"<line x1=\"{Left}\" y1=\"{Y(loss):F1}\" x2=\"{Width - Right}\" y2=\"{Y(loss):F1}\" />"
                    + $"<text class=\"end\" x=\"{Left - 8}\" y=\"{Y(loss) + 1:F1}\">{Format.Perplexity(Math.Exp(loss))}</text>"
                    + $"<text class=\"end\" x=\"{Left - 8}\" y=\"{Y(loss) + 13:F1}\" opacity=\".6\">{loss:F2}</text>"
            );

        string Share(double share) =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"<text class=\"middle\" x=\"{X(share):F1}\" y=\"{Height - Bottom + 32}\">{share * 100:F0} %</text>"
            );

        string Curve(Candidate candidate)
        {
            var last = candidate.Losses.Keys.Max();
            var points = string.Join(
                ' ',
                candidate.Losses.Select(report =>
                    string.Create(CultureInfo.InvariantCulture, $"{X(candidate.Position * report.Key / last):F1},{Y(report.Value):F1}")
                )
            );
            return $"<polyline{(candidate == best ? " class=\"best\"" : "")} points=\"{points}\">"
                + $"<title>{HtmlPage.Encoded(CandidateText.Line(candidate))}</title></polyline>";
        }

        string Name(Candidate candidate) =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"<text class=\"best end\" x=\"{Math.Max(Left + 60, X(candidate.Position)):F1}\" "
                    + $"y=\"{Math.Max(Top + 12, Y(candidate.Losses.Values.Last()) - 8):F1}\">trial {candidate.Number}</text>"
            );

        double X(double share) => Left + (Width - Left - Right) * share;
        double Y(double loss) => Top + (Height - Top - Bottom) * (high - loss) / Math.Max(high - low, 1e-9);
    }
}
