using System.Collections.Immutable;

namespace Tunewright.Plots;

/// <summary>What there was left to gain after each complete trial, as a condition that ends searches judges it.</summary>
/// <param name="Study">The study's name.</param>
/// <param name="Enough">The gain below which the condition ends a search, in the objective's units; 0: never.</param>
/// <param name="Points">By number, from the first trial after which the condition can judge; of many trials 30, evenly spread.</param>
public sealed record RemainingGain(string Study, double Enough, ImmutableArray<GainPoint> Points)
{
    private const int MaxPoints = 30; // each learns all trials before it anew

    internal static RemainingGain Of(Study study, ModelledStop condition) =>
        Of(study.Name, study.Directions, study.TrialsIn(TrialState.Complete), condition, CancellationToken.None);

    internal static RemainingGain Of(
        string study,
        ImmutableArray<StudyDirection> directions,
        IReadOnlyList<FrozenTrial> complete,
        ModelledStop condition,
        CancellationToken cancellationToken
    )
    {
        var points = ImmutableArray.CreateBuilder<GainPoint>();
        foreach (var count in Counts(condition.MinTrials, complete.Count))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (condition.GainAfter([.. complete.Take(count)], directions) is { } gain)
                points.Add(new(complete[count - 1].Number, gain));
        }
        return new(study, condition.Threshold, points.ToImmutable());
    }

    private static IEnumerable<int> Counts(int first, int last) =>
        last - first < MaxPoints
            ? Enumerable.Range(first, Math.Max(0, last - first + 1))
            : Enumerable.Range(0, MaxPoints).Select(i => first + (int)Math.Round((last - first) * (double)i / (MaxPoints - 1)));
}

/// <summary>What there was left to gain after a trial.</summary>
/// <param name="Trial">The trial's number.</param>
/// <param name="Gain">The gain, in the objective's units, at least 0.</param>
public readonly record struct GainPoint(int Trial, double Gain);
