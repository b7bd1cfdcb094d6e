namespace Tunewright.Tests.Studies;

public class StudyTests
{
    [Fact]
    public void OptimizesALambdaInMemory()
    {
        var study = Some.Study(new() { Name = "parabola" });

        study.Optimize(trial => Math.Pow(trial.SuggestDouble("x", -10, 10) - 2, 2), trials: 100);

        Assert.Equal(Enumerable.Range(0, 100), study.Trials.Select(trial => trial.Number));
        Assert.All(study.Trials, trial => Assert.Equal(TrialState.Complete, trial.State));
        Assert.Equal(study.Trials.Min(trial => trial.Values[0]), study.BestValue);
        Assert.Equal(study.BestValue, Math.Pow((double)study.BestParameters["x"]! - 2, 2));
    }

    [Fact]
    public void AsksAndTells()
    {
        var study = Some.Study(new() { Direction = StudyDirection.Maximize });

        for (var i = 0; i < 10; i++)
        {
            var trial = study.Ask();
            study.Tell(trial, trial.SuggestInt("n", 1, 100));
        }

        Assert.Equal(study.Trials.Max(trial => (long)trial["n"]!), study.BestValue);
    }

    [Fact]
    public void LosesNoTrialOfFourThreads()
    {
        var study = Some.Study();

        study.Optimize(trial => trial.SuggestDouble("x", 0, 1), trials: 2000, parallelism: 4);

        Assert.Equal(Enumerable.Range(0, 2000), study.Trials.Select(trial => trial.Number));
        Assert.All(study.Trials, trial => Assert.Equal(trial["x"], trial.Values[0]));
    }

    [Fact]
    public void LoadsCreatesAndRefusesByName()
    {
        using var storage = new InMemoryStorage();
        Assert.Throws<KeyNotFoundException>(() => Study.Load(new() { Storage = storage }));
        var study = Some.Study(
            new()
            {
                Name = "one",
                Storage = storage,
                Direction = StudyDirection.Maximize,
            }
        );
        study.Optimize(trial => trial.Number, trials: 3);

        Assert.Equal(2, Study.Load(new() { Storage = storage }).BestValue);
        Assert.Equal(
            StudyDirection.Maximize,
            Some.Study(
                new()
                {
                    Name = "one",
                    Storage = storage,
                    LoadIfExists = true,
                }
            ).Directions[0]
        );
        Assert.Contains(
            "'one'",
            Assert.Throws<DuplicateStudyException>(() => Some.Study(new() { Name = "one", Storage = storage })).Message
        );
        Assert.Contains("'two'", Assert.Throws<KeyNotFoundException>(() => Study.Load(new() { Name = "two", Storage = storage })).Message);
        Some.Study(new() { Name = "two", Storage = storage });
        Assert.Contains("one, two", Assert.Throws<KeyNotFoundException>(() => Study.Load(new() { Storage = storage })).Message);
        Assert.StartsWith("no-name-", Some.Study().Name);
    }

    [Fact]
    public void CopiesListsAndDeletes()
    {
        using var storage = new InMemoryStorage();
        var study = Some.Study(
            new()
            {
                Name = "from",
                Storage = storage,
                MetricNames = ["loss"],
            }
        );
        study.SetUserAttribute("note", new[] { 1, 2 });
        study.Optimize(trial => trial.SuggestDouble("x", 0, 1), trials: 5);
        study.Enqueue(new Dictionary<string, object?> { ["x"] = 1 });

        storage.CopyStudy("from", storage, "to");
        var text = Contracts.StorageText.Of(storage, "from");
        Assert.Equal(text, Contracts.StorageText.Of(storage, "to"));
        Assert.Equal(["from", "to"], storage.Studies().Select(study => study.Name));
        Assert.Equal(
            [(6, study.BestTrial.Number), (6, study.BestTrial.Number)],
            storage.StudySummaries().Select(summary => (summary.Trials, summary.Best!.Number))
        );
        Assert.Throws<DuplicateStudyException>(() => storage.CopyStudy("from", storage));

        storage.DeleteStudy("from");

        Assert.Equal(["to"], storage.Studies().Select(study => study.Name));
        Assert.Equal(["loss"], Study.Load(new() { Storage = storage }).MetricNames);
        Assert.Throws<KeyNotFoundException>(() => storage.DeleteStudy("from"));
    }

    [Fact]
    public void FindsTheParetoFront()
    {
        var study = Some.Study(new() { Directions = [StudyDirection.Minimize, StudyDirection.Maximize] });

        foreach (var values in new double[][] { [1, 1], [2, 2], [2, 1], [3, 3], [3, 3], [0, double.NegativeInfinity] })
            study.Tell(study.Ask(), values);

        Assert.Equal([0, 1, 3, 4, 5], study.BestTrials.Select(trial => trial.Number));
        Assert.Contains("BestTrials", Assert.Throws<InvalidOperationException>(() => study.BestTrial).Message);
    }

    [Fact]
    public void HasNoBestTrialBeforeOneIsComplete()
    {
        var study = Some.Study();
        study.Tell(study.Ask(), TrialState.Failed);

        Assert.Throws<InvalidOperationException>(() => study.BestTrial);
        Assert.Empty(study.BestTrials);
    }

    [Fact]
    public void RefusesOptionsThatMakeNoStudy()
    {
        Assert.Throws<ArgumentException>(() => Study.Create(new() { Name = "" }));
        Assert.Contains("513", Assert.Throws<ArgumentException>(() => Study.Create(new() { Name = new string('x', 513) })).Message);
        Assert.Throws<ArgumentException>(() => Study.Create(new() { Directions = [] }));
        Assert.Throws<ArgumentException>(() => Study.Create(new() { Direction = StudyDirection.NotSet }));
        Assert.Throws<ArgumentException>(() => Study.Create(new() { MetricNames = ["a", "b"] }));
        Assert.Throws<ArgumentException>(() => Study.Create(new() { MetricNames = ["a"], PruningMetric = "b" }));
        Assert.Throws<ArgumentException>(() => Study.Load(new()));
    }

    [Fact]
    public void AvoidsDuplicatesUntilEveryPointWasTried()
    {
        var study = Some.Study(new() { AvoidDuplicates = true });

        study.Optimize(
            trial =>
                trial.SuggestInt("n", 0, 4, step: 2)
                + (trial.SuggestCategorical("c", "a", "b") == "a" ? trial.SuggestDouble("x", 0, 0.3, step: 0.1) : 0),
            trials: 15
        );

        Assert.Equal(
            15,
            study.Trials.Select(trial => string.Join(",", trial.Parameters.Select(parameter => parameter.Value))).Distinct().Count()
        );
        study.Optimize(trial => trial.SuggestInt("n", 0, 4, step: 2), trials: 1);
    }

    [Fact]
    public void AvoidsDuplicatesOfTrialsThatRunAtOnce()
    {
        var study = Some.Study(new() { AvoidDuplicates = true });

        var values = Enumerable.Range(0, 6).Select(_ => study.Ask().SuggestInt("n", 0, 5)).ToList();

        Assert.Equal([0, 1, 2, 3, 4, 5], values.Order());
    }
}
