namespace Tunewright;

/// <summary>The search is over a given time after the study's first trial started, in any process or run.</summary>
/// <param name="limit">The time; above zero.</param>
public sealed class WallClock(TimeSpan limit) : StopCondition
{
    private readonly TimeSpan _limit =
        limit > TimeSpan.Zero ? limit : throw new ArgumentOutOfRangeException(nameof(limit), limit, "A time limit must be above zero.");
    private DateTimeOffset? _started;

    /// <inheritdoc/>
    protected override void Reset() => _started = null;

    /// <inheritdoc/>
    protected override void See(FrozenTrial trial, StudyHistory history)
    {
        if (trial.Started is { } time && (_started is null || time < _started))
            _started = time;
    }

    /// <inheritdoc/>
    protected override bool IsMet(DateTimeOffset now) => _started is { } time && now - time >= _limit;
}
