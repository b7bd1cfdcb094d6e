namespace Showrunner.Studio;

/// <summary>Heavy work, one piece at a time: trainings and searches each want all cores.</summary>
internal sealed class WorkQueue : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Whether a piece is being worked on.</summary>
    public bool IsTaken => _turn.CurrentCount == 0;

    /// <summary>Waits for its turn; dispose of the returned to pass it on.</summary>
    public async Task<IDisposable> Enter(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        return new Turn(_turn);
    }

    public void Dispose() => _turn.Dispose();

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
