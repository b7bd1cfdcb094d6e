using CsCheck;

namespace Showrunner.Tests;

public class LineBalanceTests
{
    private static readonly Vocabulary Words = Vocabulary.Of(Tokenizer.Encode("agnes: a b c d e . , ! ?"));
    private static readonly WordKinds Kinds = new(Words);

    /// <summary>A quarter of the show's lines exclaim; two thirds of those that are offered do, and these are too long.</summary>
    [Fact]
    public void MarksAndLengthsBecomeTheShows() =>
        Gen.Int.Sample(
            seed =>
            {
                var random = new Random(seed);
                DialogueLine[] show = [.. Enumerable.Range(0, 400).Select(_ => Line(random, exclaims: 0.25, most: 4))];
                var balance = new LineBalance(show, Kinds);
                var (balanced, plain) = (new List<DialogueLine>(), new List<DialogueLine>());
                for (var i = 0; i < 200; i++)
                {
                    DialogueLine[] versions = [.. Enumerable.Range(0, 8).Select(_ => Line(random, exclaims: 0.67, most: 8))];
                    var scores = balance.Scores(balanced.TakeLast(LineBalance.LinesBack).ToArray(), versions);
                    balanced.Add(versions[scores.IndexOf(scores.Max())]);
                    plain.Add(versions[0]);
                }

                Assert.Equal(Exclaiming(show), Exclaiming(balanced), 0.1);
                Assert.Equal(Length(show), Length(balanced), 0.1);
                Assert.NotEqual(Exclaiming(show), Exclaiming(plain), 0.2);
            },
            iter: 20
        );

    [Fact]
    public void NothingIsDueAtTheBeginningNorOfAShowWithoutLines()
    {
        var (first, second) = (Line("a b!"), Line("a"));

        Assert.Equal([0, 0], new LineBalance([Line("a b."), Line("c!")], Kinds).Scores([], [first, second]));
        Assert.Equal(2, new LineBalance([], Kinds).Scores([first], [first, second]).Length);
    }

    private static double Exclaiming(IReadOnlyCollection<DialogueLine> lines) =>
        lines.Average(line => line.Words.Contains(Words.IdOf("||exclamation_mark||")) ? 1.0 : 0);

    // The mark counts as the one that is added.
    private static double Length(IReadOnlyCollection<DialogueLine> lines) => lines.Average(line => Math.Log(line.Words.Count));

    private static DialogueLine Line(Random random, double exclaims, int most) =>
        Line(
            string.Join(' ', Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => "abcde"[random.Next(5)]))
                + (random.NextDouble() < exclaims ? "!" : ".")
        );

    private static DialogueLine Line(string said) => new(Words.IdOf("agnes:"), Words.Encode(Tokenizer.Encode(said)));
}
