using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Showrunner.Serving;

/// <summary>What <c>/metrics</c> tells, in Prometheus' text format (version 0.0.4).</summary>
internal sealed class Metrics
{
    private readonly ConcurrentDictionary<int, long> _requests = new();
    private long _words,
        _promptWords,
        _steps,
        _stepTicks,
        _finished,
        _abandoned,
        _textTicks;

    public void CountRequest(int status) => _requests.AddOrUpdate(status, 1, (_, count) => count + 1);

    public void Count(IReadOnlyList<WrittenWord> words)
    {
        foreach (var word in words)
            Interlocked.Increment(ref word.IsPrime ? ref _promptWords : ref _words);
    }

    public void CountStep(TimeSpan time)
    {
        Interlocked.Increment(ref _steps);
        Interlocked.Add(ref _stepTicks, time.Ticks);
    }

    public void CountText(TimeSpan time, bool isFinished)
    {
        Interlocked.Increment(ref isFinished ? ref _finished : ref _abandoned);
        Interlocked.Add(ref _textTicks, time.Ticks);
    }

    /// <summary>About how long so many texts take, 1 to 60 s.</summary>
    public int SecondsFor(int texts, int places)
    {
        var ended = Interlocked.Read(ref _finished) + Interlocked.Read(ref _abandoned);
        var mean = ended == 0 ? 1 : TimeSpan.FromTicks(Interlocked.Read(ref _textTicks)).TotalSeconds / ended;
        return (int)Math.Clamp(Math.Ceiling(mean * texts / places), 1, 60);
    }

    public string ToText(int running, int waiting)
    {
        var text = new StringBuilder();
        Add(
            "requests_total",
            "counter",
            "Requests answered, by status.",
            [.. _requests.ToArray().OrderBy(pair => pair.Key).Select(pair => ($"{{status=\"{pair.Key}\"}}", (double)pair.Value))]
        );
        Add("words_total", "counter", "Words written.", ("", Interlocked.Read(ref _words)));
        Add("prompt_words_total", "counter", "Words of prompts read.", ("", Interlocked.Read(ref _promptWords)));
        Add(
            "steps_total",
            "counter",
            "Steps of the model, each a word further in every text that has a place.",
            ("", Interlocked.Read(ref _steps))
        );
        Add(
            "step_seconds_total",
            "counter",
            "Time spent in them.",
            ("", TimeSpan.FromTicks(Interlocked.Read(ref _stepTicks)).TotalSeconds)
        );
        Add(
            "texts_total",
            "counter",
            "Texts that ended, by how.",
            ("{end=\"finished\"}", Interlocked.Read(ref _finished)),
            ("{end=\"abandoned\"}", Interlocked.Read(ref _abandoned))
        );
        Add("texts_running", "gauge", "Texts that have a place.", ("", running));
        Add("texts_waiting", "gauge", "Texts that wait for one.", ("", waiting));
        Add("resident_memory_bytes", "gauge", "Memory of the process.", ("", Environment.WorkingSet));
        Add("heap_bytes", "gauge", "Memory that managed objects used after the last collection.", ("", GC.GetGCMemoryInfo().HeapSizeBytes));
        return text.ToString();

        void Add(string name, string type, string help, params ReadOnlySpan<(string Labels, double Value)> values)
        {
            text.Append(CultureInfo.InvariantCulture, $"# HELP showrunner_{name} {help}\n# TYPE showrunner_{name} {type}\n");
            foreach (var (labels, value) in values)
                text.Append(CultureInfo.InvariantCulture, $"showrunner_{name}{labels} {value:R}\n");
        }
    }
}
