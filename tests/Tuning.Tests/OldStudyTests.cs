using Showrunner;
using Showrunner.Tuning;
using Tunewright;

namespace Tuning.Tests;

/// <summary>A study of version 0.1.0's first format, which called an epoch a pass, with checkpoints of format 1.</summary>
public sealed class OldStudyTests : IDisposable
{
    private const int Best = 9;
    private const int Paused = 6;

    private readonly TemporaryFolder _folder = new();
    private readonly Corpus _training;
    private readonly Corpus _validation;

    public OldStudyTests()
    {
        var fixtures = Path.Join(AppContext.BaseDirectory, "Fixtures");
        (_training, _validation) = Corpus.Load(Path.Join(fixtures, "script.txt")).Split();
        File.Copy(Path.Join(fixtures, "study.log"), _folder.File("study.log"));
        Directory.CreateDirectory(_folder.File("trials"));
        foreach (var checkpoint in Directory.GetFiles(Path.Join(fixtures, "trials")))
            File.Copy(checkpoint, Path.Join(_folder.File("trials"), Path.GetFileName(checkpoint)));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void HasItsBudgetSpaceAndBestModel()
    {
        var tuner = Tuner();

        Assert.Equal(
            (TrialBudget.OfEpochs(3), "space.json", 9),
            (tuner.Budget, tuner.Space.Name, tuner.Candidates.Count(candidate => !candidate.Losses.IsEmpty))
        );
        var best = tuner.Candidates.MinBy(candidate => candidate.Best)!;
        Assert.Equal((Best, CandidateState.Complete), (best.Number, best.State));
        Assert.Equal(best.Best, Loss(tuner, best), 1e-4);
        Assert.Equal(14, tuner.OptionsOf(best).Model.EmbeddingSize);
    }

    [Fact]
    public void ContinuesItsPausedTrialsAndBeginsNewOnes()
    {
        var tuner = Tuner();
        var paused = tuner.Candidates.First(candidate => candidate.Number == Paused);
        tuner.Study.Enqueue(paused.Parameters, new Dictionary<string, object?> { ["continues"] = Paused });

        tuner.Work(stop: TestContext.Current.CancellationToken);

        Assert.Equal(11, tuner.Candidates.Count);
        Assert.All(tuner.Candidates, candidate => Assert.NotEqual(CandidateState.Failed, candidate.State));
        var continued = tuner.Candidates.First(candidate => candidate.Number == Paused);
        Assert.True(continued.Position > paused.Position);
        Assert.Equal(paused.Losses, continued.Losses.Take(paused.Losses.Count));
        Assert.True(continued.Best < paused.Best);
        var best = tuner.Candidates.MinBy(candidate => candidate.Best)!;
        Assert.Equal(best.Best, Loss(tuner, best), 1e-4);
    }

    private ScriptTuner Tuner() =>
        new(
            _training,
            _validation,
            new()
            {
                Storage = new JournalStorage(_folder.File("study.log")),
                Study = "old",
                Folder = _folder.File("trials"),
                Sampler = new TpeSampler(seed: 1),
                Trials = 11,
                Threads = 1,
            }
        );

    private double Loss(ScriptTuner tuner, Candidate candidate) =>
        Evaluation.Of(ScriptModel.Load(tuner.CheckpointOf(candidate)!), _validation.Text).MeanLoss;
}
