namespace Tunewright.Tests.Studies;

public class ReproducibilityTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(2)]
    public void BatchesSuggestTheSameWhateverTheNumberOfWorkers(int workers)
    {
        var alone = Run(parallelism: 1, trials: 48);

        var together = Run(parallelism: workers, trials: 48);

        Assert.Equal(Texts(alone), Texts(together));
        Assert.Contains(alone.Trials, trial => trial.State == TrialState.Pruned);
    }

    [Fact]
    public void AResumedJournalGoesOnAsIfNeverStopped()
    {
        using var folder = new TemporaryFolder();
        var whole = New(new InMemoryStorage());
        whole.Optimize(Objective, trials: 40);

        for (var part = 0; part < 4; part++)
            New(new JournalStorage(folder.File("study.log"))).Optimize(Objective, trials: 10);

        Assert.Equal(Texts(whole), Texts(New(new JournalStorage(folder.File("study.log")))));
    }

    [Fact]
    public void TwoStudiesOfOneJournalInBatchesSuggestAsOneDoes()
    {
        using var folder = new TemporaryFolder();
        var alone = Run(parallelism: 1, trials: 40);
        var (first, second) = (New(new JournalStorage(folder.File("study.log"))), New(new JournalStorage(folder.File("study.log"))));

        Parallel.Invoke([
            .. new[] { first, second }.Select(study =>
                (Action)(() => study.Optimize(Objective, trials: 20, parallelism: 2, options: new() { BatchSize = 4 }))
            ),
        ]);

        Assert.Equal(Texts(alone), Texts(first));
    }

    private static Study Run(int parallelism, int trials)
    {
        var study = New(new InMemoryStorage());
        study.Optimize(Objective, trials, parallelism: parallelism, options: new() { BatchSize = 4 });
        return study;
    }

    private static Study New(IStudyStorage storage) =>
        Study.Create(
            new()
            {
                Name = "same",
                Storage = storage,
                LoadIfExists = true,
                Sampler = new TpeSampler(seed: 7),
                Pruner = new MedianPruner(startupTrials: 4),
            }
        );

    private static double Objective(Trial trial)
    {
        var x = trial.SuggestDouble("x", -5, 5);
        var n = trial.SuggestInt("n", 1, 100, log: true);
        var y = trial.SuggestCategorical("kind", "a", "b") == "a" ? trial.SuggestDouble("y", 0, 1, step: 0.1) : 1;
        for (var step = 0; step < 3; step++)
        {
            trial.Report(x * x + n / 50.0 + y + step, step);
            if (trial.ShouldPrune())
                throw new TrialPrunedException();
        }
        return x * x + n / 50.0 + y;
    }

    private static IEnumerable<string> Texts(Study study) =>
        study.Trials.Select(trial =>
            Tunewright.Contracts.StorageText.Of(
                trial with
                {
                    Started = null,
                    Completed = null,
                    SystemAttributes = trial.SystemAttributes.Clear(),
                }
            )
        );
}
