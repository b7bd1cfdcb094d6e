using CsCheck;

namespace Showrunner.Tests;

public class SpeakerTableTests
{
    private static readonly string[] Known = ["jerry", "dr. cox", "j.d.", "cosmo kramer", "ann and bob"];

    private static readonly Gen<string> Line = Gen.Int[0, 12]
        .Select(Gen.Int[0, 8], Gen.Int[0, 3])
        .Select(
            (kind, name, more) =>
                (
                    kind,
                    more,
                    Name: name < Known.Length ? Known[name]
                    : name % 2 == 0 ? "newman"
                    : "cosmo"
                )
        )
        .Select(x =>
            x.kind switch
            {
                0 => "",
                1 => "[setting: jerry: no]",
                2 => $"(to {x.Name}: hello)",
                3 => $"they wait for {x.Name}",
                4 => $"{x.Name} waits.",
                5 => $"{x.Name} (to jerry: softly): no!",
                6 => $"{x.Name} (smiles) (waits): jerry: no",
                7 => $"{x.Name} : well",
                _ => $"{x.Name}: {string.Join(' ', Enumerable.Repeat("no, jerry", x.more))}",
            }
        );

    private static readonly Gen<string> Text = Line.Array[1, 12].Select(lines => string.Join('\n', lines) + "\n");

    [Fact]
    public void FindsTheSpeakersThatTheParserFinds() =>
        Text.Sample(text =>
        {
            var tokens = Tokenizer.Encode(text);
            var vocabulary = Vocabulary.Of(tokens);

            var turns = new SpeakerTable(Known, vocabulary).Read(vocabulary.Encode(tokens));

            Assert.Equal(Naive(text), turns.Select(turn => (turn.Current, turn.Previous)));
        });

    [Fact]
    public void IsOfSpeakersWithTwentyLines()
    {
        var text = string.Concat(
            Enumerable.Range(0, 30).Select(i => $"ann: a\nbob (sits): b\n{(i < 20 ? "dr. cox" : "cy")}: c\n{(i < 19 ? "dan" : "eve")}: d\n")
        );
        var tokens = Tokenizer.Encode(text);
        var vocabulary = Vocabulary.Of(tokens);

        Assert.Equal(["ann", "dr. cox"], SpeakerTable.MostFrequent(vocabulary, vocabulary.Encode(tokens), 64).Names);
        Assert.Equal(["ann"], SpeakerTable.MostFrequent(vocabulary, vocabulary.Encode(tokens), 1).Names);
    }

    [Fact]
    public void ANameThatIsUnknownIsNobodys()
    {
        var vocabulary = Vocabulary.Of(Tokenizer.Encode("jerry: no\n"));
        var table = new SpeakerTable(["jerry"], vocabulary);

        var turns = table.Read([0, vocabulary.IdOf("no"), vocabulary.IdOf("jerry:"), vocabulary.IdOf(Tokenizer.Return)]);

        Assert.All(turns, turn => Assert.Equal((0, 0), (turn.Current, turn.Previous)));
    }

    // Line by line, with the parser of scripts.
    private static IEnumerable<(int, int)> Naive(string text)
    {
        var previous = 0;
        foreach (var line in text[..^1].Split('\n'))
        {
            var speaker = Utterance.Parse(line).Speaker is { } name ? Array.IndexOf(Known, SpeakerName.Canonical(name)) + 1 : 0;
            var said = speaker > 0 ? Tokenizer.Encode(Utterance.Parse(line).Text).Count : 0;
            var tokens = Tokenizer.Encode(line).Count;
            for (var i = 0; i < tokens; i++)
                yield return (speaker > 0 && i >= tokens - said - 1 ? speaker : 0, previous);
            if (tokens > 0)
                previous = speaker;
            yield return (0, previous);
        }
    }
}
