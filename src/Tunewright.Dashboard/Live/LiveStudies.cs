using Microsoft.AspNetCore.Http;
using Tunewright.Plots;

namespace Tunewright.Dashboard;

/// <summary>The studies of any number of storages, read once for all pages. Safe for several threads.</summary>
internal sealed class LiveStudies
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>How long a page waits for news of what it could see at once.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly LiveStorage[] _storages;
    private readonly Poller _poller;
    private readonly TimeProvider _time;
    private long? _read;

    public LiveStudies(IEnumerable<IStudyStorage> storages, TimeProvider time)
    {
        _time = time;
        _storages = [.. storages.Select((storage, place) => new LiveStorage(storage, place, time))];
        _poller = new(Interval, Refresh, time);
    }

    /// <summary>The storages, by place.</summary>
    public IReadOnlyList<LiveStorage> Storages => _storages;

    /// <summary>Raised when a study or a storage may have changed.</summary>
    public Signal Changed { get; } = new();

    /// <summary>Follows all studies until it is disposed of.</summary>
    public IDisposable Listen() => _poller.Listen();

    /// <summary>All studies as they are now, or as they were if a storage keeps us waiting.</summary>
    public async Task<StudyListBody> List()
    {
        if (_read is not { } read || _time.GetElapsedTime(read) > Fresh)
            await Settle(Refresh, isKnown: _read is not null);
        return Known();
    }

    /// <summary>All studies as they were last read.</summary>
    public StudyListBody Known() =>
        new(
            [.. _storages.Select(storage => storage.State)],
            [.. _storages.SelectMany(storage => storage.Studies).Where(study => !study.IsGone).Select(Summary)]
        );

    /// <summary>The study of that id as it is now, or as it was if its storage keeps us waiting.</summary>
    public async Task<LiveStudy> Require(string id)
    {
        if (Find(id) is null)
            await Settle(Refresh, isKnown: false);
        var study = Find(id);
        if (study is not null)
            await Settle(study.Refresh, isKnown: true);
        if (study is { IsGone: false })
            return study;
        throw _storages.Select(storage => storage.State).FirstOrDefault(state => state.Error is not null) is { } broken
            ? new ApiException(StatusCodes.Status503ServiceUnavailable, $"{broken.Name} cannot be read: {broken.Error}")
            : ApiException.NotFound("There is no such study; it may have been deleted or renamed.");
    }

    private static SummaryData Summary(LiveStudy study) => study.Read(digest => digest.Summary());

    private LiveStudy? Find(string id) => _storages.Select(storage => storage.Find(id)).FirstOrDefault(study => study is not null);

    private async Task Settle(Action refresh, bool isKnown)
    {
        var reading = Task.Run(refresh);
        await (isKnown ? Task.WhenAny(reading, Task.Delay(Patience, _time)) : reading);
    }

    private void Refresh()
    {
        foreach (var storage in _storages)
            storage.Refresh();
        _read = _time.GetTimestamp();
        Changed.Raise();
    }
}
