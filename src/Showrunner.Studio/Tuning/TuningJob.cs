namespace Showrunner.Studio;

/// <summary>A search as pages see it. Safe for any number of threads.</summary>
internal sealed class TuningJob(string show, double minutes) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Where it stands; replaced as a whole.</summary>
    public TuningBody Body
    {
        get => Volatile.Read(ref field);
        set => Volatile.Write(ref field, value);
    } = new(show, Phase.Queued, minutes, 0, 0, null, [], null, null, null);

    /// <summary>Its work, which ends without an exception.</summary>
    public Task Work { get; set; } = Task.CompletedTask;

    public CancellationToken Stop => _stop.Token;

    public bool IsActive => Body.Phase.IsActive;

    public void Cancel() => _stop.Cancel();

    public void Dispose() => _stop.Dispose();
}
