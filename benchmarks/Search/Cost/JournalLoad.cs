using System.Diagnostics;
using Tunewright;

namespace Benchmarks;

/// <summary>How long it takes to open a long journal: every worker does so once, and reads only what is new from then on.</summary>
internal static class JournalLoad
{
    public static void Print(Optuna peer, int lines)
    {
        var folder = Directory.CreateTempSubdirectory("search-").FullName;
        try
        {
            var path = Path.Combine(folder, "study.log");
            Write(path, lines);
            var (watch, spent) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var study = Study.Load(new() { Storage = new JournalStorage(path) });
            var (count, best) = (study.Trials.Count, study.BestValue);
            Console.WriteLine(
                $"A journal of {lines:N0} lines, {new FileInfo(path).Length / 1e6:N0} MB, {count:N0} trials, opened and its best trial "
                    + $"found:"
            );
            Console.WriteLine(
                $"{"Tunewright", -18}{watch.Elapsed.TotalSeconds, 8:F2} s on the clock "
                    + $"{(Environment.CpuUsage.TotalTime - spent).TotalSeconds, 8:F2} s of processor time"
            );
            var theirs = peer.Run("load.py", path).Split(' ');
            Console.WriteLine(
                $"{$"Optuna {theirs[0]}", -18}{double.Parse(theirs[1]), 8:F2} s on the clock {double.Parse(theirs[2]), 8:F2} s of "
                    + $"processor time"
            );
            if (int.Parse(theirs[3]) != count || double.Parse(theirs[4]) != best)
                throw new InvalidOperationException($"Optuna finds {theirs[3]} trials, the best {theirs[4]}, and not {count} and {best}.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Repeats what a few thousand trials wrote, since lines name their trial by number.</summary>
    private static void Write(string path, int lines)
    {
        using (var storage = new JournalStorage(path))
            Study.Create(new() { Storage = storage, Sampler = new RandomSampler(seed: 1) }).Optimize(ShapedFunctions.Mixed, trials: 1000);
        var trials = File.ReadAllLines(path);
        var first = Array.FindIndex(trials, line => line.Contains("\"op_code\": 4") || line.Contains("\"op_code\":4"));
        var pattern = trials[first..];
        using var file = File.AppendText(path);
        for (var (written, round) = (trials.Length, 1); written < lines; round++)
        {
            foreach (var line in pattern)
            {
                if (written++ == lines)
                    break;
                file.Write(Renumbered(line, 1000 * round));
                file.Write('\n');
            }
        }
    }

    private static string Renumbered(string line, int offset)
    {
        var key = line.IndexOf("\"trial_id\"", StringComparison.Ordinal);
        if (key < 0)
            return line;
        var begin = line.IndexOfAny([.. "0123456789"], key);
        var end = begin;
        while (char.IsAsciiDigit(line[end]))
            end++;
        return $"{line.AsSpan(0, begin)}{int.Parse(line.AsSpan(begin, end - begin)) + offset}{line.AsSpan(end)}";
    }
}
