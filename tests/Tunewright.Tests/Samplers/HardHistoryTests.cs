using System.Collections.Immutable;

namespace Tunewright.Tests.Samplers;

/// <summary>Samplers in studies with failures, dead workers, changed ranges, brackets and foreign notes.</summary>
public class HardHistoryTests
{
    private static Study Grid(IPruner? pruner = null) =>
        Some.Study(
            new()
            {
                Sampler = new GridSampler(
                    new Dictionary<string, IReadOnlyList<object?>>
                    {
                        ["a"] = [0, 1, 2],
                        ["b"] = [0, 1, 2],
                        ["c"] = [0, 1, 2],
                    }
                ),
                Pruner = pruner ?? new NoPruner(),
            }
        );

    private static double Point(Trial trial) =>
        trial.SuggestInt("a", 0, 2) * 9 + trial.SuggestInt("b", 0, 2) * 3 + trial.SuggestInt("c", 0, 2);

    [Theory]
    [InlineData(3)]
    [InlineData(10)]
    public void AGridTriesEachPointOnceAlsoInBrackets(int queued)
    {
        var study = Grid(new HyperbandPruner(1, 27));
        for (var i = 0; i < queued; i++)
            study.Enqueue(
                new Dictionary<string, object?>
                {
                    ["a"] = 0,
                    ["b"] = 0,
                    ["c"] = 0,
                }
            );

        study.Optimize(Point, trials: 500);

        Assert.Equal(27 + queued, study.Trials.Count);
        Assert.Equal(
            Enumerable.Range(0, 27).Select(value => (double)value),
            study.Trials.Skip(queued).Select(trial => trial.Values[0]).Order()
        );
    }

