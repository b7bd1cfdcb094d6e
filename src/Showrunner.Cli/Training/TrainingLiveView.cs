using Showrunner.Training;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Showrunner.Cli;

/// <summary>Progress in a terminal: the history of epochs, and below it where training stands, redrawn in place.</summary>
internal sealed class TrainingLiveView(IAnsiConsole console) : ITrainingView
{
    private const int RowsBesideHistory = 8;
    private const int BarWidth = 40;

    private readonly List<EpochReport> _epochs = [];
    private StepReport? _step;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1); // without an event, before the view says what is done

    private TrainingPlan? _plan;

    public async Task FollowAsync(IAsyncEnumerable<TrainingEvent> events)
    {
        TrainingOutcome? outcome = null;
        await console
            .Live(new Text(" Starting …"))
            .StartAsync(async display =>
            {
                await using var all = events.GetAsyncEnumerator();
                while (await NextAsync(all, display))
                {
                    switch (all.Current)
                    {
                        case TrainingEvent.Begun(var plan):
                            _plan = plan;
                            console.WriteLine(TrainingSummary.Of(plan));
                            continue;
                        case TrainingEvent.Step(var step):
                            _step = step;
                            break;
                        case TrainingEvent.Epoch(var epoch):
                            _epochs.Add(epoch);
                            break;
                        case TrainingEvent.Ended(var result):
                            (_step, outcome) = (null, result);
                            break;
                        case TrainingEvent.Stopped or TrainingEvent.Failed:
                            _step = null;
                            break;
                        default:
                            continue;
                    }
                    display.UpdateTarget(Drawing());
                }
            });
        if (outcome is not null)
            console.WriteLine(TrainingSummary.Of(outcome));
    }

    /// <summary>Waits for the next event, and says after a second what takes so long.</summary>
    private async Task<bool> NextAsync(IAsyncEnumerator<TrainingEvent> events, LiveDisplayContext display)
    {
        var next = events.MoveNextAsync().AsTask();
        for (var waited = Patience; await Task.WhenAny(next, Task.Delay(Patience)) != next; waited += Patience)
        {
            var doing =
                _step is { } step && (step.Step == step.StepsInEpoch || step.Position >= 1) ? "Reading the held-back lines" : "Working";
            display.UpdateTarget(new Rows(Drawing(), new Text($" {doing}: {Format.Duration(waited)}")));
        }
        return await next;
    }

    private Rows Drawing()
    {
        List<IRenderable> rows = [];
        if (_epochs.Count > 0)
            rows.Add(History());
        if (_epochs is [.., { StoppedEarly: true }])
            rows.Add(new Text($" {TrainingSummary.StoppedEarly}"));
        if (_step is { } step)
            rows.AddRange(Standing(step));
        return new Rows(rows);
    }

    private Table History()
    {
        var table = new Table()
            .Border(TableBorder.Simple)
            .AddColumns("epoch", "training loss", "validation loss", "perplexity", "", "targets/s", "time");
        foreach (var column in table.Columns.Where(column => column != table.Columns[4]))
            column.RightAligned();
        var worst = _epochs.Max(epoch => epoch.ValidationPerplexity);
        foreach (var epoch in _epochs.TakeLast(Math.Max(3, console.Profile.Height - RowsBesideHistory)))
        {
            var colour = epoch.IsBest ? "green" : "grey";
            table.AddRow(
                $"{epoch.Number}",
                $"{epoch.TrainingLoss:F3}",
                $"{epoch.ValidationLoss:F3}",
                $"[{colour}]{Format.Perplexity(epoch.ValidationPerplexity)}[/]",
                $"[{colour}]{Bar('▇', 16, epoch.ValidationPerplexity / worst)}[/]",
                $"{epoch.TargetsPerSecond:N0}",
                Format.Duration(epoch.Elapsed)
            );
        }
        return table;
    }

    private Markup[] Standing(StepReport step)
    {
        var bar = $"[yellow]{Bar('━', BarWidth, step.Position)}[/][grey]{Bar('┄', BarWidth, 1 - step.Position)}[/]";
        return
        [
            new($" {bar}  [bold]{step.Position:P0}[/], [bold]{Format.Duration(step.TimeLeft)}[/] left"),
            new(
                $" epoch {step.Epoch}, step {step.Step:N0} of {step.StepsInEpoch:N0}   "
                    + $"training loss [bold]{step.TrainingLoss:F3}[/]   {step.TargetsPerSecond:N0} targets/s"
            ),
            new(_plan is { } plan && _epochs.Count == 0 ? $" {TrainingSummary.Of(step, plan)}" : ""),
        ];
    }

    private static string Bar(char c, int width, double share) => new(c, (int)Math.Round(width * Math.Clamp(share, 0, 1)));
}
