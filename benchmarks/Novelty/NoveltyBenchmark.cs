using System.Diagnostics;
using System.Globalization;
using Showrunner;

namespace Benchmarks;

/// <summary>What a model copies with and without a limit, in turns, and what the limit costs.</summary>
internal static class NoveltyBenchmark
{
    public const string Usage = """
        novelty MODEL [WORDS]   what a model copies with and without --max-copied 8, WORDS a turn [10000]; a reciter shows most:
          showrunner train few.txt --validation few.txt --embedding-dropout 0 --output-dropout 0 --rare-limit 0 \
            --epochs 60 --out reciter.show
        """;

    private const int MaxCopied = 8;
    private const int Turns = 10;

    public static int? Run(string[] args)
    {
        if (args is not [var path, ..])
            return null;
        var words = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 10_000;
        var model = ScriptModel.Load(path, WeightPrecision.EightBits); // as `write` has it
        var writer = new ScriptWriter(model);

        var start = Stopwatch.GetTimestamp();
        var index = model.Show.Novelty ?? throw new InvalidOperationException("The model does not keep its training text.");
        Console.WriteLine(
            $"An index of {index.Count:N0} words in {Stopwatch.GetElapsedTime(start).TotalSeconds:F2} s. {Turns} turns of {words:N0} words."
        );
        Write(500, 0, null); // lets the just-in-time compiler finish
        Write(500, 0, MaxCopied);

        Console.WriteLine("turn     free   limited    per CPU s free   limited    longest run free   limited    runs of 9 free   limited");
        var all = new List<(Turn Free, Turn Limited)>();
        for (var turn = 1; turn <= Turns; turn++)
        {
            all.Add((Write(words, (ulong)turn, null), Write(words, (ulong)turn, MaxCopied)));
            var (free, limited) = all[^1];
            Console.WriteLine(
                $"{turn, 4}  {free.Words, 7:N0}  {limited.Words, 8:N0}  {free.Words / free.Seconds, 16:N0}  "
                    + $"{limited.Words / limited.Seconds, 8:N0}  "
                    + $"{free.Longest, 18:N0}  {limited.Longest, 8:N0}  {free.Long, 16:N0}  {limited.Long, 8:N0}"
            );
        }
        var ratios = all.Select(turn => turn.Limited.Seconds / turn.Limited.Words / (turn.Free.Seconds / turn.Free.Words)).Order().ToList();
        Console.WriteLine(
            $"{all.Sum(turn => turn.Free.Words):N0} words without a limit have {all.Sum(turn => turn.Free.Long):N0} runs of "
                + $"{MaxCopied + 1} "
                + $"from training, {all.Sum(turn => turn.Limited.Words):N0} with one have {all.Sum(turn => turn.Limited.Long):N0}."
        );
        Console.WriteLine(
            $"The limit takes {(ratios[Turns / 2] - 1) * 100:F1} % more processor time "
                + $"(median; {(ratios[0] - 1) * 100:F1} to {(ratios[^1] - 1) * 100:F1} %)."
        );
        return 0;

        Turn Write(int count, ulong seed, int? limit)
        {
            var options = new WritingOptions
            {
                Words = count,
                Seed = seed,
                Temperature = 1,
                Candidates = 1,
                MaxCopied = limit,
            };
            var began = Environment.CpuUsage.TotalTime; // processor time: what else runs on the machine counts less
            var text = string.Concat(writer.Write("", options));
            var seconds = (Environment.CpuUsage.TotalTime - began).TotalSeconds;
            var ids = model.Vocabulary.Encode(Tokenizer.Encode(text));
            var runs = index.Runs(ids);
            return new(ids.Length, seconds, runs.Max(), runs.Count(run => run > MaxCopied));
        }
    }

    /// <summary>What a turn wrote, in how much processor time, and what of it is copied.</summary>
    private sealed record Turn(int Words, double Seconds, int Longest, int Long);
}
