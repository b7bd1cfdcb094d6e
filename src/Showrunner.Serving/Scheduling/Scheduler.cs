using System.Diagnostics;

namespace Showrunner.Serving;

/// <summary>
/// Continuous batching (Yu et al., Orca, OSDI 2022): one thread steps the model for all texts that have a place; texts come and go between two steps.
/// </summary>
internal sealed class Scheduler
{
    private readonly object _door = new();
    private readonly Queue<QueuedDraft> _waiting = new();
    private readonly List<QueuedDraft> _running = []; // changed by the scheduler's thread only, behind the door
    private readonly ScriptWriter _writer;
    private readonly Metrics _metrics;
    private readonly int _places,
        _mostWaiting;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isClosed;

    public Scheduler(ScriptWriter writer, int places, int waiting, Metrics metrics)
    {
        (_writer, _places, _mostWaiting, _metrics) = (writer, places, waiting, metrics);
        new Thread(Run) { IsBackground = true, Name = "Showrunner scheduler" }.Start();
    }

    public ScriptWriter Writer => _writer;

    /// <summary>Texts that can be asked for at once.</summary>
    public int MostTexts => _places + _mostWaiting;

    public bool IsClosed
    {
        get
        {
            lock (_door)
                return _isClosed;
        }
    }

    /// <summary>Texts with and without a place.</summary>
    public (int Running, int Waiting) Count
    {
        get
        {
            lock (_door)
                return (_running.Count(text => !text.Job.IsLeft), _waiting.Count);
        }
    }

    /// <summary>Takes all of <paramref name="drafts"/>, each for so many places, or none. Whoever disposes of the call frees its places.</summary>
    /// <exception cref="ApiException">There is no room, or the server is shutting down.</exception>
    public WritingJob Add(IReadOnlyList<ScriptDraft> drafts, int placesEach)
    {
        lock (_door)
        {
            if (_isClosed)
                throw ApiException.ShuttingDown();
            var (free, wanted) = (_places - Taken(), _waiting.Sum(text => text.Places) + drafts.Count * placesEach);
            if (wanted > free + _mostWaiting)
                throw ApiException.Full(_waiting.Count, _metrics.SecondsFor(wanted, _places));
            var job = new WritingJob(drafts.Count, Leave);
            for (var i = 0; i < drafts.Count; i++)
                _waiting.Enqueue(new(job, i, drafts[i], placesEach));
            Monitor.Pulse(_door);
            return job;
        }
    }

    /// <summary>Refuses new texts and those that wait, lets the others be finished for as long as <paramref name="patience"/>, and ends the thread.</summary>
    public async Task CloseAsync(TimeSpan patience)
    {
        lock (_door)
        {
            _isClosed = true;
            while (_waiting.TryDequeue(out var text))
                text.Job.Fail(ApiException.ShuttingDown());
            Monitor.Pulse(_door);
        }
        if (await Task.WhenAny(_ended.Task, Task.Delay(patience)).ConfigureAwait(false) != _ended.Task)
        {
            lock (_door)
            {
                foreach (var text in _running)
                    text.Job.Fail(ApiException.ShuttingDown());
            }
        }

        await _ended.Task.ConfigureAwait(false);
    }

    private int Taken() => _running.Where(text => !text.Job.IsLeft).Sum(text => text.Places);

    private void Leave(WritingJob job)
    {
        lock (_door)
        {
            var stay = _waiting.Where(text => text.Job != job).ToArray();
            if (stay.Length == _waiting.Count)
                return;
            _waiting.Clear();
            foreach (var text in stay)
                _waiting.Enqueue(text);
        }
    }

    private void Run()
    {
        while (Admit() is { Length: > 0 } texts)
        {
            var start = Stopwatch.GetTimestamp();
            try
            {
                _writer.Advance([.. texts.Select(text => text.Draft)]);
                foreach (var text in texts)
                    _metrics.Count(text.Draft.NewWords);
                foreach (var text in texts)
                    text.Publish();
            }
            catch (Exception error)
            {
                foreach (var text in texts)
                    text.Job.Fail(error); // whoever waits for the text reports it
            }
            _metrics.CountStep(Stopwatch.GetElapsedTime(start));
        }
        _ended.SetResult();
    }

    // The texts of the next step, as soon as there are some; none when the server has shut down.
    private QueuedDraft[] Admit()
    {
        lock (_door)
        {
            while (true)
            {
                foreach (var text in _running)
                {
                    if (text.Draft.IsDone || text.Job.IsLeft)
                        _metrics.CountText(text.Age, text.Draft.IsDone);
                }

                _running.RemoveAll(text => text.Draft.IsDone || text.Job.IsLeft);
                while (_waiting.TryPeek(out var text) && Taken() + text.Places <= _places)
                {
                    _waiting.Dequeue().Start();
                    _running.Add(text);
                }
                if (_running.Count > 0 || _isClosed)
                    return [.. _running];
                Monitor.Wait(_door);
            }
        }
    }
}
