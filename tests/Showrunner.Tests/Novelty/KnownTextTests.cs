using CsCheck;

namespace Showrunner.Tests;

public class KnownTextTests
{
    // The vocabulary has a to d; x is unknown to it.
    private static readonly Gen<string[]> Words = Gen.Int[0, 4].Select(i => "abcdx"[i].ToString()).Array[2, 40];

    [Fact]
    public void RunsAreFoundAsComparingWithEveryTextDoes() =>
        Gen.Select(Words, Words.Array[0, 3], Words)
            .Sample(
                (training, known, written) =>
                {
                    string[][] texts = [training, .. known];
                    var model = Model(training).WithKnownTexts([.. known.Select(words => Parsed(words))]);

                    var runs = model.Show.Novelty!.Runs(model.Vocabulary.Encode(written));

                    Assert.Equal(Enumerable.Range(0, written.Length).Select(i => texts.Max(text => LongestRun(text, written[i..]))), runs);
                }
            );

    [Fact]
    public void NoWordIsLeftThatMakesARunLongerThanAllowed() =>
        Gen.Select(Words, Words, Words)
            .Sample(
                (training, known, written) =>
                {
                    const int most = 4;
                    var model = Model(training).WithKnownTexts(Parsed(known));
                    var candidates = new Candidates(model.Vocabulary.Size);

                    new CopyLimit(model.Show.Novelty!, most, model.Vocabulary).Apply(candidates, [.. model.Vocabulary.Encode(written)]);

                    string[] left =
                    [
                        .. candidates
                            .Ids.ToArray()
                            .Where((_, i) => !float.IsNegativeInfinity(candidates.Logits[i]))
                            .Select(id => model.Vocabulary.Words[id]),
                    ];
                    if (left.Length == candidates.Ids.Length && left.All(word => Makes(word)))
                        return; // nothing else would be left
                    Assert.DoesNotContain(left, Makes);

                    bool Makes(string word)
                    {
                        string[] end = [.. written.TakeLast(most), word];
                        return end.Length > most && Math.Max(LongestRun(training, end), LongestRun(known, end)) > most;
                    }
                }
            );

    [Fact]
    public void LineFromAKnownTextIsACopy()
    {
        var model = Model("a b c d a a b b c c".Split(' '));
        var line = model.Vocabulary.Encode("d d c b a a d c".Split(' '));

        Assert.False(new LineFaults(model.Show).IsCopy(line));
        Assert.True(new LineFaults(model.WithKnownTexts(Corpus.Parse("ann: d d c b a a d c")).Show).IsCopy(line));
        Assert.False(new LineFaults(model.WithKnownTexts(Corpus.Parse("ann: d d c b x a a d c")).Show).IsCopy(line));
    }

    [Fact]
    public void ModelWithoutItsTrainingTextStaysWithoutIt() =>
        Assert.Null(new ScriptModel(Some.Checkpoint()).WithKnownTexts(Corpus.Parse("ann: a b")).Show.Novelty);

    private static Corpus Parsed(IEnumerable<string> words) => Corpus.Parse(string.Join(' ', words));

    private static ScriptModel Model(IEnumerable<string> training)
    {
        var vocabulary = Vocabulary.Of(["a", "b", "c", "d"]);
        return new(Some.Checkpoint(vocabulary: vocabulary) with { TrainingText = TrainingText.Of(vocabulary.Encode(training)) });
    }

    // Naively: the unknown word is equal to nothing.
    private static int LongestRun(string[] text, string[] words) =>
        Enumerable
            .Range(0, text.Length)
            .Select(start => words.Zip(text[start..]).TakeWhile(pair => pair.First == pair.Second && pair.First != "x").Count())
            .Append(0)
            .Max();
}
