using System.Threading.Channels;

namespace Showrunner.Serving;

/// <summary>The texts of one request, while they are written. Disposing of it frees their slots.</summary>
/// <param name="texts">How many texts.</param>
/// <param name="leave">Called when the job is disposed of.</param>
internal sealed class WritingJob(int texts, Action<WritingJob> leave) : IDisposable
{
    private readonly Channel<TextPart> _parts = Channel.CreateUnbounded<TextPart>(new() { SingleReader = true });
    private int _unfinished = texts;
    private volatile bool _isAbandoned;

    /// <summary>Whether nobody waits for the texts any more.</summary>
    public bool IsAbandoned => _isAbandoned;

    /// <summary>The words and ends of all texts, in the order of writing; complete with the last end.</summary>
    public ChannelReader<TextPart> Parts => _parts.Reader;

    public void Add(TextPart part)
    {
        _parts.Writer.TryWrite(part);
        if (part.End is not null && --_unfinished == 0)
            _parts.Writer.TryComplete(); // the job may have failed already
    }

    /// <summary>Ends the job: its reader throws <paramref name="exception"/>.</summary>
    public void Fail(Exception exception)
    {
        _isAbandoned = true;
        _parts.Writer.TryComplete(exception);
    }

    public void Dispose()
    {
        _isAbandoned = true;
        leave(this);
    }
}
