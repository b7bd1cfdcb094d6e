using System.Globalization;
using Showrunner.Tuning;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Showrunner.Cli;

/// <summary>A search in a terminal: those under way and the best, redrawn in place.</summary>
internal sealed class TuningLiveView(IAnsiConsole console, TuningRequest request) : ITuningView
{
    private const int RowsBesideTable = 8;

    public async Task FollowAsync(IAsyncEnumerable<TuningEvent> events)
    {
        TuningOutcome? outcome = null;
        try
        {
            await console
                .Live(new Text(" Starting …"))
                .StartAsync(async display =>
                {
                    await foreach (var happening in events)
                    {
                        switch (happening)
                        {
                            case TuningEvent.Begun(var plan):
                                console.WriteLine(TuningSummary.Of(plan));
                                break;
                            case TuningEvent.Progress(var snapshot):
                                display.UpdateTarget(Drawing(snapshot));
                                break;
                            case TuningEvent.Saved(var result):
                                outcome = result;
                                break;
                        }
                    }
                });
        }
        finally
        {
            // Also where the search was stopped, so that the stream ends with an exception.
            if (outcome is not null)
                console.WriteLine(TuningSummary.Of(outcome, request));
        }
    }

    private Rows Drawing(TuningSnapshot snapshot)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("trial", "state", "loss", "perplexity", "done", "options");
        var losses = snapshot.Candidates.SelectMany(candidate => candidate.Losses.Values).DefaultIfEmpty().ToList();
        var shown = snapshot
            .Candidates.OrderBy(candidate => candidate.State is not (CandidateState.Training or CandidateState.Waiting))
            .ThenBy(candidate => candidate.Best)
            .Take(Math.Max(3, console.Profile.Height - RowsBesideTable));
        foreach (var candidate in shown)
        {
            var colour =
                candidate == snapshot.Best
                    ? "green"
                    : candidate.State switch
                    {
                        CandidateState.Training => "yellow",
                        CandidateState.Failed => "red",
                        _ => "default",
                    };
            table.AddRow(
                new Markup($"{candidate.Number}"),
                new Markup($"[{colour}]{CandidateText.State(candidate)}[/]"),
                new Markup($"[{colour}]{CandidateText.Sparkline(candidate, losses.Min(), losses.Max())}[/]"),
                new Markup($"[{colour}]{CandidateText.Perplexity(candidate)}[/]"),
                new Markup(candidate.Position.ToString("P0", CultureInfo.InvariantCulture)),
                new Text(candidate.FailureReason ?? CandidateText.Parameters(candidate)) { Overflow = Overflow.Ellipsis }
            );
        }
        foreach (var column in table.Columns)
            column.NoWrap();
        var left = snapshot.TimeLeft is { } time ? $"   [bold]{Format.Duration(time)}[/] left" : "";
        var best = snapshot.Best is { } winner ? $"   best perplexity [green]{CandidateText.Perplexity(winner)}[/]" : "";
        var saved = string.Create(
            CultureInfo.InvariantCulture,
            $"{snapshot.Paused} of {snapshot.Candidates.Count} trials paused, {snapshot.ShareSaved:P0} of the work saved"
        );
        return new Rows((List<IRenderable>)[table, new Markup($" {Format.Duration(snapshot.Elapsed)}{left}{best}   {saved}")]);
    }
}
