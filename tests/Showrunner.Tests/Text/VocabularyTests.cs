using CsCheck;

namespace Showrunner.Tests;

public class VocabularyTests
{
    private static readonly Gen<string[]> Tokens = Gen
        .String.Select(Tokenizer.Encode)
        .Array[0, 30]
        .Select(parts => parts.SelectMany(part => part).ToArray());

    [Fact]
    public void OrdersByFallingCountThenOrdinal()
    {
        var vocabulary = Vocabulary.Of(["b", "c", "a", "c", "B"]);

        Assert.Equal([Vocabulary.UnknownWord, "c", "B", "a", "b"], vocabulary.Words);
        Assert.Equal([0, 2, 1, 1, 1], vocabulary.Counts);
    }

    [Fact]
    public void CountsWhatTheMinimumLeavesOutAsUnknown()
    {
        var vocabulary = Vocabulary.Of(["a", "b", "a", "c", Vocabulary.UnknownWord], minimumCount: 2);

        Assert.Equal([Vocabulary.UnknownWord, "a"], vocabulary.Words);
        Assert.Equal([3, 2], vocabulary.Counts);
        Assert.Equal([1, 0, 0], vocabulary.Encode(["a", "b", "z"]));
        Assert.False(vocabulary.Contains("b"));
    }

    [Fact]
    public void GivesEveryWordItsId() =>
        Tokens.Sample(tokens =>
        {
            var vocabulary = Vocabulary.Of(tokens);

            Assert.Equal(tokens, vocabulary.Encode(tokens).Select(id => vocabulary.Words[id]));
            Assert.Equal(tokens.Length, vocabulary.Counts.Sum());
        });

    [Fact]
    public void LoadsWhatItSaved() =>
        Tokens.Sample(tokens =>
        {
            var vocabulary = Vocabulary.Of(tokens);
            var text = new StringWriter();

            vocabulary.Save(text);
            var loaded = Vocabulary.Load(new StringReader(text.ToString()));

            Assert.Equal(vocabulary.Words, loaded.Words);
            Assert.Equal(vocabulary.Counts, loaded.Counts);
        });

    [Theory]
    [InlineData("", "does not begin")]
    [InlineData("jerry:\t4\n", "does not begin")]
    [InlineData("||unknown||\t0\njerry:\n", "line 2")]
    [InlineData("||unknown||\t0\njerry:\t-4\n", "line 2")]
    [InlineData("||unknown||\t0\njerry:\t4\njerry:\t4\n", "twice")]
    [InlineData("||unknown||\t0\n\t4\n", "empty")]
    public void RefusesADamagedFile(string text, string complaint)
    {
        var error = Assert.Throws<ShowrunnerException>(() => Vocabulary.Load(new StringReader(text)));

        Assert.Contains(complaint, error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void SuggestsTheNearestWords()
    {
        var vocabulary = Vocabulary.Of(["jerry:", "jerry:", "kerry:", "george:", "merry", "||period||"]);

        Assert.Equal(["jerry:", "kerry:"], vocabulary.Nearest("jery:", 2));
    }

    [Fact]
    public void NearestAgreesWithTheTextbookDistance() =>
        Gen.Select(Gen.String[Gen.Char['a', 'd'], 0, 8], Gen.String[Gen.Char['a', 'd'], 1, 8], Gen.String[Gen.Char['a', 'd'], 1, 8])
            .Where((_, first, second) => first != second)
            .Sample(
                (word, first, second) =>
                {
                    var nearest = Vocabulary.Of([first, second]).Nearest(word, 1).Single();

                    Assert.Equal(Math.Min(Distance(word, first), Distance(word, second)), Distance(word, nearest));
                }
            );

    private static int Distance(string a, string b) =>
        a.Length == 0 ? b.Length
        : b.Length == 0 ? a.Length
        : a[0] == b[0] ? Distance(a[1..], b[1..])
        : 1 + Math.Min(Distance(a[1..], b[1..]), Math.Min(Distance(a[1..], b), Distance(a, b[1..])));
}
