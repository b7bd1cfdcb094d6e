namespace Showrunner;

/// <summary>
/// Whether a model finds the line that really came next, among ten lines of the same speaker: how well a way of ranking lines follows
/// the scene.
/// </summary>
public sealed record NextLineChoice
{
    private const int Lines = 10;
    private const int Before = 16;

    private static readonly double[] Lambdas = [0.5, 0.8, 1, 1.2];

    /// <summary>How many choices were made.</summary>
    public required int Choices { get; init; }

    /// <summary>Ways of ranking. The first, mean log probability, is what the others are compared with.</summary>
    public required IReadOnlyList<NextLineRanking> Rankings { get; init; }

    /// <summary>Lets <paramref name="model"/> choose.</summary>
    /// <param name="model">The model.</param>
    /// <param name="heldOut">Text that it was not trained on.</param>
    /// <param name="choices">How many times, at least 1; fewer if the text has fewer lines that can be asked for.</param>
    /// <param name="seed">Of the lines that are asked for, and of those beside the real one.</param>
    /// <param name="cancellationToken">Stops between choices.</param>
    public static NextLineChoice Of(
        ScriptModel model,
        Script heldOut,
        int choices = 300,
        ulong seed = 1,
        CancellationToken cancellationToken = default
    )
    {
        SpokenLine[] lines = [.. SpokenLine.In(heldOut)];
        var bySpeaker = lines.Index().ToLookup(line => line.Item.Speaker, line => line.Index);
        int[] asked = [.. Enumerable.Range(Math.Min(Before, lines.Length), Math.Max(0, lines.Length - Before))];
        asked = [.. asked.Where(line => bySpeaker[lines[line].Speaker].Count() >= Lines)];
        SceneText.Shuffle(asked, seed);
        var ways = new List<bool[]>();
        foreach (var line in asked.Take(choices))
        {
            cancellationToken.ThrowIfCancellationRequested();
            int[] others = [.. bySpeaker[lines[line].Speaker].Where(other => other != line)];
            SceneText.Shuffle(others, seed + (ulong)line);
            var scores = LineScores.Of(
                model,
                lines[(line - Before)..line],
                [.. others.Take(Lines - 1).Prepend(line).Select(candidate => lines[candidate])]
            );
            ways.Add([.. Ways().Select(way => IsFirst([.. scores.Select(way.Score)]))]);
        }
        return new()
        {
            Choices = ways.Count,
            Rankings =
            [
                .. Ways()
                    .Select(
                        (way, i) =>
                            new NextLineRanking(
                                way.Name,
                                ways.Select(right => right[i] ? 1.0 : 0).DefaultIfEmpty(double.NaN).Average(),
                                SignTest.PValue(ways.Count(right => right[i] && !right[0]), ways.Count(right => right[0] && !right[i]))
                            )
                    ),
            ],
        };
    }

    private static IEnumerable<(string Name, Func<LineScores, double> Score)> Ways() =>
        [
            ("mean log probability", scores => scores.InScene / scores.Tokens),
            .. Lambdas.Select(lambda =>
                (
                    FormattableString.Invariant($"mutual information, λ = {lambda}"),
                    (Func<LineScores, double>)(scores => scores.Gain(lambda))
                )
            ),
            ("mutual information per word, λ = 1", scores => scores.Gain(1) / scores.Tokens),
            ("coherence alone", scores => scores.Fit),
            ("mutual information, λ = 1, and coherence", scores => scores.Gain(1) + WritingOptions.Usual.Coherence * scores.Fit),
        ];

    // The real line is the first; of equals it does not win.
    private static bool IsFirst(double[] scores) => scores[1..].All(score => score < scores[0]);
}

/// <summary>How well a way of ranking lines finds the real one.</summary>
/// <param name="Name">The way.</param>
/// <param name="Right">The share of choices in which the real line came first: 0.1 by chance.</param>
/// <param name="PValue">How likely chance alone makes as large a difference from the first way (McNemar's exact test).</param>
public sealed record NextLineRanking(string Name, double Right, double PValue);
