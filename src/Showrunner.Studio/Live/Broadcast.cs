using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Channels;

namespace Showrunner.Studio;

/// <summary>What moves, told to every page that listens. Safe for any number of threads.</summary>
internal sealed class Broadcast
{
    // A page that is that far behind asks anew for what it shows; it gets the newest.
    private const int MaxUnread = 1_000;

    private readonly Lock _gate = new();
    private readonly HashSet<Channel<LiveEvent>> _pages = [];

    /// <summary>Pages that listen.</summary>
    public int Listeners
    {
        get
        {
            lock (_gate)
                return _pages.Count;
        }
    }

    /// <summary>Tells all pages.</summary>
    public void Tell<T>(string type, T data, JsonTypeInfo<T> json)
    {
        lock (_gate)
        {
            if (_pages.Count == 0)
                return;
            var happening = new LiveEvent(type, JsonSerializer.SerializeToElement(data, json));
            foreach (var page in _pages)
                page.Writer.TryWrite(happening);
        }
    }

    /// <summary>Listens until the returned is disposed of.</summary>
    public IDisposable Listen(out ChannelReader<LiveEvent> events)
    {
        var page = Channel.CreateBounded<LiveEvent>(new BoundedChannelOptions(MaxUnread) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_gate)
            _pages.Add(page);
        events = page.Reader;
        return new Listener(this, page);
    }

    private void Leave(Channel<LiveEvent> page)
    {
        lock (_gate)
            _pages.Remove(page);
    }

    private sealed class Listener(Broadcast all, Channel<LiveEvent> page) : IDisposable
    {
        public void Dispose() => all.Leave(page);
    }
}

/// <summary>Something that happened.</summary>
internal sealed record LiveEvent(string Type, JsonElement Data);
