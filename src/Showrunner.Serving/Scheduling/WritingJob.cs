using System.Threading.Channels;

namespace Showrunner.Serving;

/// <summary>One word of a text of a call, or, with a reason as OpenAI names it, the text's end.</summary>
internal readonly record struct WordEvent(int Index, WrittenWord? Word, string? FinishReason);

/// <summary>The texts that one request asked for, as they are written. Disposing of it frees their places.</summary>
internal sealed class WritingJob(int texts, Action<WritingJob> leave) : IDisposable
{
    private readonly Channel<WordEvent> _words = Channel.CreateUnbounded<WordEvent>(new() { SingleReader = true });
    private int _unfinished = texts;
    private volatile bool _isLeft;

    /// <summary>Whether nobody waits for the texts any more.</summary>
    public bool IsLeft => _isLeft;

    /// <summary>Words and ends of all texts; complete with the last end.</summary>
    public ChannelReader<WordEvent> Words => _words.Reader;

    public void Add(WordEvent word)
    {
        _words.Writer.TryWrite(word);
        if (word.FinishReason is not null && --_unfinished == 0)
            _words.Writer.TryComplete(); // it may have failed meanwhile
    }

    /// <summary>Lets the reader throw <paramref name="error"/>.</summary>
    public void Fail(Exception error)
    {
        _isLeft = true;
        _words.Writer.TryComplete(error);
    }

    public void Dispose()
    {
        _isLeft = true;
        leave(this);
    }
}
