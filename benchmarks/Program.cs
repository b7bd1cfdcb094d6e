using System.Globalization;
using Benchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Verb[] verbs =
[
    new("training", TrainingBenchmark.Usage, TrainingBenchmark.Run),
    new("writing", WritingBenchmark.Usage, WritingBenchmark.Run),
    new("scenes", ScenesBenchmark.Usage, ScenesBenchmark.Run),
    new("serving", ServingBenchmark.Usage, ServingBenchmark.RunAsync),
    new("novelty", NoveltyBenchmark.Usage, NoveltyBenchmark.Run),
    new("tuning", TuningBenchmark.Usage, TuningBenchmark.Run),
    new("search", SearchBenchmark.Usage, SearchBenchmark.Run),
    new("formats", FormatsBenchmark.Usage, FormatsBenchmark.Run),
    new("databases", DatabasesBenchmark.Usage, DatabasesBenchmark.Run),
];

if (args is [var name, .. var rest] && verbs.FirstOrDefault(verb => verb.Name == name) is { } chosen)
{
    if (await chosen.RunAsync(rest) is { } exitCode)
        return exitCode;
    Console.Error.WriteLine(chosen.Usage);
    return 2;
}

Console.WriteLine("Benchmarks, each beside a peer in the same run: dotnet run -c Release --project benchmarks -- VERB ...");
foreach (var verb in verbs)
    Console.WriteLine($"\n{verb.Usage}");
return args is [] or ["help" or "--help" or "-h"] ? 0 : 2;
