namespace Showrunner.Training;

/// <summary>Where the time of training steps goes: seconds by part, summed over the steps.</summary>
internal sealed class StepProfile(TimeProvider time)
{
    private long _last;

    public Dictionary<string, double> Seconds { get; } = [];

    /// <summary>Begins a step; what passed since the last part is no part's.</summary>
    public void Begin() => _last = time.GetTimestamp();

    /// <summary>Ends a part: it took the time since the last one ended.</summary>
    public void End(string part)
    {
        var now = time.GetTimestamp();
        Seconds[part] = Seconds.GetValueOrDefault(part) + time.GetElapsedTime(_last, now).TotalSeconds;
        _last = now;
    }
}
