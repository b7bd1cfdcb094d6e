using System.Text;

namespace Showrunner;

/// <summary>Divides text into training and validation lines.</summary>
internal static class LineSplit
{
    private const int MaxShort = 200; // lines; a line is half a percent of the text

    /// <summary>
    /// Holds out the last <paramref name="validationShare"/> of the lines of each of <paramref name="runs"/> equal stretches.
    /// </summary>
    public static (string Training, string Validation) Of(string text, double validationShare, int runs)
    {
        var lines = Lines(text);
        return Divided(lines, EndsOfRuns(lines.Count, validationShare, runs));
    }

    /// <summary>
    /// As <see cref="Of"/>, but only lines of those who also speak elsewhere; of a short text, those that have this share of the words.
    /// </summary>
    public static (string Training, string Validation) OfKnown(string text, double share, int runs)
    {
        var lines = Lines(text);
        return Divided(lines, lines.Count > MaxShort ? Many(lines, share, runs) : Few(lines, share, runs));
    }

    private static (string Training, string Validation) Divided(List<string> lines, HashSet<int> held)
    {
        var (training, validation) = (new StringBuilder(), new StringBuilder());
        for (var i = 0; i < lines.Count; i++)
            (held.Contains(i) ? validation : training).Append(lines[i]);
        return (training.ToString(), validation.ToString());
    }

    private static HashSet<int> EndsOfRuns(int lines, double share, int runs)
    {
        var held = new HashSet<int>();
        runs = Math.Min(runs, lines / 2);
        for (var run = 0; run < runs; run++)
        {
            var (start, end) = Run(lines, run, runs);
            var count = Math.Clamp((int)Math.Round((end - start) * share), 1, end - start - 1);
            held.UnionWith(Enumerable.Range(end - count, count));
        }
        return held;
    }

    /// <summary>The ends of runs, without what somebody says who speaks nowhere else.</summary>
    private static HashSet<int> Many(List<string> lines, double share, int runs)
    {
        var held = EndsOfRuns(lines.Count, share, runs);
        var speakers = lines.Select(line => Utterance.Parse(line).Speaker).ToList();
        var learnt = speakers.Where((_, i) => !held.Contains(i)).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var known = held.Where(i => speakers[i] is not { } speaker || learnt.Contains(speaker)).ToHashSet();
        return known.Count > 0 ? known : held;
    }

    /// <summary>Lines from the ends of as many runs as there are to be held-out lines; at least one, as long as another stays.</summary>
    private static HashSet<int> Few(List<string> lines, double share, int runs)
    {
        int[] words = [.. lines.Select(line => Tokenizer.Encode(line).Count(token => !Tokenizer.IsMark(token)))];
        var speakers = lines.Select(line => Utterance.Parse(line).Speaker).ToList();
        var speeches = speakers.OfType<string>().CountBy(speaker => speaker).ToDictionary();
        var wanted = words.Sum() * share;
        runs = Math.Clamp((int)Math.Round(lines.Count * share), 1, runs);

        var (held, heldWords) = (new HashSet<int>(), 0);
        for (var run = 0; run < runs; run++)
        {
            var (start, end) = Run(lines.Count, run, runs);
            var most = (wanted * (run + 1) / runs - heldWords) * 1.5;
            var mine = Enumerable.Range(start, end - start).Reverse().Where(i => words[i] > 1).ToList();
            var free = mine.Where(i => speakers[i] is not { } speaker || speeches[speaker] > 1).ToList();
            for (var next = Fitting(free.Count > 0 || held.Count > 0 ? free : mine); next is { } line; next = null)
            {
                held.Add(line);
                heldWords += words[line];
                if (speakers[line] is { } speaker)
                    speeches[speaker]--;
            }

            // The last line that is not too long, or else the shortest.
            int? Fitting(List<int> from) =>
                from.Where(i => words[i] <= most).Select(i => (int?)i).FirstOrDefault()
                ?? (held.Count == 0 && from.Count > 0 ? from.MinBy(i => words[i]) : null);
        }
        if (held.Count == 0)
            held.Add(lines.Count - 1);
        return held;
    }

    private static (int Start, int End) Run(int lines, int run, int runs) =>
        ((int)((long)lines * run / runs), (int)((long)lines * (run + 1) / runs));

    /// <summary>Each line that is not blank, together with the blank lines after it; the first also has those before it.</summary>
    private static List<string> Lines(string text)
    {
        var lines = new List<string>();
        foreach (var line in (text.EndsWith('\n') ? text[..^1] : text).Split('\n').Select(line => line + "\n"))
        {
            if (lines.Count == 0 || !string.IsNullOrWhiteSpace(line) && !string.IsNullOrWhiteSpace(lines[^1]))
                lines.Add(line);
            else
                lines[^1] += line;
        }

        return lines.Count > 1
            ? lines
            : throw new ShowrunnerException(
                "The script has one line, which leaves nothing for validation. Give a longer script, or a validation file."
            );
    }
}
