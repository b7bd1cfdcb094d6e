namespace Showrunner.Serving;

/// <summary>As many texts wait as the queue may hold.</summary>
/// <param name="queued">Texts that wait.</param>
/// <param name="retryAfter">After which time there is likely to be room.</param>
internal sealed class QueueFullException(int queued, TimeSpan retryAfter) : Exception("The queue is full.")
{
    public int Queued => queued;

    public TimeSpan RetryAfter => retryAfter;
}
