namespace Showrunner;

/// <summary>
/// What a model remembers where a line begins, on average over places all over its training text: the middle of some dialogue, about
/// nothing. What a speaker would say there is what that speaker would say anywhere.
/// </summary>
internal static class TypicalState
{
    private const int Places = 64;
    private const int WordsBefore = 48;

    /// <summary>The state, to be read on from with a name; without a training text it is that of the beginning of a text.</summary>
    public static LstmState Of(ScriptModel model)
    {
        var end = model.Vocabulary.IdOf(Tokenizer.Return);
        var ends = LineEnds(model.Show.TrainingWords ?? [], end);
        var mean = new LstmState(model.Options);
        if (ends.Length == 0)
        {
            model.Step(end, mean);
            model.Step(end, mean);
            return mean;
        }

        LstmState[] states = [.. ends.Select(_ => new LstmState(model.Options))];
        var logits = new float[]?[ends.Length];
        for (var word = WordsBefore; word > 0; word--)
            model.Step([.. ends.Select(at => model.Show.TrainingWords![at - word])], states, logits);
        foreach (var (sum, parts) in Vectors(mean).Zip(Transposed(states)))
        {
            for (var i = 0; i < sum.Length; i++)
                sum[i] = parts.Sum(part => part[i]) / ends.Length;
        }
        return mean;
    }

    // Just behind the blank line after a line, with enough words before it; evenly spaced.
    private static int[] LineEnds(int[] words, int end)
    {
        int[] all = [.. Enumerable.Range(0, words.Length).Where(i => i >= WordsBefore && words[i - 1] == end && words[i - 2] == end)];
        return [.. Enumerable.Range(0, Math.Min(Places, all.Length)).Select(i => all[(long)i * all.Length / Math.Min(Places, all.Length)])];
    }

    private static IEnumerable<float[]> Vectors(LstmState state) => state.Hidden.Concat(state.Cells);

    private static IEnumerable<float[][]> Transposed(LstmState[] states) =>
        Enumerable
            .Range(0, Vectors(states[0]).Count())
            .Select(vector => states.Select(state => Vectors(state).ElementAt(vector)).ToArray());
}
