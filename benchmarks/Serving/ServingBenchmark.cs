using System.Diagnostics;
using System.Globalization;
using Showrunner;

namespace Benchmarks;

/// <summary>
/// Many clients of a server in another process, each with a stream of its own; a third leave midway. The model has the notebook's sizes and
/// random weights. Fails if a text differs from what the writer alone writes, if anything but a limit refuses, or if memory grows from the
/// second third of the time to the last.
/// </summary>
internal static class ServingBenchmark
{
    public const string Usage = """
        serving [SECONDS [CLIENTS]]   words a second, first words, faults and memory of a server under load [60 200]
        """;

    public static async Task<int?> RunAsync(string[] args)
    {
        if (args.Length > 2)
            return null;
        var seconds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 60;
        var streams = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 200;
        var file = Path.Join(Path.GetTempPath(), $"serving-{Environment.ProcessId}.show");
        try
        {
            Notebook().Save(file);
            var texts = AskedText.Some(new ScriptWriter(ScriptModel.Load(file, WeightPrecision.EightBits)), "jerry:", streams);

            using var server = new ServerProcess(file, places: streams);
            using var load = new Load(server.Address, texts);
            var start = Stopwatch.GetTimestamp();
            var memory = new List<double> { await server.MegabytesAsync() };
            var running = load.RunAsync(_ => Stopwatch.GetElapsedTime(start).TotalSeconds < seconds);
            while (await Task.WhenAny(running, Task.Delay(TimeSpan.FromSeconds(seconds / 30.0))) != running)
                memory.Add(await server.MegabytesAsync());
            await running;
            var time = Stopwatch.GetElapsedTime(start).TotalSeconds;
            while (await server.MetricAsync("texts_running") > 0)
                await Task.Delay(10);
            memory.Add(await server.MegabytesAsync());

            var (finished, left, refused) = load.Texts;
            double[] first = [.. load.FirstWords.Order()];
            double[] most =
            [
                .. Enumerable.Range(0, 3).Select(third => memory[(memory.Count * third / 3)..(memory.Count * (third + 1) / 3)].Max()),
            ];
            Console.WriteLine(
                $"{streams} streams for {time:F0} s: {load.Words / time:N0} words/s, {finished} texts whole, {left} left midway, "
                    + $"{refused} refused by a limit, {load.Faults.Count} faults."
            );
            Console.WriteLine(
                $"First word after {first[first.Length / 2]:F3} s (median), {first[first.Length * 95 / 100]:F3} s (19 of 20), "
                    + $"{first[^1]:F3} s (last)."
            );
            Console.WriteLine(
                $"Memory of the server: {memory[0]:F0} MB at the start, "
                    + $"at most {string.Join(", ", most.Select(megabytes => $"{megabytes:F0}"))} MB in each third, {memory[^1]:F0} MB at "
                    + $"the end."
            );
            foreach (var fault in load.Faults.Take(5))
                Console.WriteLine(fault);
            var grows = most[2] > 1.1 * most[1];
            if (grows)
                Console.WriteLine("Memory grows.");
            return load.Faults.IsEmpty && !grows ? 0 : 1;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Checkpoint Notebook()
    {
        var vocabulary = Vocabulary.Of(
            Tokenizer.Encode("jerry: elaine: george: kramer: .,;!?-()\"\n").Concat(Enumerable.Range(0, 21_373).Select(i => $"word{i}"))
        );
        var options = new ModelOptions
        {
            EmbeddingSize = 200,
            HiddenSize = 250,
            Layers = 1,
            Tied = false,
        };
        return SomeModel.Checkpoint(options, vocabulary, scale: 0.1f);
    }
}
