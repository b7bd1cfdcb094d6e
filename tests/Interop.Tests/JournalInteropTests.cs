using System.Text.Json;
using Tunewright;
using Tunewright.Contracts;

namespace Interop.Tests;

/// <summary>One journal, read and written by this library and by Debian's Optuna.</summary>
public sealed class JournalInteropTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("journal-interop-");

    private string Journal => Path.Combine(folder.FullName, "study.log");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("all", 1)]
    [InlineData("all2", 2)]
    public async Task ReadsWhatPythonWrote(string name, int objectives)
    {
        await Python.RunAsync("optuna", "journal.py", "write", Journal, "all");
        var python = await Read(name);

        var study = Study.Load(new() { Name = name, Storage = new JournalStorage(Journal) });

        Assert.Equal(python.Text, StorageText.Of(study.Storage, name));
        Assert.Equal(objectives, study.Directions.Length);
        if (objectives == 1)
            Assert.Equal(python.Best, study.BestTrial.Number);
        Assert.Equal(["all", "all2"], study.Storage.Studies().Select(record => record.Name));
    }

    [Fact]
    public async Task GoesOnWithWhatPythonWroteAndPythonReadsIt()
    {
        await Python.RunAsync("optuna", "journal.py", "write", Journal, "all");
        var study = Study.Load(new() { Name = "all", Storage = new JournalStorage(Journal, new() { LocalTimes = true }) });
        var waiting = Assert.Single(study.TrialsIn(TrialState.Waiting));

        study.Optimize(Everything, trials: 20, options: new() { Catch = [typeof(FormatException)] });

        Assert.Equal(-0.5, study.Trials[waiting.Number]["x"]);
        await AssertPythonReads(study);
        await Python.RunAsync("optuna", "journal.py", "work", Journal, "shared", "1");
    }

    [Fact]
    public async Task PythonReadsWhatThisLibraryWroteAndGoesOn()
    {
        var study = Study.Create(
            new()
            {
                Name = "ours",
                Storage = new JournalStorage(Journal),
                MetricNames = ["loss"],
            }
        );
        study.SetUserAttribute(
            "note ü",
            new Dictionary<string, object?> { ["a"] = new object?[] { 1, 1.0, true, null, double.NaN, double.NegativeInfinity } }
        );
        study.Enqueue(
            new Dictionary<string, object?> { ["x"] = -0.25, ["kind"] = null },
            new Dictionary<string, object?> { ["queued"] = true }
        );
        study.Optimize(Everything, trials: 30, options: new() { Catch = [typeof(FormatException)] });
        study.AddTrial(study.BestTrial with { UserAttributes = study.BestTrial.UserAttributes.Add("copied", 1L) });
        study.Ask().SetUserAttribute("left", "running");
        study.Enqueue(new Dictionary<string, object?> { ["x"] = -1.0 });
        await AssertPythonReads(study);

        await Python.RunAsync("optuna", "journal.py", "work", Journal, "ours2", "5");

        var theirs = Study.Load(new() { Name = "ours2", Storage = study.Storage });
        Assert.Equal(5, theirs.TrialsIn(TrialState.Complete).Count);
        await AssertPythonReads(theirs);
    }

    [Fact]
    public async Task ImportanceOfACopyIsThatOfTheOriginal()
    {
        await Python.RunAsync("optuna", "journal.py", "write", Journal, "all");
        var storage = new JournalStorage(Journal);

        storage.CopyStudy("all", storage, "copy");

        var (original, copy) = (await Read("all"), await Read("copy"));
        Assert.Equal(original.Text, copy.Text);
        Assert.Equal(original.Best, copy.Best);
        Assert.Equal(original.Importance, copy.Importance);
        Assert.NotEqual("{}", copy.Importance);
    }

    [Fact]
    public async Task ReadsAPythonJournalAfterCompaction()
    {
        await Python.RunAsync("optuna", "journal.py", "write", Journal, "all");
        var (one, two) = (await Read("all"), await Read("all2"));
        var lines = File.ReadLines(Journal).Count();

        JournalCompaction.Compact(Journal);

        Assert.Equal(one, await Read("all"));
        Assert.Equal(two, await Read("all2"));
        Assert.True(File.ReadLines(Journal).Count() < lines / 2);
    }

    [Fact]
    public async Task TwoWorkersOfEachKindLoseNothing()
    {
        var ours = Enumerable.Range(0, 2).Select(_ => Worker.RunAsync(Journal, "shared", trials: 100)).ToList();
        var theirs = Enumerable.Range(0, 2).Select(_ => Python.RunAsync("optuna", "journal.py", "work", Journal, "shared", "100")).ToList();
        var told = (await Task.WhenAll(ours))
            .SelectMany(values => values)
            .Concat(
                (await Task.WhenAll(theirs)).SelectMany(result =>
                    result
                        .GetProperty("told")
                        .EnumerateObject()
                        .Select(entry => KeyValuePair.Create(int.Parse(entry.Name), entry.Value.GetDouble()))
                )
            )
            .ToDictionary();

        var study = Study.Load(new() { Name = "shared", Storage = new JournalStorage(Journal) });

        Assert.Equal(Enumerable.Range(0, 400), told.Keys.Order());
        Assert.Equal(Enumerable.Range(0, 400), study.Trials.Select(trial => trial.Number));
        Assert.All(study.Trials, trial => Assert.Equal((TrialState.Complete, told[trial.Number]), (trial.State, trial.Values[0])));
        Assert.Equal(200, study.Trials.Count(trial => trial.UserAttributes["worker"] is "C#"));
        await AssertPythonReads(study);
    }

    private static double Everything(Trial trial)
    {
        // Never above 0: Optuna 3.1's best trial is any, ours one that keeps its constraints.
        var x = trial.SuggestDouble("x", -1.5, 0);
        var rate = trial.SuggestDouble("rate", 1e-7, 1e22, log: true);
        var stepped = trial.SuggestDouble("stepped", 0.1, 1, step: 0.2);
        var number = trial.SuggestInt("number", -3, 12, step: 4);
        var size = trial.SuggestInt("size", 1, 1000, log: true);
        var kind = trial.SuggestCategorical<object?>("kind", "a", null, 2, 2.5, "ü\n\"\\\U0001F3AC");
        if (trial.SuggestCategorical("deep", true, false))
            trial.SuggestInt($"inner{trial.Number % 3}", 0, 5 + trial.Number);
        foreach (
            var (value, i) in new[] { x, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e-5, 1e16 }.Select(
                (value, i) => (value, i)
            )
        )
        {
            trial.Report(value, i * 3);
        }

        trial.SetUserAttribute("kind", kind);
        trial.SetConstraints(x, -1);
        return (trial.Number % 5) switch
        {
            1 => throw new TrialPrunedException(),
            2 => throw new FormatException("failed"),
            3 => double.NaN,
            _ => trial.Number == 4 ? double.PositiveInfinity : x + number + size / 1000.0 + stepped + Math.Log(rate),
        };
    }

    private async Task AssertPythonReads(Study study)
    {
        var python = await Read(study.Name);
        Assert.Equal(StorageText.Of(study.Storage, study.Name), python.Text);
        Assert.Equal(study.BestTrial.Number, python.Best);
    }

    private async Task<(string Text, int? Best, string Importance)> Read(string name)
    {
        var result = await Python.RunAsync("optuna", "journal.py", "read", Journal, name);
        var text =
            $"[{Join(result, "directions", ", ")}] user {result.GetProperty("user").GetString()} "
            + $"system {result.GetProperty("system").GetString()}\n{Join(result, "trials", "\n")}\n";
        return (
            text,
            result.TryGetProperty("best", out var best) ? best.GetInt32() : null,
            result.TryGetProperty("importance", out var importance) ? importance.GetRawText() : "{}"
        );
    }

    private static string Join(JsonElement result, string key, string separator) =>
        string.Join(separator, result.GetProperty(key).EnumerateArray().Select(element => element.GetString()));
}
