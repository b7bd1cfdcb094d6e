namespace Showrunner;

/// <summary>How likely a model finds a line, with its line end.</summary>
/// <param name="InScene">ln p after the lines before it.</param>
/// <param name="Alone">ln p as the first line that its speaker speaks.</param>
/// <param name="Tokens">Words and marks, the line end included.</param>
/// <param name="Fit">How well it follows the lines before as the show's own lines do; 0 where the model lacks its training text.</param>
internal sealed record LineScores(double InScene, double Alone, int Tokens, double Fit)
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
        var fits = Fits(model, before, lines);
        return [.. lines.Select((_, i) => new LineScores(scores[i], scores[lines.Count + i], words[i].Length - 1, fits[i]))];
    }

    private static double[] Fits(ScriptModel model, IReadOnlyList<SpokenLine> before, IReadOnlyList<SpokenLine> lines)
    {
        return model.Show.Dialogue is { } dialogue
            ? new LineFit(dialogue).Scores([.. before.TakeLast(LineFit.LinesBack).Reverse().Select(Encoded)], [.. lines.Select(Encoded)])
            : new double[lines.Count];

        DialogueLine Encoded(SpokenLine line) =>
            new(model.Vocabulary.Encode(Tokenizer.Encode(line.Speaker + ":"))[^1], model.Vocabulary.Encode(line.Tokens));
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
