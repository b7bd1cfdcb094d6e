using Showrunner;
using Showrunner.Training;
using TorchSharp;

namespace Training.Tests;

public sealed class BaseModelTests : IDisposable
{
    private static readonly Corpus Text = SomeCorpus.Of(lines: 60);
    private static readonly Corpus Other = Corpus.Parse(
        """
        ann: hello, why do you wander?
        dan: i ponder. the coffee is a wonder.
        ann: no coffee, dan. never again.
        dan: the harbour, the door.
        """
    );

    private readonly TemporaryFolder _folder = new();
    private readonly BaseModel _base;

    public BaseModelTests()
    {
        using var trainer = new Trainer(Text, Text, Some.Options);
        Assert.Equal(Some.Options.Epochs, trainer.Epochs().Count());
        trainer.Save(_folder.File("first.show"));
        _base = BaseModel.Load(_folder.File("first.show"));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void OnItsOwnTextAModelBeginsAsItsBase()
    {
        using var trainer = new Trainer(Text, Text, Some.Options, from: _base);

        foreach (var (expected, actual) in _base.Weights.Zip(trainer.Model.Weights()))
            Assert.Equal(expected.Values, actual.Values);
    }

    [Fact]
    public void SpeakersBeginWithoutAVectorOrWithThatOfTheBase()
    {
        var text = SomeCorpus.Of(lines: 150); // 20 lines for each speaker
        using (var first = new Trainer(text, text, Some.Options))
            Saved(first, "first.show");
        var plain = BaseModel.Load(_folder.File("first.show"));
        using (var second = new Trainer(text, text, Options(speakers: 2), from: plain))
        {
            Assert.Equal(2, second.Speakers.Count);
            foreach (var (expected, actual) in plain.Weights.Zip(second.Model.Weights()))
                Assert.Equal(expected.Values, actual.Values);
            Assert.All(second.Model.Speakers!.Parameters, vectors => Assert.Equal(0, vectors.Value.norm().ToDouble()));
            Assert.Equal(Loss(_folder.File("first.show")), Loss(Saved(second, "begun.show")));

            Assert.Equal(2, second.Epochs().Count());
            second.Save(_folder.File("second.show"));
        }
        var from = BaseModel.Load(_folder.File("second.show"));
        using var third = new Trainer(text, text, Options(speakers: 3), from: from);

        var tables = third.Model.Weights().Where(tensor => TensorNames.IsOfSpeakers(tensor.Name)).ToArray();
        Assert.Equal([3, 12], tables[0].Shape);
        foreach (var (was, now) in from.Weights.TakeLast(2).Zip(tables))
        {
            foreach (var (index, speaker) in third.Speakers.Index())
            {
                var before = from.Speakers.Index().Where(known => known.Item == speaker).Select(known => Row(was, known.Index, true));
                Assert.Equal(before.SingleOrDefault(new float[12]), Row(now, index, true));
            }
        }

        static TrainingOptions Options(int speakers) => Some.Options with { Model = Some.Options.Model with { Speakers = speakers } };

        double Loss(string path) => Evaluation.Of(ScriptModel.Load(path), text.Text).MeanLoss;

        string Saved(Trainer trainer, string name)
        {
            trainer.Save(_folder.File(name));
            return _folder.File(name);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public void KnownWordsKeepTheirVectorsHoweverRareTheyAre(bool tied)
    {
        var options = Some.Options with { Model = Some.Options.Model with { Tied = tied }, RareWordLimit = 100 };
        using (var first = new Trainer(Text, Text, options with { RareWordLimit = 0 }))
            first.Save(_folder.File("base.show"));
        var from = BaseModel.Load(_folder.File("base.show"));

        using var trainer = new Trainer(Other, Other, options, from: from);
        trainer.Save(_folder.File("second.show"));

        var adapted = Checkpoint.Load(_folder.File("second.show"));
        foreach (var (was, now) in from.Weights.Zip(adapted.Weights))
        {
            foreach (var (id, word) in adapted.Vocabulary.Words.Index().Where(word => from.Vocabulary.IdOf(word.Item) != 0))
            {
                Assert.Equal(
                    Row(was, from.Vocabulary.IdOf(word), was.Shape[0] == from.Vocabulary.Size),
                    Row(now, id, now.Shape[0] == adapted.Vocabulary.Size)
                );
            }
        }
    }

    [Fact]
    public void NewWordsShareAnEntryWhereTheyAreRare()
    {
        using var trainer = new Trainer(Other, Other, Some.Options with { RareWordLimit = 1 }, from: _base);

        var known = trainer.Vocabulary.Words.Count(word => _base.Vocabulary.IdOf(word) != 0);
        var often = trainer
            .Vocabulary.Words.Zip(trainer.Vocabulary.Counts)
            .Count(word => word.Second > 1 && _base.Vocabulary.IdOf(word.First) == 0);
        Assert.Equal(known + often + 1, trainer.Model.VocabularySize);
    }

    [Fact]
    public void AWordThatIsNewBeginsAsTheMeanOfWordsWithItsEnding()
    {
        // Twelve words of the base end in -ing, and the ten rarest of them are what "sailing" begins as.
        var words = Enumerable.Range(0, 12).Select(i => $"{(char)('a' + i)}ing").ToList();
        var text = Corpus.Parse(string.Join("\n", words.SelectMany((word, i) => Enumerable.Repeat($"ann: {word} on.", 20 - i))));
        using (var first = new Trainer(text, text, Some.Options with { RareWordLimit = 0 }))
            first.Save(_folder.File("base.show"));
        var from = BaseModel.Load(_folder.File("base.show"));

        using var trainer = new Trainer(
            Corpus.Parse("ann: sailing on.\nann: sailing."),
            text,
            Some.Options with
            {
                RareWordLimit = 0,
            },
            from: from
        );

        foreach (var (was, now) in from.Weights.Zip(trainer.Model.Weights()).Where(pair => pair.First.Shape[0] == from.Vocabulary.Size))
        {
            var rows = words.Skip(2).Select(word => Row(was, from.Vocabulary.IdOf(word), true)).ToList();
            var mean = Enumerable.Range(0, rows[0].Length).Select(column => rows.Average(row => row[column]));
            Assert.All(mean.Zip(Row(now, trainer.Vocabulary.IdOf("sailing"), true)), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
        }
    }

    [Fact]
    public void ResumesBitForBit()
    {
        var options = Some.Options with { RareWordLimit = 1, Epochs = 3 };
        using (var whole = new Trainer(Other, Text, options, from: _base))
        {
            Assert.Equal(3, whole.Epochs().Count());
            whole.Save(_folder.File("whole.show"));
        }
        using (var part = new Trainer(Other, Text, options, from: _base) { SavePath = _folder.File("parts.show") })
            Assert.Single(part.Epochs().Take(1));
        File.Delete(_folder.File("first.show")); // resuming needs no base any more

        using (var rest = Trainer.Resume(_folder.File("parts.show"), Other, Text))
        {
            Assert.Equal(2, rest.Epochs().Count());
            rest.Save(_folder.File("parts.show"));
        }

        SameTraining.Assert(Checkpoint.LoadForResuming(_folder.File("whole.show")), Checkpoint.LoadForResuming(_folder.File("parts.show")));
    }

    [Fact]
    public void AModelSaysWhatItGrewFrom()
    {
        using (var second = new Trainer(Other, Other, Some.Options, from: _base))
            second.Save(_folder.File("second.show"));
        using (var third = new Trainer(Text, Text, Some.Options, from: BaseModel.Load(_folder.File("second.show"))))
            third.Save(_folder.File("third.show"));

        Assert.Equal(
            [new("first", Text.Fingerprint), new("second", Other.Fingerprint)],
            CheckpointManifest.Read(_folder.File("third.show")).Origins
        );
        Assert.Empty(CheckpointManifest.Read(_folder.File("first.show")).Origins);
    }

    [Fact]
    public void SuggestedSizesAreThoseOfTheBase() =>
        Assert.Equal(_base.Model, TrainingOptions.For(1_000_000, minutes: 60, _base.Model).Model);

    [Fact]
    public void RefusesSizesThatContradictTheBase()
    {
        var options = Some.Options with
        {
            Model = new() { EmbeddingSize = 16, HiddenSize = 12 },
        };

        var exception = Assert.Throws<ShowrunnerException>(() => new Trainer(Other, Other, options, from: _base));

        Assert.Contains("first has 1 layer, embedding 12", exception.Message, StringComparison.Ordinal);
        Assert.Contains("embedding 16", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void KnownShareCountsTheWordsOfTheText()
    {
        Assert.Equal(1, _base.KnownShare(Text));
        Assert.Equal(0.5, _base.KnownShare(Corpus.Parse("ann: hello, zebra. zebra!")));
    }

    [Fact]
    public void RefusesATextInAnotherLanguage()
    {
        var russian = Corpus.Parse("анна: привет, как дела?\nборис: хорошо, спасибо.");

        var exception = Assert.Throws<ShowrunnerException>(() => new Trainer(russian, russian, Some.Options, from: _base));

        Assert.Contains("first knows 0 % of the words of text", exception.Message, StringComparison.Ordinal);
    }

    private static float[] Row(NamedTensor tensor, int row, bool isOfWords)
    {
        var width = isOfWords ? tensor.Values.Length / tensor.Shape[0] : 0;
        return isOfWords ? tensor.Values.AsSpan(row * width, width).ToArray() : tensor.Values;
    }
}
