namespace Showrunner;

/// <summary>
/// Ranks lines by how well they follow the lines before them, as the show's own lines do: by what they take up, by which words answer
/// which, and by whom they call. It asks no network, so it sees what a network forgets.
/// </summary>
/// <param name="index">The show's lines.</param>
internal sealed class LineFit(DialogueIndex index)
{
    /// <summary>How many lines back it looks.</summary>
    public const int LinesBack = 5;

    private const double LeastRarity = 2; // words of one line in seven or more tie no lines together

    // Fitted on choices among ten of Seinfeld's last training lines, with the index of those before; docs/scorecard.md has the method.
    private const double PreviousWeight = 0.39;
    private const double EarlierWeight = 0.04;
    private const double AssociationWeight = 1.33;
    private const double CallWeight = 0.99;
    private const double LengthWeight = -0.11;
    private const double FillerPenalty = 0.5; // a network that repeats itself writes more filler than the show has

    /// <summary>
    /// How well each of <paramref name="lines"/> follows, in nats: the logarithm of its odds among lines of its speaker, up to a constant.
    /// </summary>
    /// <param name="before">The lines before, the last one first; without any, all lines follow equally well.</param>
    /// <param name="lines">Lines of one speaker.</param>
    public double[] Scores(IReadOnlyList<DialogueLine> before, IReadOnlyList<DialogueLine> lines) =>
        [.. Features(before, lines).Select(Score)];

    /// <summary>How well each of some versions of a line follows: as <see cref="Scores"/>, less for filler.</summary>
    public double[] ScoresOfVersions(IReadOnlyList<DialogueLine> before, IReadOnlyList<DialogueLine> versions) =>
        [.. Scores(before, versions).Zip(versions, (score, version) => score - (index.IsFiller(version) ? FillerPenalty : 0))];

    private static double Score(LineFeatures of) =>
        PreviousWeight * of.Previous
        + EarlierWeight * of.Earlier
        + AssociationWeight * of.Association
        + CallWeight * of.Call
        + LengthWeight * of.Length;

    private LineFeatures[] Features(IReadOnlyList<DialogueLine> before, IReadOnlyList<DialogueLine> lines)
    {
        if (before.Count == 0)
            return new LineFeatures[lines.Count];
        var (last, associations) = (before[0], index.Associations(before[0], lines));
        var previous = last.Said(index.Kinds);
        HashSet<int> earlier = [.. before.Skip(1).Take(LinesBack - 1).SelectMany(line => line.Said(index.Kinds)).Except(previous)];
        var call = index.CallTo(last);
        return [.. lines.Select((line, i) => Of(line, associations[i]))];

        LineFeatures Of(DialogueLine line, double association)
        {
            var said = line.Said(index.Kinds);
            return new(
                said.Where(previous.Contains).Sum(Tie),
                said.Where(earlier.Contains).Sum(Tie),
                association,
                last.Name != line.Name && call > 0 && said.Contains(call) ? 1 : 0,
                Math.Log(1 + said.Length) * Math.Log(1 + previous.Length)
            );
        }

        double Tie(int word) => Math.Max(0, index.Rarity(word) - LeastRarity);
    }
}

/// <summary>What tells whether a line follows others.</summary>
/// <param name="Previous">The rarity beyond a least one of the words that it shares with the line before.</param>
/// <param name="Earlier">The same of the four lines before that one.</param>
/// <param name="Association">How much likelier its words are after those of the line before.</param>
/// <param name="Call">1 if it calls by name whoever spoke before, otherwise 0.</param>
/// <param name="Length">The product of both lines' lengths, as logarithms.</param>
internal readonly record struct LineFeatures(double Previous, double Earlier, double Association, double Call, double Length);
