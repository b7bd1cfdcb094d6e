using CsCheck;

namespace Showrunner.Tests;

public class ContrastiveSearchTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ScriptModel Model(int seed)
    {
        var checkpoint = Some.Checkpoint(
            new ModelOptions
            {
                EmbeddingSize = 6,
                HiddenSize = 5,
                Layers = 2,
            },
            Some.Vocabulary(20),
            seed
        );
        foreach (var tensor in checkpoint.Weights)
        {
            for (var i = 0; i < tensor.Values.Length; i++)
                tensor.Values[i] *= 3;
        }

        return new(checkpoint);
    }

    private const int Length = 12;

    private static string[] Said(ScriptModel model, WritingOptions options) =>
        [
            .. new ScriptWriter(model)
                .WriteWords("jerry: word1", options with { Words = Length, Exact = true }, Token)
                .Where(word => !word.IsPrime)
                .Select(word => word.Word),
        ];

    [Fact]
    public void FollowsThePaper() =>
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[1, 8], Gen.Double[0, 1])
            .Sample(
                (seed, k, alpha) =>
                {
                    // One endless line, so that the form of a script lets all words come but names, line ends and the unknown word.
                    var model = Model(seed);
                    int[] possible =
                    [
                        .. Enumerable.Range(1, 19).Where(id => model.Vocabulary.Words[id] is not ("jerry:" or Tokenizer.Return)),
                    ];
                    List<int> words = [.. model.Vocabulary.Encode([Tokenizer.Return, Tokenizer.Return, "jerry:", "word1"])];
                    foreach (
                        var said in model.Vocabulary.Encode(
                            Said(
                                model,
                                new()
                                {
                                    ContrastiveK = k,
                                    ContrastiveAlpha = alpha,
                                    Script = new() { ShortestLine = Length },
                                }
                            )
                        )
                    )
                    {
                        var (state, hidden, logits) = Read(model, words);
                        var total = possible.Sum(id => Math.Exp(logits[id]));
                        var scores = possible
                            .OrderByDescending(id => logits[id])
                            .Take(k)
                            .ToDictionary(
                                id => id,
                                id =>
                                    ((1 - alpha) * Math.Exp(logits[id]) / total)
                                    - (alpha * hidden.Max(h => Cosine(h, After(model, state, id))))
                            );
                        Assert.Equal(scores.Values.Max(), scores[said], 1e-5);
                        words.Add(said);
                    }
                    Assert.Equal(4 + Length, words.Count);
                },
                iter: 20,
                threads: 1
            );

    [Fact]
    public void OneWordOrNoAlphaIsGreedy() =>
        Gen.Int[0, 10_000]
            .Sample(
                seed =>
                {
                    var greedy = Said(Model(seed), new() { Temperature = 0 });

                    Assert.Equal(greedy, Said(Model(seed), new() { ContrastiveK = 1, ContrastiveAlpha = 0.9 }));
                    Assert.Equal(greedy, Said(Model(seed), new() { ContrastiveK = 5, ContrastiveAlpha = 0 }));
                },
                iter: 40
            );

    [Fact]
    public void LinesEndAndGoOnAsInAnyScript()
    {
        var writer = new ScriptWriter(Model(1));
        var options = new WritingOptions
        {
            Words = 60,
            Exact = true,
            ContrastiveK = 4,
            Script = new() { LongestLine = 6 },
        };

        var script = new Showrunner.Script("s", string.Concat(writer.Write("", options, Token)));
        var rewritten = string.Concat(
            new ScriptRewriter(writer).Rewrite(script, new HashSet<int> { 1 }, options, Token).Select(word => word.Text)
        );

        Assert.True(script.Utterances.Count > 3);
        Assert.All(script.Utterances, line => Assert.Equal("jerry", line.Speaker));
        Assert.Equal(script.Utterances.Count, new Showrunner.Script("r", rewritten).Utterances.Count);
    }

    private static (LstmState State, List<float[]> Hidden, float[] Logits) Read(ScriptModel model, List<int> words)
    {
        var (state, logits, hidden) = (new LstmState(model.Options), new float[model.Vocabulary.Size], new List<float[]>());
        foreach (var word in words)
        {
            model.Step(word, state, logits);
            hidden.Add(Hidden(model, state));
        }
        return (state, hidden, logits);
    }

    private static float[] After(ScriptModel model, LstmState state, int id)
    {
        var after = state.Clone();
        model.Step(id, after);
        return Hidden(model, after);
    }

    private static float[] Hidden(ScriptModel model, LstmState state) => state.Hidden[^1][..model.Options.LayerSize(1)];

    private static double Cosine(float[] a, float[] b)
    {
        double Dot(float[] x, float[] y) => x.Zip(y, (p, q) => (double)p * q).Sum();
        return Dot(a, b) / Math.Sqrt(Dot(a, a) * Dot(b, b));
    }
}
