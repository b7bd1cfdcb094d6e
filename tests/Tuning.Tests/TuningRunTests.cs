using System.Diagnostics;
using Showrunner;
using Showrunner.Tuning;
using Tunewright;

namespace Tuning.Tests;

public sealed class TuningRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ScriptTuner _tuner;

    public TuningRunTests()
    {
        var (training, validation) = SomeCorpus.Of(lines: 100).Split();
        _tuner = new(
            training,
            validation,
            new()
            {
                Storage = new InMemoryStorage(),
                Study = "toy",
                Folder = _folder.File("trials"),
                Space = SearchSpace.Parse("toy", """{"embedding": {"int": [6, 16]}, "batch": 4, "length": 8}"""),
                Budget = TrialBudget.OfEpochs(1),
                Sampler = new TpeSampler(seed: 1),
                Trials = 2,
                Threads = 1,
            }
        );
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task SavesTheBestModelAndTellsTheOutcome()
    {
        _tuner.Work(stop: TestContext.Current.CancellationToken);

        var events = await Run("exit 0").ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(("toy", 2), Assert.IsType<TuningEvent.Begun>(events[0]).Plan is var plan ? (plan.Study, plan.Workers) : default);
        Assert.Equal(2, events.OfType<TuningEvent.Progress>().First().Snapshot.Candidates.Count);
        Assert.Empty(events.OfType<TuningEvent.CandidateEnded>()); // they were there before
        var outcome = Assert.IsType<TuningEvent.Ended>(events[^1]).Outcome;
        Assert.Same(outcome, Assert.IsType<TuningEvent.Saved>(events[^2]).Outcome);
        Assert.Equal(2, outcome.Longer!.Epochs);
        var manifest = CheckpointManifest.Read(outcome.Model!);
        Assert.Equal(["jerry.txt"], manifest.Source!.Training);
        Assert.Equal(_tuner.OptionsOf(outcome.Snapshot.Best!).Model, manifest.Model);
    }

    [Fact]
    public async Task WorkerThatCannotGoOnEndsTheSearchWithItsReason()
    {
        List<TuningEvent> events = [];

        var exception = await Assert.ThrowsAsync<ShowrunnerException>(() => Collect("echo 'tool: no disk' >&2; exit 1", events));

        Assert.Equal("no disk", exception.Message);
        Assert.Equal("no disk", Assert.IsType<TuningEvent.Failed>(events[^1]).Reason);
        Assert.Null(Assert.IsType<TuningEvent.Saved>(events[^2]).Outcome.Model);
    }

    [Fact]
    public async Task KilledWorkerIsStartedAgain()
    {
        var first = _folder.File("first");

        var events = await Run($"[ -e {first} ] && exit 0; touch {first}; kill -KILL $$")
            .ToListAsync(TestContext.Current.CancellationToken);

        Assert.IsType<TuningEvent.Ended>(events[^1]);
    }

    [Fact]
    public async Task CancelledLetsTheWorkersEndAndThrows()
    {
        var saved = _folder.File("saved");
        using var stop = new CancellationTokenSource();
        List<TuningEvent> events = [];

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Collect($"while read -r line; do :; done; touch {saved}; exit 130", events, stop)
        );

        Assert.IsType<TuningEvent.Stopped>(events[^1]);
        Assert.True(File.Exists(saved));
    }

    [Fact]
    public async Task EndsWhenItsTimeIsOver()
    {
        var events = await Run("while read -r line; do :; done", TimeSpan.FromSeconds(0.1))
            .ToListAsync(TestContext.Current.CancellationToken);

        Assert.IsType<TuningEvent.Ended>(events[^1]);
    }

    private async Task Collect(string worker, List<TuningEvent> events, CancellationTokenSource? stop = null)
    {
        await foreach (var happening in Run(worker, stop: stop?.Token ?? default))
        {
            events.Add(happening);
            if (happening is TuningEvent.Progress && stop is not null)
                await stop.CancelAsync();
        }
    }

    private IAsyncEnumerable<TuningEvent> Run(string worker, TimeSpan? limit = null, CancellationToken stop = default) =>
        TuningRun.RunAsync(
            _tuner,
            new()
            {
                Path = _folder.File("best.show"),
                Source = new([_folder.File("jerry.txt")], []),
                Worker = () => new ProcessStartInfo("sh", ["-c", worker]),
                Workers = 2,
                Threads = 1,
                Limit = limit,
            },
            stop
        );
}
