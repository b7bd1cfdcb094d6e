namespace Databases.Tests;

/// <summary>A clock that stands still until it is advanced; its timers then fire at once.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly List<ManualTimer> _timers = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(() => callback(state), period);
        _timers.Add(timer);
        return timer;
    }

    public void Advance(TimeSpan span) => _timers.ForEach(timer => timer.Advance(span));

    private sealed class ManualTimer(Action tick, TimeSpan period) : ITimer
    {
        private readonly TimeSpan _period = period;
        private TimeSpan _left = period;

        public void Advance(TimeSpan span)
        {
            for (_left -= span; _left <= TimeSpan.Zero; _left += _period)
                tick();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose() => _left = TimeSpan.MaxValue;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
