using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Tunewright.Dashboard;

/// <summary>One storage with the studies that have been seen in it. Safe for several threads.</summary>
internal sealed class LiveStorage(IStudyStorage storage, int place, TimeProvider time)
{
    private readonly Lock _listing = new();
    private readonly ConcurrentDictionary<string, LiveStudy> _studies = new(StringComparer.Ordinal);
    private volatile string? _error;
    private volatile IReadOnlyList<LiveStudy> _list = [];

    public IStudyStorage Storage => storage;

    /// <summary>Its index among the storages.</summary>
    public int Place => place;

    public StorageBody State => new(storage.Address, _error, storage.CanRename);

    /// <summary>The studies that were last seen, oldest first.</summary>
    public IReadOnlyList<LiveStudy> Studies => _list;

    /// <summary>
    /// A study's name in addresses: the same after a restart, another one for a study that has got a deleted one's id but not its name.
    /// </summary>
    public string IdOf(StudyRecord study) =>
        FormattableString.Invariant(
            $"{place}-{study.Id}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(study.Name)))[..8]}"
        );

    /// <summary>The study of that id, or <see langword="null"/>.</summary>
    public LiveStudy? Find(string id) => _studies.GetValueOrDefault(id);

    /// <summary>Reads which studies there are, and what is new in each.</summary>
    public void Refresh() =>
        Try(() =>
        {
            lock (_listing)
                Read();
        });

    /// <summary>The study of that name after a change of our own; its storage must be readable.</summary>
    public LiveStudy Load(string name)
    {
        Refresh();
        return _list.FirstOrDefault(study => study.Study.Name == name)
            ?? throw new IOException(_error ?? $"The study was deleted from {storage.Address} at once.");
    }

    /// <summary>Removes a study that the storage has no more.</summary>
    public void Forget(LiveStudy study) => _studies.TryRemove(KeyValuePair.Create(study.Id, study));

    /// <summary>Reads from the storage. If that fails, the error is noted until it succeeds again, and all pages are told.</summary>
    public void Try(Action read)
    {
        string? error = null;
        try
        {
            read();
        }
        catch (Exception exception)
        {
            error = exception.Message;
        }
        if (Interlocked.Exchange(ref _error, error) == error)
            return;
        foreach (var study in _list)
            study.Changed.Raise();
    }

    private void Read()
    {
        List<LiveStudy> all = [];
        Exception? unreadable = null;
        foreach (var record in storage.Studies())
        {
            try
            {
                if (Follow(record) is { } study)
                    all.Add(study);
            }
            catch (Exception exception) when (exception is not IOException)
            {
                unreadable ??= exception; // one study that cannot be read hides no other
            }
        }
        foreach (var gone in _list.Except(all))
            gone.Follow(null);
        _list = all;
        if (unreadable is not null)
            throw new InvalidDataException(unreadable.Message, unreadable);
    }

    /// <summary>The study as it is now; none if it was deleted in between.</summary>
    private LiveStudy? Follow(StudyRecord record)
    {
        if (_studies.TryGetValue(IdOf(record), out var known))
        {
            known.Follow(record);
            return known.IsGone ? null : known;
        }
        try
        {
            var added = new LiveStudy(this, record, time);
            return _studies[added.Id] = added;
        }
        catch (KeyNotFoundException)
        {
            return null;
        }
    }
}