    [Fact]
    public void AGridAgreesWithCountingTheLongWay()
    {
        var study = Grid();
        for (var trial = 0; trial < 40; trial++)
        {
            var open = 27 - study.Trials.Select(one => one.SystemAttributes.GetValueOrDefault("grid_id")).Distinct().Count();
            Assert.Equal(open == 0, study.Sampler.IsExhausted(History(study)));
            study.Tell(study.Ask(), 0);
        }

        static StudyHistory History(Study study) =>
            new()
            {
                StudyName = study.Name,
                Directions = study.Directions,
                Lineage = new object(),
                Finished = study.Trials,
            };
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void FailuresCanCountAgainstARegion(int seed)
    {
        Assert.Equal(100, Failures(learn: false));
        Assert.InRange(Failures(learn: true), 0, 60);

        int Failures(bool learn)
        {
            var study = Some.Study(new() { Sampler = new TpeSampler(new TpeOptions { Seed = seed, LearnFromFailures = learn }) });
            study.Optimize(
                trial =>
                    trial.SuggestInt("hidden", 1, 1000) is var hidden && hidden > 300 ? throw new InsufficientMemoryException() : -hidden,
                trials: 200,
                options: new() { Catch = [typeof(InsufficientMemoryException)] }
            );
            return study.Trials.Skip(100).Count(trial => trial.State == TrialState.Failed);
        }
    }

    [Fact]
    public void AWidenedRangeIsJointAgain()
    {
        var study = Some.Study(new() { Sampler = new TpeSampler(seed: 1) });

        for (var i = 0; i < 60; i++)
        {
            var trial = study.Ask();
            trial.SuggestDouble("lr", 1e-4, i < 30 ? 1e-2 : 1e-1, log: true);
            trial.SuggestDouble("wd", 0, 1);
            study.Tell(trial, i % 7);
        }

        var joint = study
            .Trials.Skip(36)
            .Select(trial => (string)trial.SystemAttributes["tpe:relative_params:0"]!)
            .Count(text => text.Contains("\"lr\""));
        Assert.Equal(24, joint);
        Assert.Contains(study.Trials.Skip(36), trial => (double)trial["lr"]! > 1e-2);
    }

    [Fact]
    public void AWidenedRangeIsDrawnFromInGroupsToo()
    {
        var study = Some.Study(new() { Sampler = new TpeSampler(new TpeOptions { Seed = 1, Group = true }) });

        for (var i = 0; i < 60; i++)
        {
            var trial = study.Ask();
            var rate = trial.SuggestDouble("lr", 1e-4, i < 30 ? 1e-2 : 1e-1, log: true);
            study.Tell(trial, -rate);
        }

        Assert.Contains(study.Trials.Skip(31), trial => (double)trial["lr"]! > 2e-2);
    }

    [Fact]
    public void AnHourAfterItsTimeARunningTrialRepelsNobody()
    {
        var clock = new SettableClock();
        var storage = new InMemoryStorage();
        var study = Some.Study(
            new()
            {
                Name = "s",
                Storage = storage,
                Time = clock,
                Sampler = new RunningSampler(),
            }
        );
        // Of another process, which is gone.
        storage.Start(new TrialTable(storage.FindStudy("s")!), clock.Now);
        study.Tell(study.Ask(), 1);

        Assert.Equal(1, RunningSampler.Seen);
        clock.Now += TimeSpan.FromMinutes(61);
        study.Ask();
        // Its own other trials never count as stale.
        Assert.Equal(0, RunningSampler.Seen);
        study.Ask();
        Assert.Equal(1, RunningSampler.Seen);
    }

    [Fact]
    public void ForeignNotesOfRunningTrialsEndNoAsk()
    {
        var study = Some.Study(new() { Sampler = new TpeSampler(new TpeOptions { Seed = 1, StartupTrials = 2 }) });
        study.Optimize(trial => trial.SuggestDouble("x", 0, 1), trials: 5);
        foreach (var note in (object?[])["""{"x": "abc"}""", """{"x": null}""", """[1]""", """{"x": """, 5L, """{"x": NaN}"""])
        {
            study.AddTrial(
                new FrozenTrial
                {
                    Id = 0,
                    Number = 0,
                    State = TrialState.Running,
                    Started = DateTimeOffset.UtcNow,
                    SystemAttributes = ImmutableDictionary<string, object?>.Empty.Add("tpe:relative_params:0", note),
                }
            );
        }

        Assert.InRange(study.Ask().SuggestDouble("x", 0, 1), 0, 1);
    }

    [Fact]
    public void DuplicatesAreAvoidedWhateverTheOrderOfParameters()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var study = Some.Study(new() { AvoidDuplicates = true, Sampler = new RandomSampler(seed) });
            var ranges = new OrderedDictionary<string, Distribution>
            {
                ["b"] = new IntDistribution(0, 1),
                ["a"] = new IntDistribution(0, 1),
            };
            foreach (var a in (int[])[0, 1])
                study.AddTrial(new OrderedDictionary<string, object?> { ["b"] = 0, ["a"] = a }, ranges, 1);

            study.Optimize(trial => trial.SuggestInt("a", 0, 1) + trial.SuggestInt("b", 0, 1), trials: 2);

            Assert.Equal([(0L, 1L), (1L, 1L)], study.Trials.Skip(2).Select(trial => ((long)trial["a"]!, (long)trial["b"]!)).Order());
        }
    }

    [Fact]
    public void DuplicatesAreAvoidedBesideQueuedDecimals()
    {
        var study = Some.Study(new() { AvoidDuplicates = true, Sampler = new RandomSampler(1) });
        for (var tenth = 0; tenth <= 9; tenth++)
            study.Enqueue(new Dictionary<string, object?> { ["x"] = tenth / 10.0 });

        study.Optimize(trial => trial.SuggestDouble("x", 0, 1, step: 0.1), trials: 11);

        Assert.Equal(1.0, study.Trials[10]["x"]);
    }

    private sealed class SettableClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }

    /// <summary>Notes how many running trials it was shown.</summary>
    private sealed class RunningSampler : ISampler
    {
        public static int Seen { get; private set; }

        public JointSample SampleJoint(StudyHistory history, FrozenTrial trial)
        {
            Seen = history.Running.Count;
            return JointSample.Empty;
        }

        public double Sample(StudyHistory history, FrozenTrial trial, string name, Distribution distribution) => 0;
    }
}
