using Showrunner;
using Showrunner.Tuning;
using Tunewright;
using SearchSpace = Showrunner.Tuning.SearchSpace;

namespace Interop.Tests;

/// <summary>Python's Optuna opens what <c>showrunner tune</c> leaves.</summary>
public sealed class TunedStudyTests : IDisposable
{
    private const string Space = """
        {
          "embedding": {"int": [4, 12]}, "learning-rate": {"float": [0.001, 0.1], "log": true}, "tied": {"choices": [true, false]},
          "hidden": 8, "batch": 2, "length": 8
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tuned-study-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task OptunaFindsTheBestTrialAndDrawsItsPlots()
    {
        var journal = Path.Combine(_folder.FullName, "study.log");
        var (training, validation) = Corpus
            .Parse(
                string.Concat(
                    Enumerable
                        .Range(0, 60)
                        .Select(line => $"{(line % 2 == 0 ? "jerry" : "elaine")}: what is {(line % 3 == 0 ? "this" : "that")}?\n")
                )
            )
            .Split();
        var tuner = new ScriptTuner(
            training,
            validation,
            new()
            {
                Storage = new JournalStorage(journal),
                Study = "toy",
                Folder = Path.Combine(_folder.FullName, "trials"),
                Space = SearchSpace.Parse("toy", Space),
                Budget = TrialBudget.OfEpochs(1),
                Sampler = new TpeSampler(seed: 1),
                Trials = 9,
                Threads = 1,
            }
        );
        tuner.Work(stop: TestContext.Current.CancellationToken);

        var python = await Python.RunAsync("optuna", "tuned_study.py", journal);

        var best = tuner.Study.BestTrial;
        Assert.Equal((best.Number, best.Values[0]), (python.GetProperty("number").GetInt32(), python.GetProperty("value").GetDouble()));
        Assert.Equal(best["embedding"], python.GetProperty("params").GetProperty("embedding").GetInt64());
        Assert.Equal(
            tuner.Study.Trials.Select(trial => trial.State.ToString().ToUpperInvariant()),
            python.GetProperty("states").EnumerateArray().Select(state => state.GetString()!)
        );
        Assert.All(python.GetProperty("traces").EnumerateArray(), traces => Assert.True(traces.GetInt32() > 0));
    }
}
