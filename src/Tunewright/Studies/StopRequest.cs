namespace Tunewright;

/// <summary>What one search sees of the wish that all searches of its study end. It looks once a second, between trials.</summary>
internal sealed class StopRequest
{
    /// <summary>The system attribute that holds the last wish: another text each time, so that no clocks are compared.</summary>
    public const string Attribute = "tunewright:stop";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly IStudyStorage _storage;
    private readonly string _study;
    private readonly TimeProvider _time;
    private readonly object? _earlier;
    private long _looked;
    private bool _isMade;

    /// <summary>Notes the wish that was meant for earlier searches.</summary>
    public StopRequest(IStudyStorage storage, string study, TimeProvider time)
    {
        (_storage, _study, _time) = (storage, study, time);
        (_earlier, _looked) = (Read(), time.GetTimestamp());
    }

    /// <summary>Whether there is a wish that is younger than the search.</summary>
    public bool IsMade()
    {
        lock (_gate)
        {
            if (_isMade || _time.GetElapsedTime(_looked) < Interval)
                return _isMade;
            _looked = _time.GetTimestamp();
            return _isMade = Read() is { } wish && !wish.Equals(_earlier);
        }
    }

    private object? Read() => _storage.FindStudy(_study)?.SystemAttributes.GetValueOrDefault(Attribute);
}
