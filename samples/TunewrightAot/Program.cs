using Tunewright;

// A search in one native executable, which needs no .NET on the machine:
//   dotnet publish samples/TunewrightAot -c Release
// Searches in memory, then in a journal that is read again, and ends with 0 when both found what they should.
var inMemory = Study.Create(new StudyOptions { Sampler = new TpeSampler(seed: 1), Pruner = new HyperbandPruner(maxResource: 9) });
inMemory.Optimize(Objective, trials: 100, parallelism: 2);
Print(inMemory);

var folder = Directory.CreateTempSubdirectory("tunewright-");
try
{
    var path = Path.Join(folder.FullName, "study.log");
    var written = Study.Create(
        new StudyOptions
        {
            Name = "aot",
            Storage = new JournalStorage(path),
            Sampler = new TpeSampler(seed: 1),
        }
    );
    written.Enqueue(new Dictionary<string, object?> { ["layers"] = 2L, ["shape"] = "round" });
    written.Optimize(Objective, trials: 50);

    var read = Study.Load(new StudyOptions { Name = "aot", Storage = new JournalStorage(path) });
    Print(read);
    return read.Trials.Count == 50 && read.BestValue == written.BestValue && inMemory.BestValue < 0.5 ? 0 : 1;
}
finally
{
    folder.Delete(recursive: true);
}

static double Objective(Trial trial)
{
    var rate = Math.Log10(trial.SuggestDouble("rate", 1e-5, 1, log: true));
    var layers = trial.SuggestInt("layers", 1, 4);
    var dropout = layers > 1 ? trial.SuggestDouble("dropout", 0, 0.6, step: 0.1) : 0;
    var shape = trial.SuggestCategorical("shape", "round", "square");
    var size = trial.SuggestCategorical("size", Size.Small, Size.Large);

    var loss =
        Math.Pow(rate + 2, 2)
        + Math.Abs(layers - 2)
        + Math.Abs(dropout - 0.2)
        + (shape == "round" ? 0 : 1)
        + (size == Size.Large ? 0 : 0.5);
    for (var step = 1; step <= 9; step++)
    {
        trial.Report(loss + (1.0 / step), step);
        if (trial.ShouldPrune())
            throw new TrialPrunedException();
    }
    return loss;
}

static void Print(Study study)
{
    var states = study
        .Trials.CountBy(trial => trial.State)
        .OrderBy(state => state.Key)
        .Select(state => $"{state.Value} {state.Key.ToString().ToLowerInvariant()}");
    Console.WriteLine(
        $"{study.Name}: {string.Join(", ", states)}; best {study.BestValue:F3} with "
            + $"{string.Join(", ", study.BestParameters.Select(p => $"{p.Key} = {p.Value}"))}"
    );
}

internal enum Size
{
    Small,
    Large,
}
