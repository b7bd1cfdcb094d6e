namespace Showrunner.Serving;

/// <summary>
/// Continuous batching (Yu et al., Orca, OSDI 2022): one thread steps the model for all texts that have a slot; texts join and leave
/// between two steps.
/// </summary>
internal sealed class Scheduler
{
    /// <summary>How many times as long as a step the rest after it is.</summary>
    internal const int RestsOfStep = 15;

    private readonly object _gate = new();
    private readonly Queue<QueuedDraft> _queue = new();
    private readonly List<QueuedDraft> _running = []; // changed by the scheduler's thread only, behind the gate
    private readonly ScriptWriter _writer;
    private readonly int _maxConcurrent;
    private readonly int _maxQueued;
    private readonly WritingCounters _counters;
    private readonly TimeProvider _time;
    private readonly Func<bool> _yields;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isClosed;

    /// <param name="writer">Writes the texts.</param>
    /// <param name="maxConcurrent">Slots: texts that are written at once.</param>
    /// <param name="maxQueued">Slots that queued texts may ask for beyond those that are free.</param>
    /// <param name="counters">Counts words, steps and texts.</param>
    /// <param name="time">Measures steps and rests, and waits while closing.</param>
    /// <param name="yields">Whether other work should have most of the machine now: then each step is followed by a rest.</param>
    public Scheduler(ScriptWriter writer, int maxConcurrent, int maxQueued, WritingCounters counters, TimeProvider time, Func<bool> yields)
    {
        (_writer, _maxConcurrent, _maxQueued, _counters, _time, _yields) = (writer, maxConcurrent, maxQueued, counters, time, yields);
        new Thread(Run) { IsBackground = true, Name = "Showrunner scheduler" }.Start();
    }

    /// <summary>Texts that are being written, and texts that wait for a slot.</summary>
    public (int Running, int Queued) Count
    {
        get
        {
            lock (_gate)
                return (_running.Count(text => !text.IsOver), _queue.Count);
        }
    }

    /// <summary>How many slots a text takes: one for each beam, or for eight candidates of a line.</summary>
    public static int SlotsOf(WritingOptions options) => options.Beams ?? (options.Candidates + 7) / 8;

    /// <summary>Queues all of <paramref name="drafts"/> or none. Disposing of the job frees their slots.</summary>
    /// <param name="drafts">Drafts of the scheduler's writer.</param>
    /// <param name="slotsEach">How many slots each takes.</param>
    /// <exception cref="QueueFullException">There is no room in the queue.</exception>
    /// <exception cref="SchedulerClosedException">The scheduler is closed.</exception>
    public WritingJob Add(IReadOnlyList<ScriptDraft> drafts, int slotsEach)
    {
        lock (_gate)
        {
            if (_isClosed)
                throw new SchedulerClosedException();
            var (free, wanted) = (_maxConcurrent - Taken(), _queue.Sum(text => text.Slots) + drafts.Count * slotsEach);
            if (wanted > free + _maxQueued)
                throw new QueueFullException(_queue.Count, _counters.TimeFor(wanted, _maxConcurrent));
            var job = new WritingJob(drafts.Count, Leave);
            for (var i = 0; i < drafts.Count; i++)
                _queue.Enqueue(new(job, i, drafts[i], slotsEach));
            Monitor.Pulse(_gate);
            return job;
        }
    }

    /// <summary>
    /// Refuses new and queued texts, gives those that are being written <paramref name="timeout"/> to finish, ends the rest, and stops the
    /// thread. Can be called again.
    /// </summary>
    public async Task CloseAsync(TimeSpan timeout)
    {
        lock (_gate)
        {
            _isClosed = true;
            while (_queue.TryDequeue(out var text))
                text.Job.Fail(new SchedulerClosedException());
            Monitor.Pulse(_gate);
        }
        if (await Task.WhenAny(_ended.Task, Task.Delay(timeout, _time)).ConfigureAwait(false) != _ended.Task)
        {
            lock (_gate)
            {
                foreach (var text in _running)
                    text.Job.Fail(new SchedulerClosedException());
            }
        }

        await _ended.Task.ConfigureAwait(false);
    }

    private int Taken() => _running.Where(text => !text.Job.IsAbandoned).Sum(text => text.Slots);

    private void Leave(WritingJob job)
    {
        lock (_gate)
        {
            var rest = _queue.Where(text => text.Job != job).ToArray();
            if (rest.Length == _queue.Count)
                return;
            _queue.Clear();
            foreach (var text in rest)
                _queue.Enqueue(text);
        }
    }

    private void Run()
    {
        while (Admit() is { Length: > 0 } texts)
        {
            var start = _time.GetTimestamp();
            try
            {
                _writer.Advance([.. texts.Select(text => text.Draft)]);
                _counters.CountStep(_time.GetElapsedTime(start)); // before a client can know of the step
                foreach (var text in texts)
                    _counters.CountWords(text.Draft.NewWords);
                foreach (var text in texts)
                    text.Publish();
                if (_yields())
                    Rest(RestsOfStep * _time.GetElapsedTime(start));
            }
            catch (Exception exception)
            {
                foreach (var text in texts)
                    text.Job.Fail(exception); // the request that waits for the text reports it
            }
        }
        _ended.SetResult();
    }

    private void Rest(TimeSpan time)
    {
        using var over = new ManualResetEventSlim();
        using var timer = _time.CreateTimer(_ => over.Set(), state: null, time, Timeout.InfiniteTimeSpan);
        over.Wait();
    }

    // The texts of the next step, as soon as there are any; none once the scheduler is closed.
    private QueuedDraft[] Admit()
    {
        lock (_gate)
        {
            while (true)
            {
                foreach (var text in _running.Where(text => text.IsOver).ToArray())
                {
                    _counters.CountText(_time.GetElapsedTime(text.Start), text.Draft is { IsDone: true, Failure: null });
                    _running.Remove(text);
                }
                while (_queue.TryPeek(out var text) && Taken() + text.Slots <= _maxConcurrent)
                {
                    text.Start = _time.GetTimestamp();
                    _running.Add(_queue.Dequeue());
                }
                if (_running.Count > 0 || _isClosed)
                    return [.. _running];
                Monitor.Wait(_gate);
            }
        }
    }
}
