namespace Showrunner.Studio;

/// <summary>Pieces of work beside the requests; the studio's end cancels them and waits for them.</summary>
internal sealed class BackgroundWork : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _all = Task.CompletedTask;

    /// <summary>Begins a piece of work.</summary>
    /// <param name="work">The work.</param>
    /// <param name="failed">Is told why, in a sentence, if the work does not come to its end.</param>
    public void Start(Func<CancellationToken, Task> work, Action<string> failed)
    {
        lock (_gate)
            _all = Task.WhenAll(_all, Task.Run(() => Run(work, failed)));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _all;
        _stop.Dispose();
    }

    private async Task Run(Func<CancellationToken, Task> work, Action<string> failed)
    {
        try
        {
            await work(_stop.Token);
        }
        catch (OperationCanceledException)
        {
            failed("The studio has ended.");
        }
        catch (Exception exception)
        {
            failed(PageWords.Of(exception.Message));
        }
    }
}
