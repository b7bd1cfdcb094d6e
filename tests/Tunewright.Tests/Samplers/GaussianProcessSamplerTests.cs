namespace Tunewright.Tests.Samplers;

public class GaussianProcessSamplerTests
{
    /// <summary>Branin's function: three minima of 0.397887.</summary>
    private static double Branin(double x, double y) =>
        Math.Pow(y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6, 2) + 10 * (1 - 1 / (8 * Math.PI)) * Math.Cos(x) + 10;

    private static Study Search(Func<Trial, double> objective, int trials, long seed = 1, bool deterministic = true)
    {
        var study = Some.Study(
            new() { Sampler = new GaussianProcessSampler(new GaussianProcessOptions { Seed = seed, Deterministic = deterministic }) }
        );
        study.Optimize(objective, trials);
        return study;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void FindsTheMinimumOfBraninInFortyTrials(bool deterministic)
    {
        for (var seed = 0; seed < 3; seed++)
        {
            var study = Search(t => Branin(t.SuggestDouble("x", -5, 10), t.SuggestDouble("y", 0, 15)), trials: 40, seed, deterministic);
            Assert.InRange(study.BestValue, 0.3978, 0.45);
        }
    }

    [Fact]
    public void FindsTheOptimumOfAMixedSpace()
    {
        var study = Search(
            trial =>
                Math.Pow(Math.Log10(trial.SuggestDouble("rate", 1e-6, 1, log: true)) + 3, 2)
                + Math.Pow(trial.SuggestInt("layers", 1, 20) - 7, 2) / 10.0
                + (trial.SuggestCategorical("kind", "a", "b", "c", "d") == "c" ? 0 : 2),
            trials: 40
        );

        Assert.InRange(study.BestValue, 0, 0.2);
    }

    [Fact]
    public void KeepsToAConstraint()
    {
        var study = Search(
            trial =>
            {
                var (x, y) = (trial.SuggestDouble("x", 0, 1), trial.SuggestDouble("y", 0, 1));
                trial.SetConstraints(0.5 - x * y); // the smallest sum with x y ≥ ½ is √2
                return x + y;
            },
            trials: 50
        );

        Assert.InRange(study.BestValue, Math.Sqrt(2), Math.Sqrt(2) + 0.05);
    }

    [Fact]
    public void SpreadsOverTheFrontOfTwoObjectives()
    {
        var study = Some.Study(
            new() { Sampler = new GaussianProcessSampler(1), Directions = [StudyDirection.Minimize, StudyDirection.Maximize] }
        );

        study.Optimize(
            trial =>
            {
                var (x, y) = (trial.SuggestDouble("x", -2, 2), trial.SuggestDouble("y", -2, 2));
                return [Math.Pow(x - 1, 2) + y * y, -Math.Pow(x + 1, 2) - y * y];
            },
            trials: 60
        );

        // The front is y = 0, -1 ≤ x ≤ 1.
        var late = study
            .Trials.Skip(30)
            .Where(trial => Math.Abs((double)trial["y"]!) < 0.3 && Math.Abs((double)trial["x"]!) < 1.2)
            .ToList();
        Assert.InRange(late.Count, 20, 30);
        Assert.True(late.Max(trial => (double)trial["x"]!) - late.Min(trial => (double)trial["x"]!) > 1);
    }

    [Fact]
    public void KeepsAwayFromRunningTrials()
    {
        var study = Search(t => Branin(t.SuggestDouble("x", -5, 10), t.SuggestDouble("y", 0, 15)), trials: 15);

        var points = new List<(double X, double Y)>();
        for (var i = 0; i < 4; i++)
        {
            var trial = study.Ask();
            points.Add((trial.SuggestDouble("x", -5, 10), trial.SuggestDouble("y", 0, 15)));
        }

        foreach (var (first, second) in points.SelectMany((a, i) => points.Skip(i + 1).Select(b => (a, b))))
            Assert.True(Math.Abs(first.X - second.X) + Math.Abs(first.Y - second.Y) > 0.05);
    }

    [Fact]
    public void RefusesNoStartup() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new GaussianProcessSampler(new GaussianProcessOptions { StartupTrials = 0 }));
}
