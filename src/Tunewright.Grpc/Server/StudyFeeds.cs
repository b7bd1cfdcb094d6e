using System.Collections.Concurrent;

namespace Tunewright.Grpc;

/// <summary>The studies of a storage that clients have asked for, by id. Safe for several threads.</summary>
internal sealed class StudyFeeds(IStudyStorage storage, TimeProvider time)
{
    private readonly ConcurrentDictionary<long, StudyFeed> _feeds = new();

    public IStudyStorage Storage => storage;

    /// <summary>A study as the storage has it now.</summary>
    public StudyFeed Of(StudyRecord study) =>
        _feeds.AddOrUpdate(study.Id, (_, now) => New(now), (_, known, now) => known.Study.Mark == now.Mark ? known : New(now), study);

    /// <summary>The study of that id, with its attributes as they are now.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public StudyRecord Read(long id) =>
        storage.FindStudy(Require(id, "").Study.Name) is { } study && study.Id == id ? study : Find(id) ?? throw Missing(id);

    /// <summary>Runs an operation on a study; one that turns out to be gone is forgotten.</summary>
    /// <exception cref="KeyNotFoundException">There is no such study.</exception>
    public T Run<T>(long study, string mark, Func<StudyFeed, T> operation) => Run(Require(study, mark), operation);

    /// <summary>Runs an operation on the study that a trial belongs to.</summary>
    /// <exception cref="KeyNotFoundException">There is no such trial.</exception>
    public T RunOnTrial<T>(long trialId, Func<StudyFeed, T> operation) =>
        Run(
            Find(_feeds.Values, trialId)
                ?? Find(Synced(), trialId)
                ?? throw new KeyNotFoundException($"There is no trial with id {trialId}; its study may have been deleted."),
            operation
        );

    public void Forget(StudyFeed feed) => _feeds.TryRemove(KeyValuePair.Create(feed.Study.Id, feed));

    private T Run<T>(StudyFeed feed, Func<StudyFeed, T> operation)
    {
        try
        {
            return operation(feed);
        }
        catch (KeyNotFoundException)
        {
            Forget(feed);
            throw;
        }
    }

    private List<StudyFeed> Synced()
    {
        var feeds = storage.Studies().Select(Of).ToList();
        foreach (var feed in feeds)
            storage.Sync(feed.Table);
        return feeds;
    }

    private static StudyFeed? Find(IEnumerable<StudyFeed> feeds, long trialId) =>
        feeds.FirstOrDefault(feed => feed.Find(trialId) is not null);

    /// <exception cref="KeyNotFoundException">There is none, or it is another one than that of the mark.</exception>
    private StudyFeed Require(long id, string mark)
    {
        if (_feeds.TryGetValue(id, out var known) && IsOf(known, mark))
            return known;
        return Find(id) is { } study && Of(study) is var feed && IsOf(feed, mark) ? feed : throw Missing(id);
    }

    private StudyRecord? Find(long id) => storage.Studies().FirstOrDefault(study => study.Id == id);

    private static bool IsOf(StudyFeed feed, string mark) => mark.Length == 0 || feed.Study.Mark == mark;

    private static KeyNotFoundException Missing(long id) => new($"There is no study with id {id}; it may have been deleted.");

    private StudyFeed New(StudyRecord study) => new(study, time.GetUtcNow().UtcTicks);
}
