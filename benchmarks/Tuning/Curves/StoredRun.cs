using System.Globalization;
using Showrunner.Tuning;
using Tunewright;
using SearchSpace = Showrunner.Tuning.SearchSpace;

namespace Benchmarks;

/// <summary>A training run of the recorded search: what it was trained with, and how it went.</summary>
/// <param name="Options">Values of the space's options, without those that had no effect.</param>
/// <param name="Losses">The validation loss after each epoch, in nats a word; fewer than the others' where patience ended the run.</param>
/// <param name="Seconds">Seconds an epoch, on the machine that recorded it.</param>
internal sealed record StoredRun(IReadOnlyDictionary<string, object?> Options, double[] Losses, double Seconds)
{
    /// <summary>The runs of curves.csv, which <see cref="CurvesBenchmark"/>'s usage says how to make.</summary>
    public static IReadOnlyList<StoredRun> All { get; } = Read(File.ReadAllLines(PathOf("curves.csv")));

    /// <summary>The space that they were drawn from at random.</summary>
    public static SearchSpace Space { get; } = SearchSpace.Load(PathOf("space.json"));

    /// <summary>The lowest loss, whose weights a search keeps.</summary>
    public double Best => Losses.Min();

    /// <summary>Reads the trials of a search that paused none.</summary>
    public static IReadOnlyList<string> Lines(Study study)
    {
        var candidates = Candidate.Of(study.Trials).Where(candidate => candidate.State == CandidateState.Complete).ToList();
        var searched = candidates.SelectMany(candidate => candidate.Parameters.Keys).ToHashSet();
        string[] names = [.. SearchSpace.Options.Select(option => option.Name).Where(searched.Contains)];
        var epochs = candidates.Max(candidate => candidate.LastReport);
        return
        [
            string.Join(',', [.. names, "seconds", .. Enumerable.Range(1, epochs).Select(epoch => $"{epoch}")]),
            .. candidates.Select(candidate =>
                string.Join(
                    ',',
                    [
                        .. names.Select(name => Text(candidate.Parameters.GetValueOrDefault(name))),
                        Text(candidate.Seconds / candidate.LastReport),
                        .. Enumerable
                            .Range(1, epochs)
                            .Select(epoch => Text(candidate.Losses.TryGetValue(epoch, out var loss) ? Math.Exp(loss) : null)),
                    ]
                )
            ),
        ];
    }

    private static string Text(object? value) =>
        value switch
        {
            null => "",
            bool flag => flag ? "true" : "false",
            double number => number.ToString("G5", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };

    private static IReadOnlyList<StoredRun> Read(string[] lines)
    {
        var names = lines[0].Split(',');
        var options = Array.IndexOf(names, "seconds");
        return [.. lines.Skip(1).Select(Run)];

        StoredRun Run(string line)
        {
            var cells = line.Split(',');
            return new(
                Enumerable.Range(0, options).Where(i => cells[i] != "").ToDictionary(i => names[i], i => Value(cells[i])),
                [.. cells.Skip(options + 1).TakeWhile(cell => cell != "").Select(cell => Math.Log(Number(cell)))],
                Number(cells[options])
            );
        }
    }

    private static object? Value(string cell) =>
        bool.TryParse(cell, out var flag) ? flag
        : long.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole
        : Number(cell);

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Tuning", "Curves", name);
}
