using Showrunner;
using Showrunner.Training;

namespace Training.Tests;

/// <summary>Resumes <c>Fixtures/begun.show</c>, a training on <c>script.txt</c> that a version that wrote format 1 had begun.</summary>
public sealed class FormatOneTests
{
    // Of the version that began the training and ended it in one go; the bits depend on the processor.
    private const double Perplexity = 27.89;

    [Fact]
    public void ResumesToTheSameEnd()
    {
        var (training, validation) = Corpus.Load(Fixture("script.txt")).Split();
        using var trainer = Trainer.Resume(Fixture("begun.show"), training, validation);
        Assert.Equal(70, trainer.History.Count);

        foreach (var _ in trainer.Epochs(null, TestContext.Current.CancellationToken)) { }

        Assert.Equal(400, trainer.History.Count);
        Assert.Equal(Perplexity, Math.Exp(trainer.History.Min(losses => losses.Validation)), 0.05);
    }

    private static string Fixture(string name) => Path.Combine(AppContext.BaseDirectory, "Fixtures", name);
}
