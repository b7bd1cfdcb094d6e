using System.Globalization;
using Showrunner.Tuning;

namespace Showrunner.Cli;

/// <summary>A search as one web page that needs nothing else: what it found, every candidate's losses, what mattered, all trials.</summary>
internal static class TuningPage
{
    private const double LeastShown = 0.005;

    private static readonly string Style = $$"""
        {{HtmlPage.ReportStyle}}
        {{HtmlPage.FiguresStyle}}
        th, td { text-align: left; white-space: nowrap; }
        td.number { text-align: right; }
        .wide { overflow-x: auto; }
        tr.best td { font-weight: 600; }
        {{LossChart.Style}}
        meter { width: 12rem; max-width: 40vw; }
        """;

    /// <exception cref="ShowrunnerException">The file cannot be written.</exception>
    public static void Save(string path, string title, TuningOutcome outcome, TuningRequest request) =>
        HtmlPage.Save(path, HtmlPage.Of($"{title}: the search", Style, Body(title, outcome, request)));

    private static string Body(string title, TuningOutcome outcome, TuningRequest request) =>
        $"""
            <h1>{Encoded(title)}: the search for training options</h1>
            {(outcome.Snapshot.Best is { } best ? Found(best, outcome, request) : "<p>No trial has reported yet.</p>")}
            <h2>Validation loss over a trial's training</h2>
            {LossChart.Of(outcome.Snapshot)}
            {WhatMattered(outcome)}
            <h2>All trials, the best first</h2>
            {Trials(outcome.Snapshot)}
            """;

    private static string Found(Candidate best, TuningOutcome outcome, TuningRequest request)
    {
        List<(string Figure, string Name)> figures = [(CandidateText.Perplexity(best), "perplexity of the best model")];
        if (outcome.Gain is { Position: >= 0.995, Share: > 0 } gain)
        {
            figures.Add((Format.Perplexity(gain.Usual), "of the options that train chooses itself"));
            figures.Add((Percent(gain.Share), "lower by the search"));
        }
        var longer = LongerCommand.Of(outcome, request) is { } command
            ? $"<h2>Train longer with its options</h2>\n<pre>{Encoded(command)}</pre>"
            : "";
        var state =
            best.State == CandidateState.Complete ? "" : $", {CandidateText.State(best)} at {Percent(best.Position)} of its training";
        var part = outcome.Gain is { } early && figures.Count == 1 ? $" {Encoded(TuningSummary.Of(early))}" : "";
        var parameters = CandidateText.Parameters(best).Replace("  ", ", ", StringComparison.Ordinal);
        return $"""
            <div class="figures">
            {Lines(figures.Select(figure => $"<div><b>{figure.Figure}</b>{figure.Name}</div>"))}
            </div>
            <p>The best is trial {best.Number}{state}: {Encoded(parameters)}.{part}
            Perplexity is how many words the model hesitates between, on lines that it has not learnt: the lower, the better.</p>
            <p>{Encoded(CandidateText.Counts(outcome.Snapshot.Candidates))}; {Format.Duration(
                TimeSpan.FromSeconds(outcome.Snapshot.Seconds)
            )} of work. Pausing trials that were behind saved {Percent(outcome.Snapshot.ShareSaved)} of it.</p>
            {longer}
            """;
    }

    private static string WhatMattered(TuningOutcome outcome) =>
        outcome.Importances.Count == 0
            ? ""
            : $"""
                <h2>What mattered</h2>
                <p>How much each option decides whether a trial is among the best; those that are left out decide nothing.</p>
                <table>
                {Lines(outcome.Importances.Where(option => option.Value >= LeastShown).Select(Importance))}
                </table>
                """;

    private static string Importance(KeyValuePair<string, double> option) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"<tr><th scope=\"row\">{Encoded(option.Key)}</th><td><meter "
                + $"value=\"{option.Value:F3}\"></meter></td><td class=\"number\">{Percent(option.Value)}</td></tr>"
        );

    private static string Trials(TuningSnapshot snapshot)
    {
        string[] options = [.. snapshot.Candidates.SelectMany(candidate => candidate.Parameters.Keys).Distinct()];
        string[] columns = ["trial", "state", "done", "perplexity", "loss", "work", .. options];
        return $"""
            <div class="wide">
            <table>
            <thead><tr>{string.Concat(columns.Select(column => $"<th scope=\"col\">{Encoded(column)}</th>"))}</tr></thead>
            <tbody>
            {Lines(
                snapshot
                    .Candidates.OrderBy(candidate => candidate.State == CandidateState.Failed)
                    .ThenBy(candidate => candidate.Best)
                    .Select(candidate => Row(candidate, options, candidate == snapshot.Best))
            )}
            </tbody>
            </table>
            </div>
            """;
    }

    private static string Row(Candidate candidate, string[] options, bool isBest)
    {
        var hasLoss = !candidate.Losses.IsEmpty;
        string[] numbers =
        [
            hasLoss ? Percent(candidate.Position) : "",
            CandidateText.Perplexity(candidate),
            hasLoss ? candidate.Best.ToString("F4", CultureInfo.InvariantCulture) : "",
            Format.Duration(TimeSpan.FromSeconds(candidate.Seconds)),
            .. options.Select(option => candidate.Parameters.TryGetValue(option, out var value) ? CandidateText.Value(value) : "–"),
        ];
        var state = candidate.FailureReason is { } reason ? $"failed: {reason}" : CandidateText.State(candidate);
        return $"<tr{(isBest ? " class=\"best\"" : "")}><td class=\"number\">{candidate.Number}</td><td>{Encoded(state)}</td>"
            + $"{string.Concat(numbers.Select(number => $"<td class=\"number\">{Encoded(number)}</td>"))}</tr>";
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:F0}\u00A0%");

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    private static string Encoded(string text) => HtmlPage.Encoded(text);
}
