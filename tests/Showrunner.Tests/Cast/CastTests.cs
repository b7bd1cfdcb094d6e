namespace Showrunner.Tests;

public class CastTests
{
    private const string Names =
        "J.D.|Dr. Cox|C.J.|U.S. Marshal|C. Montgomery Burns|C._Montgomery_Burns|Picard|Number One|Joey and Ross|"
        + "Rachel and Monica and Phoebe|Dr. Crusher|Ken Jr.|J.|Kid #2|George/Jerry|Elaine & Puddy|O'Neill|D'Artagnan|Jean-Luc|Man_In_Hat|"
        + "Zoë|Аня|Άννα|ليلى|安妮|アン|철수|Prof. Snape|2nd Lt. Jones|É. B.|Mr. T|R2-D2|亚历山大·谢尔";

    public static TheoryData<string> All => [.. Names.Split('|')];

    [Theory]
    [MemberData(nameof(All))]
    public void HasEverySpeakerOfTheCorpusUnderOneName(string name)
    {
        var corpus = Corpus.Parse($"{name}: hello there.\n\nAnn: yes.\n\n{name.ToUpperInvariant()}: no.\n\n{name} : oh.\n");
        var model = Model(corpus);

        var canonical = SpeakerName.Canonical(name);
        Assert.Contains((canonical, 3), CorpusSummary.Of(corpus).Speakers.Select(speaker => (speaker.Name, speaker.Speeches)));
        Assert.Equal(
            ["ann", canonical],
            new ScriptWriter(model).Cast.Select(member => member.Name).Order(StringComparer.Ordinal).ToHashSet()
        );
        foreach (var typed in (string[])[name, name.ToLowerInvariant(), $" {name.ToUpperInvariant()} :"])
            Assert.Equal(canonical, model.Show.Cast.Find(typed).Name);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void EverySpeakerIsWrittenAndReadBack(string name)
    {
        var model = Model(Corpus.Parse($"{name}: hello there.\n\nAnn: yes.\n\n{name}: no.\n"));
        var options = new WritingOptions
        {
            Words = 60,
            Seed = 1,
            Script = new() { Cast = [name] },
        };

        var text = string.Concat(new ScriptWriter(model).Write($"{name}: no.\n\n", options, TestContext.Current.CancellationToken));

        Assert.StartsWith($"{name}: no.", text);
        var speakers = new Script("", text).Utterances.Select(line => line.Speaker).ToList();
        Assert.True(speakers.Count > 2);
        Assert.All(speakers, speaker => Assert.Equal(SpeakerName.Canonical(name), SpeakerName.Canonical(speaker!)));
        Assert.Empty(new ScriptWriter(model).Remarks($"{name}: no."));
    }

    [Fact]
    public void SuggestsTheNearestNames()
    {
        var error = Assert.Throws<ShowrunnerException>(() => Model(Corpus.Parse("Ken Jr.: hi\nAnn: yes\n")).Show.Cast.Find("ken sr."));

        Assert.Equal("The model knows no speaker \"ken sr.\". Nearest names: ken jr., ann.", error.Message);
    }

    private static ScriptModel Model(Corpus corpus)
    {
        var vocabulary = Vocabulary.Of(corpus.Tokens);
        var checkpoint = Some.Checkpoint(new ModelOptions { EmbeddingSize = 8 }, vocabulary) with
        {
            TrainingText = TrainingText.Of(vocabulary.Encode(corpus)),
        };
        checkpoint.Weights.Single(tensor => tensor.Name == "fc.bias").Values[vocabulary.IdOf(Tokenizer.Return)] += 3; // lines end
        return new(checkpoint);
    }
}
