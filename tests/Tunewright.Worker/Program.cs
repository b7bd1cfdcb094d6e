using Tunewright;

// Usage: Tunewright.Worker JOURNAL STUDY TRIALS
// Runs trials of a study that several processes share, and prints the number of each with the value that it told.
using var storage = new JournalStorage(args[0]);
var study = Study.Create(
    new()
    {
        Name = args[1],
        Storage = storage,
        LoadIfExists = true,
    }
);
study.Optimize(
    trial =>
    {
        var x = trial.SuggestDouble("x", -5, 5);
        var rate = trial.SuggestDouble("rate", 1e-5, 1, log: true);
        var depth = trial.SuggestInt("depth", 1, 9, step: 2);
        var kind = trial.SuggestCategorical("kind", "a", "b", null);
        trial.Report(x, 0);
        trial.SetUserAttribute("worker", "C#");
        var value = x * x + rate + depth + (kind is null ? 1 : 0);
        Console.WriteLine(FormattableString.Invariant($"{trial.Number} {value:R}"));
        return value;
    },
    trials: int.Parse(args[2])
);
