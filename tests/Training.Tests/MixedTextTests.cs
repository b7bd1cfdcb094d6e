using Showrunner;
using Showrunner.Training;

namespace Training.Tests;

public sealed class MixedTextTests : IDisposable
{
    private static readonly (Corpus Training, Corpus Validation) Show = SomeCorpus.Of().Split();
    private static readonly Corpus Other = Corpus.Parse(
        string.Join("\n", Enumerable.Range(0, 40).Select(i => $"dan: hello, you know no zebra{i}. why the coffee again?")),
        "other.txt"
    );

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(TrainingRecipe.Bptt, false)]
    [InlineData(TrainingRecipe.Bptt, true)]
    [InlineData(TrainingRecipe.Notebook, false)]
    public void ResumesBitForBit(TrainingRecipe recipe, bool everything)
    {
        var options = Some.Options with
        {
            Recipe = recipe,
            Model = Some.Options.Model with { Speakers = everything ? 2 : 0 },
            OutputDropout = 0.2,
            Accumulation = everything ? 3 : 1,
            ShiftedStreams = everything,
            RareWordLimit = 1,
            Epochs = 3,
            Precision = everything ? ProductPrecision.Fastest : ProductPrecision.Full,
        };
        BaseModel? from = null;
        if (everything)
        {
            using var first = new Trainer(Show.Training, Show.Validation, options);
            first.Save(_folder.File("base.show"));
            from = BaseModel.Load(_folder.File("base.show"));
        }
        int stepsInEpoch;
        using (var whole = new Trainer(Show.Training, Show.Validation, options, from: from, mixed: new(Other, 0.3)))
        {
            stepsInEpoch = whole.StepsInEpoch;
            Assert.Equal(3, whole.Epochs().Count());
            whole.Save(_folder.File("whole.show"));
        }

        using (var first = new Trainer(Show.Training, Show.Validation, options, from: from, mixed: new(Other, 0.3)))
            Cut(first, afterSteps: stepsInEpoch - 1);
        using (var second = Resume("parts.show", Other))
            Cut(second, afterSteps: stepsInEpoch + 2);
        using (var third = Resume("parts.show", Other))
        {
            Assert.NotEmpty(third.Epochs());
            third.Save(_folder.File("parts.show"));
        }

        SameTraining.Assert(Checkpoint.LoadForResuming(_folder.File("whole.show")), Checkpoint.LoadForResuming(_folder.File("parts.show")));
    }

    [Fact]
    public void ChangesOnlyWhatIsRead()
    {
        var options = Some.Options with { Epochs = 1, Model = Some.Options.Model with { Speakers = 3 }, RareWordLimit = 1 };
        using var plain = new Trainer(Show.Training, Show.Validation, options);
        using var mixed = new Trainer(Show.Training, Show.Validation, options, mixed: new(Other, 0.5));
        plain.Save(_folder.File("plain.show"));
        mixed.Save(_folder.File("mixed.show"));

        var (without, with) = (Checkpoint.Load(_folder.File("plain.show")), Checkpoint.Load(_folder.File("mixed.show")));

        Assert.Equal(without.Vocabulary.Words, with.Vocabulary.Words);
        Assert.Equal(without.Vocabulary.Counts, with.Vocabulary.Counts);
        Assert.Equal(without.Manifest.Speakers, with.Manifest.Speakers);
        Assert.Equal(without.Manifest.CorpusFingerprint, with.Manifest.CorpusFingerprint);
        Assert.Equal(without.TrainingText!.Words(9999), with.TrainingText!.Words(9999));
        foreach (var (a, b) in without.Weights.Zip(with.Weights))
            Assert.Equal(a.Values, b.Values);
        Assert.Equal((plain.TrainingWords, plain.ValidatedWords), (mixed.TrainingWords, mixed.ValidatedWords));
        Assert.Equal(mixed.TrainingWords, mixed.MixedWords);
        Assert.Equal(plain.TrainTo(0.01) > 0, mixed.TrainTo(0.01) > 0);
    }

    [Fact]
    public void ModelSaysWhatWasMixedIn()
    {
        using var trainer = new Trainer(Show.Training, Show.Validation, Some.Options, mixed: new(Other, 0.25));
        trainer.Source = new(["a.txt"], []) { Mixed = ["b.txt"] };
        trainer.Save(_folder.File("a.show"));

        var manifest = CheckpointManifest.Read(_folder.File("a.show"));

        Assert.Equal(new MixedOrigin("other.txt", Other.Fingerprint, 0.25), manifest.Mixed);
        Assert.Equal(["b.txt"], manifest.Source!.Mixed);
        Assert.Equal(
            Path.GetRelativePath(Environment.CurrentDirectory, _folder.File("b.txt")),
            Assert.Single(TrainingSource.Of(_folder.File("a.show"))!.Mixed)
        );
    }

    // One stream of one word a step: some steps have nothing to learn.
    [Theory]
    [InlineData(ProductPrecision.Full)]
    [InlineData(ProductPrecision.Fastest)]
    public void StepsOfUnknownWordsTeachNothing(ProductPrecision precision)
    {
        var options = Some.Options with { BatchSize = 1, SequenceLength = 1, Epochs = 1, Precision = precision };
        using var trainer = new Trainer(Show.Training, Show.Validation, options, mixed: new(Other, 0.5));

        var epoch = Assert.Single(trainer.Epochs());

        Assert.InRange(epoch.ValidationPerplexity, 1, trainer.Vocabulary.Size);
        Assert.InRange(epoch.TrainingLoss, 0.1, Math.Log(trainer.Vocabulary.Size));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.51)]
    [InlineData(double.NaN)]
    public void RefusesSharesThatLeaveTheShowBehind(double share) =>
        Refused("share of mixed text", () => new Trainer(Show.Training, Show.Validation, Some.Options, mixed: new(Other, share)));

    [Fact]
    public void RefusesATextInAnotherLanguage()
    {
        var russian = Corpus.Parse("анна: привет, как дела?\nборис: хорошо, спасибо.", "борис.txt");

        Refused("0 % of the words of борис.txt", () => new Trainer(Show.Training, Show.Validation, Some.Options, mixed: new(russian)));
    }

    [Fact]
    public void ResumesOnlyWithTheTextThatWasMixedIn()
    {
        using (var mixed = new Trainer(Show.Training, Show.Validation, Some.Options, mixed: new(Other)))
            mixed.Save(_folder.File("mixed.show"));
        using (var plain = new Trainer(Show.Training, Show.Validation, Some.Options))
            plain.Save(_folder.File("plain.show"));

        Refused("with other.txt mixed in. Name that text again", () => Resume("mixed.show", null));
        Refused(
            "text is not, or no longer, the text that was mixed in",
            () => Resume("mixed.show", Corpus.Parse(Other.Text + "dan: and more.\n"))
        );
        Refused("begun without another text", () => Resume("plain.show", Other));
    }

    private Trainer Resume(string name, Corpus? mixed) => Trainer.Resume(_folder.File(name), Show.Training, Show.Validation, mixed: mixed);

    private static void Refused(string because, Func<Trainer> train) =>
        Assert.Contains(because, Assert.Throws<ShowrunnerException>(() => train().Dispose()).Message, StringComparison.Ordinal);

    private void Cut(Trainer trainer, int afterSteps)
    {
        using var stop = new CancellationTokenSource();
        trainer.SavePath = _folder.File("parts.show");
        Assert.Throws<OperationCanceledException>(() => trainer.Epochs(new Countdown(afterSteps, stop.Cancel), stop.Token).Count());
    }

    private sealed class Countdown(int steps, Action action) : IProgress<StepReport>
    {
        private int _left = steps;

        public void Report(StepReport value)
        {
            if (--_left == 0)
                action();
        }
    }
}
