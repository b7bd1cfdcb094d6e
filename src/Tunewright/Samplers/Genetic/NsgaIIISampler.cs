using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Tunewright;

/// <summary>
/// NSGA-III, an evolutionary search for many objectives: as <see cref="NsgaIISampler"/>, but the trade-offs that it keeps lie near given
/// directions. For four objectives and more, where almost no trial dominates another.
/// </summary>
/// <remarks>
/// K. Deb, H. Jain, "An evolutionary many-objective optimization algorithm using reference-point-based nondominated sorting approach,
/// part I", IEEE TEVC 18(4), 2014.
/// </remarks>
public sealed class NsgaIIISampler : ISampler
{
    private readonly GeneticSearch _search;
    private readonly NsgaIIIOptions _options;

    /// <summary>Creates a sampler with the default options.</summary>
    /// <param name="seed">The seed; <see langword="null"/> for an arbitrary one.</param>
    [OverloadResolutionPriority(1)]
    public NsgaIIISampler(long? seed = null)
        : this(new NsgaIIIOptions { Seed = seed }) { }

    /// <summary>Creates a sampler.</summary>
    /// <exception cref="ArgumentException">
    /// An option is out of its range, or a reference point has another number of coordinates, one below 0, or none above.
    /// </exception>
    public NsgaIIISampler(NsgaIIIOptions options)
    {
        options.Check();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Divisions, 1);
        foreach (var point in options.ReferencePoints ?? [])
        {
            if (!point.Any(x => x > 0) || point.Any(x => !(x >= 0 && double.IsFinite(x))))
                throw new ArgumentException("A reference point has finite coordinates of at least 0, not all 0.", nameof(options));
            if (point.Count != options.ReferencePoints![0].Count)
                throw new ArgumentException("All reference points have the same number of coordinates.", nameof(options));
        }
        _options = options;
        _search = new(options, "tunewright:nsga3", crowding: false, Survivors);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Reference points have not one coordinate for each objective of the study.</exception>
    public JointSample SampleJoint(StudyHistory history, FrozenTrial trial)
    {
        if (_options.ReferencePoints is [var first, ..] && first.Count != history.Directions.Length)
        {
            throw new InvalidOperationException(
                $"Study '{history.StudyName}' has {Counted.Of(history.Directions.Length, "objective")}, but reference points have "
                    + $"{Counted.Of(first.Count, "coordinate")}."
            );
        }
        return _search.SampleJoint(history, trial);
    }

    /// <inheritdoc/>
    public double Sample(StudyHistory history, FrozenTrial trial, string name, Distribution distribution) =>
        _search.Sample(trial, name, distribution);

    private IReadOnlyList<FrozenTrial> Survivors(Population population, int count, ImmutableArray<StudyDirection> directions)
    {
        double[][] references = _options.ReferencePoints is { Count: > 0 } given
            ? [.. given.Select(point => point.ToArray())]
            : ReferenceDirections.Of(directions.Length, _options.Divisions);
        var byRank = Enumerable
            .Range(0, population.Trials.Count)
            .OrderBy(i => population.Ranks[i])
            .ThenBy(i => population.Trials[i].Number)
            .ToArray();
        var last = population.Ranks[byRank[count - 1]];
        var chosen = byRank.Where(i => population.Ranks[i] < last).ToList();
        var open = byRank.Where(i => population.Ranks[i] == last).ToList();
        if (chosen.Count + open.Count == count)
            return [.. chosen.Concat(open).Select(i => population.Trials[i])];
        // A front that does not fit whole has several trials, so they are complete; all better ones are too.
        var all = chosen.Concat(open).Select(i => population.Trials[i].Losses(directions)).ToArray();
        var picked = Niching.Choose(all, chosen.Count, count - chosen.Count, references);
        return [.. chosen.Concat(picked.Select(k => open[k - chosen.Count])).Select(i => population.Trials[i])];
    }
}
