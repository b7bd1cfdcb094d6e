namespace Tunewright;

/// <summary>
/// Hyperband (Li et al., JMLR 18, 2018): several brackets of <see cref="SuccessiveHalvingPruner"/> side by side, from early and
/// harsh pruning to late and lenient, so that you need not choose between them.
/// </summary>
/// <remarks>
/// There are <c>floor(log(maxResource / minResource) / log(reductionFactor)) + 1</c> brackets, in floating point as in Optuna: one fewer
/// than the powers say for 243 steps with factor 3 and for 1000 with 10. A trial's bracket is a hash
/// of <c>studyName_trialNumber</c>, the same as Optuna's, so workers in C# and Python agree. Samplers learn only from trials of
/// the same bracket, whose values were measured after the same number of steps; a study works best with ten trials or more for each
/// bracket.
/// </remarks>
public sealed class HyperbandPruner : IPruner
{
    private readonly long _minResource;
    private readonly int _reductionFactor;
    private readonly int _bootstrapCount;
    private volatile HyperbandBrackets? _brackets;

    /// <summary>Creates a pruner.</summary>
    /// <param name="minResource">The number of steps after which a report first means something, at least 1.</param>
    /// <param name="maxResource">
    /// The number of steps of a full run, at least <paramref name="minResource"/>. <see langword="null"/>: that of the longest complete
    /// trial, once one of at least <paramref name="minResource"/> steps is complete, and unchanged from then on. Until then nothing is
    /// pruned, and all trials are comparable.
    /// </param>
    /// <param name="reductionFactor">One trial in this many goes on to the next rung; at least 2.</param>
    /// <param name="bootstrapCount">
    /// The number of trials that are ended at each rung before the first goes on, at least 0. Above 0 it needs
    /// <paramref name="maxResource"/>.
    /// </param>
    /// <exception cref="ArgumentException">An argument is out of its range, or two contradict each other.</exception>
    public HyperbandPruner(long minResource = 1, long? maxResource = null, int reductionFactor = 3, int bootstrapCount = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minResource, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(reductionFactor, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(bootstrapCount);
        if (bootstrapCount > 0 && maxResource is null)
        {
            throw new ArgumentException(
                $"A bootstrapCount of {bootstrapCount} needs a maxResource: brackets must be known from the first trial on.",
                nameof(bootstrapCount)
            );
        }

        _minResource = minResource;
        _reductionFactor = reductionFactor;
        _bootstrapCount = bootstrapCount;
        if (maxResource is not { } steps)
            return;
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, minResource, nameof(maxResource));
        _brackets = new HyperbandBrackets(minResource, steps, reductionFactor, bootstrapCount);
    }

    /// <inheritdoc/>
    public PruningDecision Decide(StudyHistory history, FrozenTrial trial)
    {
        if (Brackets(history) is not { } known)
            return PruningDecision.Continue;
        var bracket = known.Of(history.StudyName, trial.Number);
        return known.Pruner(bracket).Decide(known.Part(history, bracket), trial);
    }

    /// <inheritdoc/>
    /// <remarks>The trials of the same bracket; all of them until the brackets are known.</remarks>
    public StudyHistory Comparable(StudyHistory history, int trialNumber) =>
        _brackets is { } known ? known.Part(history, known.Of(history.StudyName, trialNumber)) : history;

    private HyperbandBrackets? Brackets(StudyHistory history)
    {
        if (_brackets is null && history.LongestCompleteTrial is { } lastStep && lastStep + 1 >= _minResource)
        {
            Interlocked.CompareExchange(
                ref _brackets,
                new HyperbandBrackets(_minResource, lastStep + 1, _reductionFactor, _bootstrapCount),
                null
            );
        }

        return _brackets;
    }
}
