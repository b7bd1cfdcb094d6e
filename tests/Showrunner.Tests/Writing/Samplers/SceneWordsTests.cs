namespace Showrunner.Tests;

/// <summary>What a scene is about, and its own words.</summary>
public class SceneWordsTests
{
    private static readonly Vocabulary Words = Vocabulary.Of(
        Tokenizer.Encode(
            "agnes: otto: the the the a a a . . \n soup fog ferry " + string.Join(' ', Enumerable.Range(0, 80).Select(i => $"a{i}"))
        )
    );
    private static readonly WordKinds Kinds = new(Words);

    [Fact]
    public void WordIsDueAgainSixtyWordsAfterItCame()
    {
        int[] about = [Words.IdOf("soup"), Words.IdOf("fog")];
        var scene = new SceneWords(about, Kinds);
        int[] Text(int since) => [.. Words.Encode(Tokenizer.Encode("agnes: the soup")), .. Enumerable.Repeat(Words.IdOf("a"), since)];

        Assert.Equal(about, scene.Due(Words.Encode(Tokenizer.Encode("agnes: the a."))));
        Assert.Equal([about[1]], scene.Due(Text(59)));
        Assert.Equal(about, scene.Due(Text(60)));
    }

    [Fact]
    public void DueWordsAreFavouredUntilTheLineHasThem()
    {
        var scene = new SceneWords([Words.IdOf("soup"), Words.IdOf("fog")], Kinds);

        Assert.Equal(["fog", "soup"], Favoured(scene, "agnes: the a.\n\notto: the"));
        Assert.Equal(["fog"], Favoured(scene, "agnes: the a.\n\notto: soup"));
        Assert.Equal(["fog"], Favoured(scene, "agnes: the soup.\n\notto: the"));
    }

    [Fact]
    public void RecallFavoursContentWordsOfEarlierLinesThatTheLineLacks()
    {
        var recall = new Recall(1.5, Kinds);

        Assert.Equal(["ferry", "soup"], Favoured(recall, "agnes: the soup, the ferry.\n\notto: the"));
        Assert.Equal(["ferry"], Favoured(recall, "agnes: the soup, the ferry.\n\notto: soup"));
        Assert.Empty(Favoured(recall, "agnes: soup"));
    }

    [Fact]
    public void ThemeAndRecallBringWordsBack()
    {
        var writer = SomeWriting.Writer(1);
        int Count(string word, WritingOptions options) =>
            Enumerable
                .Range(1, 30)
                .Sum(seed =>
                    writer
                        .WriteWords("", options with { Words = 60, Seed = (ulong)seed }, CancellationToken.None)
                        .Count(w => w.Word == word)
                );

        var (plain, about) = (Count("ferry", new()), Count("ferry", new() { About = ["the ferry"] }));

        Assert.True(about > plain, $"{plain}, {about}");
        Assert.True(Count("ferry", new() { About = ["the ferry"], Candidates = 4 }) > plain);
    }

    [Fact]
    public void PlanIsWhatAStretchOfTheShowComesBackTo()
    {
        var filler = string.Join(' ', Enumerable.Range(0, 100).Select(i => $"v{i} v{i} v{i} v{i} v{i}"));
        var text = Tokenizer.Encode($"{filler}\n\nagnes: soup soup soup soup fog fog fog ferry ferry v1 x y otto otto otto\n\notto: z.");
        var vocabulary = Vocabulary.Of(text);
        var stretch = text.SkipWhile(token => token != "agnes:").ToArray();
        var manifest = new CheckpointManifest
        {
            Model = new(),
            VocabularySize = vocabulary.Size,
            CorpusFingerprint = "",
            Recipe = "",
        };
        var show = new Show(vocabulary, TrainingText.Of(vocabulary.Encode(stretch)), manifest, () => null);

        Assert.Equal(["soup", "fog", "ferry"], ScenePlan.Draw(show, 7).Take(3));
        Assert.DoesNotContain("otto", ScenePlan.Draw(show, 7));
    }

    private static string[] Favoured(ISampler sampler, string text)
    {
        int[] words = [Words.IdOf(Tokenizer.Return), .. Words.Encode(Tokenizer.Encode(text))];
        var candidates = new Candidates(Words.Size);
        sampler.Apply(
            candidates,
            new()
            {
                Words = words,
                Given = 1,
                Remaining = 50,
                Temperature = 1,
            }
        );
        return
        [
            .. Enumerable
                .Range(0, candidates.Count)
                .Where(i => candidates.AllLogits[i + 1] > 0)
                .Select(i => Words.Words[i + 1])
                .Order(StringComparer.Ordinal),
        ];
    }
}
