namespace Showrunner;

/// <summary>
/// "Don't repeat yourself" (p-e-w, text-generation-webui pull request 5677): subtracts multiplier · base^(n − allowed) from the logit of
/// a word that would lengthen a repetition of n words, at least <paramref name="allowed"/>. Line ends and names break repetitions.
/// </summary>
internal sealed class Dry(double multiplier, double @base, int allowed, int window, WordKinds kinds) : ISampler
{
    private const int LongestRun = 50; // beyond that the penalty is as good as infinite

    private readonly Dictionary<int, int> _runs = [];

    public void Apply(Candidates candidates, in WritingStep step)
    {
        _runs.Clear();
        var words = step.Words;
        var end = words.Length;
        var first = window == 0 ? 0 : Math.Max(0, end - window);
        for (var next = first + 1; next < end; next++)
        {
            if (kinds.BreaksRuns(words[next]))
                continue;
            var run = 0;
            while (
                run < LongestRun
                && next - 1 - run >= first
                && words[next - 1 - run] == words[end - 1 - run]
                && !kinds.BreaksRuns(words[end - 1 - run])
            )
            {
                run++;
            }

            if (run >= allowed && run > _runs.GetValueOrDefault(words[next]))
                _runs[words[next]] = run;
        }
        foreach (var (id, run) in _runs)
        {
            if (candidates.IndexOf(id) is >= 0 and var i)
                candidates.Logits[i] -= (float)(multiplier * Math.Pow(@base, run - allowed));
        }
    }
}
