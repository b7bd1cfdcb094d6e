namespace Showrunner;

/// <summary>
/// Keeps marks as frequent and lines as long as in the show: what the lines so far have too much of counts against the next one. This is
/// herding (Welling, "Herding dynamical weights to learn", ICML 2009): whoever chooses by weighted features, and adds to the weights at
/// each step how far the chosen features are from their means, has those means in the long run.
/// </summary>
internal sealed class LineBalance
{
    /// <summary>How many lines back it looks.</summary>
    public const int LinesBack = 30;

    private const double LeastShare = 0.01; // of the show's lines; rarer marks are left alone

    private readonly WordKinds _kinds;
    private readonly int[] _marks;
    private readonly double[] _means;
    private readonly double[] _deviations;

    /// <param name="show">The show's lines.</param>
    /// <param name="kinds">What each word is.</param>
    public LineBalance(IReadOnlyList<DialogueLine> show, WordKinds kinds)
    {
        _kinds = kinds;
        _marks =
        [
            .. show.SelectMany(line => line.Words.Where(IsMark).Distinct())
                .CountBy(mark => mark)
                .Where(mark => mark.Value > LeastShare * show.Count)
                .Select(mark => mark.Key)
                .Order(),
        ];
        (_means, _deviations) = (new double[_marks.Length + 1], new double[_marks.Length + 1]);
        Array.Fill(_deviations, 1);
        var features = show.Select(Features).ToArray();
        for (var i = 0; i < _means.Length && features.Length > 0; i++)
        {
            _means[i] = features.Average(line => line[i]);
            var variance = features.Average(line => Math.Pow(line[i] - _means[i], 2));
            _deviations[i] = variance > 0 ? Math.Sqrt(variance) : 1;
        }
    }

    /// <summary>
    /// How much each of some versions of a line has of what the lines before lack: the sum over marks and length of what is due times what
    /// the version has beyond the mean, both in standard deviations of the show's lines.
    /// </summary>
    /// <param name="before">The lines before, in any order.</param>
    /// <param name="versions">Versions of the next line.</param>
    public double[] Scores(IReadOnlyList<DialogueLine> before, IReadOnlyList<DialogueLine> versions)
    {
        var due = new double[_means.Length];
        foreach (var line in before.Select(Standardized))
        {
            for (var i = 0; i < due.Length; i++)
                due[i] -= line[i];
        }
        return [.. versions.Select(version => Standardized(version).Zip(due, (has, lacks) => has * lacks).Sum())];
    }

    private double[] Standardized(DialogueLine line) => [.. Features(line).Select((value, i) => (value - _means[i]) / _deviations[i])];

    // How often it has each mark, and the logarithm of its length.
    private double[] Features(DialogueLine line) =>
        [.. _marks.Select(mark => (double)line.Words.Count(word => word == mark)), Math.Log(1 + line.Words.Count(word => !IsMark(word)))];

    private bool IsMark(int word) => _kinds[word] is WordKind.Mark or WordKind.Open;
}
