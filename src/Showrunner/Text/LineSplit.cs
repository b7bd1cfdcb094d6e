using System.Text;

namespace Showrunner;

/// <summary>Divides text into training and validation lines.</summary>
internal static class LineSplit
{
    /// <summary>
    /// Holds out the last <paramref name="validationShare"/> of the lines of each of <paramref name="runs"/> equal stretches.
    /// </summary>
    public static (string Training, string Validation) Of(string text, double validationShare, int runs)
    {
        var lines = Lines(text);
        if (lines.Count < 2)
        {
            throw new ShowrunnerException(
                "A script of one line leaves nothing for validation. Give a longer script, or a validation file."
            );
        }

        var (training, validation) = (new StringBuilder(), new StringBuilder());
        runs = Math.Min(runs, lines.Count / 2);
        for (var run = 0; run < runs; run++)
        {
            var start = (int)((long)lines.Count * run / runs);
            var end = (int)((long)lines.Count * (run + 1) / runs);
            var held = Math.Clamp((int)Math.Round((end - start) * validationShare), 1, end - start - 1);
            training.AppendJoin("", lines[start..(end - held)]);
            validation.AppendJoin("", lines[(end - held)..end]);
        }
        return (training.ToString(), validation.ToString());
    }

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

        return lines;
    }
}
