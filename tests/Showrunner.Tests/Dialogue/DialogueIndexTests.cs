using CsCheck;

namespace Showrunner.Tests;

/// <summary>Against counts over all pairs of lines.</summary>
public class DialogueIndexTests
{
    private static readonly string[] Words = ["boat", "rope", "tea", "fog", "?", "."];
    private static readonly string[] Names = ["agnes", "otto", "old nell"];

    private static readonly Gen<(string Name, string[] Said)[]> Lines = Gen.Select(
        Gen.Int[0, Names.Length - 1].Select(i => Names[i]),
        Gen.Int[0, Words.Length - 1].Select(i => Words[i]).Array[1, 6],
        (name, said) => (name, said)
    ).Array[2, 25];

    [Fact]
    public void AssociationIsTheMutualInformationOfTraits() =>
        Lines.Sample(
            lines =>
            {
                var (vocabulary, text) = Text(lines);
                var kinds = new WordKinds(vocabulary);
                DialogueLine[] read = [.. DialogueLine.In(text, kinds)];
                var index = new DialogueIndex(text, vocabulary, kinds);

                var associations = index.Associations(read[0], read);

                for (var i = 0; i < lines.Length; i++)
                    Assert.Equal(Naive(lines, lines[0].Said, lines[i].Said), associations[i], 9);
            },
            iter: 100
        );

    [Fact]
    public void RarityIsTheLogarithmOfTheShareOfLines()
    {
        var (vocabulary, text) = Text([("agnes", ["tea", "tea"]), ("otto", ["tea"]), ("agnes", ["fog"])]);
        var index = new DialogueIndex(text, vocabulary, new(vocabulary));

        Assert.Equal(Math.Log(4 / 3.0), index.Rarity(vocabulary.IdOf("tea")), 12);
        Assert.Equal(Math.Log(4 / 2.0), index.Rarity(vocabulary.IdOf("fog")), 12);
    }

    [Fact]
    public void LastLinesAreTheLinesFromTheEnd() =>
        Gen.Select(Lines, Gen.Int[1, 8])
            .Sample(
                (lines, count) =>
                {
                    var (vocabulary, text) = Text(lines);
                    var kinds = new WordKinds(vocabulary);
                    DialogueLine[] all = [.. DialogueLine.In(text, kinds)];

                    var last = DialogueLine.Last(text, count, kinds);

                    Assert.Equal(
                        lines.Select(line => Names[^1] == line.Name ? "nell:" : line.Name + ":"),
                        all.Select(line => vocabulary.Words[line.Name])
                    );
                    Assert.Equal(
                        all.AsEnumerable().Reverse().Take(count).Select(line => string.Join(' ', line.Words)),
                        last.Select(line => string.Join(' ', line.Words))
                    );
                },
                iter: 100
            );

    [Fact]
    public void LineThatTakesUpWordsAndCallsFitsBetter()
    {
        var training =
            string.Concat(Enumerable.Range(0, 40).Select(i => $"agnes: the w{i} a b c.\n\notto: x the y{i} d e.\n\n")) + "otto agnes tea";
        var vocabulary = Vocabulary.Of(Tokenizer.Encode(training));
        var kinds = new WordKinds(vocabulary);
        var fit = new LineFit(new(vocabulary.Encode(Tokenizer.Encode(training)), vocabulary, kinds));
        DialogueLine Line(string text) => DialogueLine.In(vocabulary.Encode(Tokenizer.Encode(text)), kinds).Single();

        var scores = fit.Scores(
            [Line("agnes: w1 d e."), Line("otto: w2 a b.")],
            [Line("otto: w3 d e."), Line("otto: w1 d e."), Line("otto: w2 d e."), Line("otto: agnes d e.")]
        );

        Assert.True(scores[1] > scores[2] && scores[2] > scores[0] && scores[3] > scores[0], string.Join(' ', scores));
    }

    [Fact]
    public void FillerIsWhatMostOftenStandsAlone()
    {
        var text = string.Concat(Enumerable.Range(0, 40).Select(i => string.Concat(Enumerable.Repeat($"agnes: w{i}.\n\n", 40 - i))));
        var vocabulary = Vocabulary.Of(Tokenizer.Encode(text));
        var kinds = new WordKinds(vocabulary);
        var index = new DialogueIndex(vocabulary.Encode(Tokenizer.Encode(text)), vocabulary, kinds);
        DialogueLine Line(string said) => new(vocabulary.IdOf("agnes:"), vocabulary.Encode(Tokenizer.Encode(said)));

        Assert.True(index.IsFiller(Line("w0, w29!")));
        Assert.False(index.IsFiller(Line("w0, w30.")));
        var fit = new LineFit(index);
        Assert.Equal(
            fit.Scores([Line("w35.")], [Line("w0."), Line("w36.")])[0] - 0.5,
            fit.ScoresOfVersions([Line("w35.")], [Line("w0."), Line("w36.")])[0],
            9
        );
    }

    private static (Vocabulary Vocabulary, int[] Text) Text((string Name, string[] Said)[] lines)
    {
        var tokens = Tokenizer.Encode(string.Concat(lines.Select(line => $"{line.Name}: {string.Join(' ', line.Said)}\n\n")));
        var vocabulary = Vocabulary.Of([.. tokens, .. Tokenizer.Encode(string.Join(' ', Words))]);
        return (vocabulary, vocabulary.Encode(tokens));
    }

    private static double Naive((string Name, string[] Said)[] lines, string[] before, string[] line)
    {
        string[][] traits = [.. lines.Select(one => Traits(one.Said))];
        var (first, second) = (Traits(before), Traits(line));
        var sum = 0.0;
        foreach (var v in second)
        {
            foreach (var u in first.Where(u => u != v))
            {
                var together = Enumerable.Range(1, lines.Length - 1).Count(i => traits[i - 1].Contains(u) && traits[i].Contains(v));
                var chance = (double)traits.SkipLast(1).Count(one => one.Contains(u)) * traits.Skip(1).Count(one => one.Contains(v));
                sum += Math.Log((together + 5) / (chance / (lines.Length - 1) + 5));
            }
        }
        return sum / Math.Sqrt(first.Length * second.Length);
    }

    private static string[] Traits(string[] said) =>
        [.. said.Where(word => word is not ("?" or ".")).Distinct(), $"first {said[0]}", $"last {said[^1]}"];
}
