namespace Showrunner;

/// <summary>How likely a model finds a line, with its line end.</summary>
/// <param name="InScene">ln p after the lines before it.</param>
/// <param name="Alone">ln p as the first line that its speaker speaks.</param>
/// <param name="Tokens">Words and marks, the line end included.</param>
internal sealed record LineScores(double InScene, double Alone, int Tokens)
{
    /// <summary>ln p in the scene less <paramref name="lambda"/> times ln p alone.</summary>
    public double Gain(double lambda) => InScene - lambda * Alone;

    /// <summary>The scores of lines of one speaker, each as the line after <paramref name="before"/>.</summary>
    public static LineScores[] Of(ScriptModel model, IReadOnlyList<SpokenLine> before, IReadOnlyList<SpokenLine> lines)
    {
        var vocabulary = model.Vocabulary;
        int[] name = [.. vocabulary.Encode(Tokenizer.Encode(lines[0].Speaker + ":"))];
        var end = vocabulary.IdOf(Tokenizer.Return);
        int[] scene =
        [
            end,
            end,
            .. before.SelectMany(line =>
                vocabulary.Encode([.. Tokenizer.Encode(line.Speaker + ":"), .. line.Tokens, Tokenizer.Return, Tokenizer.Return])
            ),
            .. name,
        ];
        var (inScene, alone) = (Read(model, scene), Read(model, [end, end, .. name]));
        int[][] words = [.. lines.Select(line => (int[])[name[^1], .. vocabulary.Encode(line.Tokens), end])];
        var scores = new double[2 * lines.Count];
        LstmState[] states = [.. lines.Select(_ => inScene.Clone()), .. lines.Select(_ => alone.Clone())];
        float[][] logits = [.. states.Select(_ => new float[vocabulary.Size])];
        var weights = new float[vocabulary.Size];
        for (var at = 0; at < words.Max(line => line.Length) - 1; at++)
        {
            int[] reading = [.. Enumerable.Range(0, states.Length).Where(stream => at < words[stream % lines.Count].Length - 1)];
            model.Step(
                [.. reading.Select(stream => words[stream % lines.Count][at])],
                [.. reading.Select(stream => states[stream])],
                [.. reading.Select(stream => logits[stream])]
            );
            foreach (var stream in reading)
            {
                var highest = Softmax.Weigh(logits[stream], weights);
                scores[stream] += logits[stream][words[stream % lines.Count][at + 1]] - highest - Math.Log(Softmax.Total(weights));
            }
        }
        return [.. lines.Select((_, i) => new LineScores(scores[i], scores[lines.Count + i], words[i].Length - 1))];
    }

    // The state before the last word, which is read with each line.
    private static LstmState Read(ScriptModel model, int[] words)
    {
        var state = new LstmState(model.Options);
        foreach (var word in words[..^1])
            model.Step(word, state);
        return state;
    }
}
