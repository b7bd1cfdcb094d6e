using Tunewright.Databases;

namespace Tunewright.Grpc.Tests;

/// <summary>
/// A client in Python speaks Optuna's protocol; messages, codes and answers are written down there from Optuna's sources.
/// </summary>
public sealed class OptunaClientTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("journal")]
    [InlineData("sqlite")]
    public async Task IsAnsweredAsByOptunasServer(string kind)
    {
        Python.Require("grpc");
        using var served = new Served(
            kind == "journal"
                ? new JournalStorage(_folder.File("study.log"))
                : DatabaseStorage.Open($"sqlite:///{_folder.File("study.db")}", new() { StaleTrials = null })
        );

        await Python.PrintedAsync("optuna_client.py", served.Port);
    }

    [Fact]
    public async Task SharesAServerWithOurs()
    {
        Python.Require("grpc");
        using var served = new Served(new JournalStorage(_folder.File("study.log")));
        var client = served.Open();
        var study = Study.Create(new() { Storage = client, Name = "ours" });
        study.Optimize(trial => trial.SuggestDouble("x", 0, 1), trials: 3);

        await Python.PrintedAsync("optuna_client.py", served.Port);
        study.Optimize(trial => trial.SuggestDouble("x", 0, 1), trials: 3);

        Assert.Equal(["ours"], client.Studies().Select(one => one.Name));
        Assert.Equal(Enumerable.Range(0, 6), study.Trials.Select(trial => trial.Number));
    }
}
