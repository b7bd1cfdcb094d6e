using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Showrunner.Serving;

/// <summary>The numbers of <c>/metrics</c>, in Prometheus' text format (version 0.0.4).</summary>
internal sealed class Metrics(WritingCounters writing)
{
    private readonly ConcurrentDictionary<int, long> _requests = new();

    public void CountRequest(int status) => _requests.AddOrUpdate(status, 1, (_, count) => count + 1);

    /// <param name="running">Texts that are being written.</param>
    /// <param name="queued">Texts that wait for a slot.</param>
    public string ToText(int running, int queued)
    {
        var text = new StringBuilder();
        Add(
            "requests_total",
            "counter",
            "Requests answered, by status.",
            [.. _requests.ToArray().OrderBy(pair => pair.Key).Select(pair => ($"{{status=\"{pair.Key}\"}}", (double)pair.Value))]
        );
        Add("words_total", "counter", "Words written.", ("", writing.Words));
        Add("prompt_words_total", "counter", "Words of prompts read.", ("", writing.PromptWords));
        Add("steps_total", "counter", "Steps of a model; each adds a word to every text that is being written.", ("", writing.Steps));
        Add("step_seconds_total", "counter", "Time spent in steps.", ("", writing.StepTime.TotalSeconds));
        Add(
            "texts_total",
            "counter",
            "Texts that ended, by how they ended.",
            ("{end=\"finished\"}", writing.FinishedTexts),
            ("{end=\"abandoned\"}", writing.AbandonedTexts)
        );
        Add("texts_running", "gauge", "Texts that are being written.", ("", running));
        Add("texts_waiting", "gauge", "Texts that wait in the queue.", ("", queued));
        Add("resident_memory_bytes", "gauge", "Memory of the process.", ("", Environment.WorkingSet));
        Add("heap_bytes", "gauge", "Managed memory in use after the last collection.", ("", GC.GetGCMemoryInfo().HeapSizeBytes));
        return text.ToString();

        void Add(string name, string type, string help, params ReadOnlySpan<(string Labels, double Value)> values)
        {
            text.Append(CultureInfo.InvariantCulture, $"# HELP showrunner_{name} {help}\n# TYPE showrunner_{name} {type}\n");
            foreach (var (labels, value) in values)
                text.Append(CultureInfo.InvariantCulture, $"showrunner_{name}{labels} {value:R}\n");
        }
    }
}
