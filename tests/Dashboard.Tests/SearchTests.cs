using System.Net;

namespace Dashboard.Tests;

public class SearchTests
{
    [Fact]
    public async Task QueuesATrialWithTheChoiceThatJavaScriptMeans()
    {
        await using var served = await Served.StartAsync();
        var study = Some.Mixed(served.Storages[0]);
        var path = $"api/studies/{await served.IdAsync("mixed")}/trials";

        await served.SendAsync("POST", path, """{"parameters":{"rate":1,"kind":1},"userAttributes":{"by":"hand"}}""");
        await served.SendAsync("POST", path, """{"parameters":{"rate":1,"kind":1},"skipIfExists":true}""");

        Assert.Equal(8, study.Trials.Count);
        study.Tell(study.Ask(), 0.0); // the one that waited before
        var trial = study.Ask();
        Assert.Equal(1.0, trial.SuggestDouble("rate", 1e-4, 1, log: true));
        Assert.Equal(1.0, trial.SuggestCategorical<object?>("kind", 1.0, "b", null));
        Assert.Equal("hand", trial.Record.UserAttributes["by"]);
    }

    [Theory]
    [InlineData("""{"parameters":{"rate":"fast"}}""", "\"fast\" is not a number")]
    [InlineData("""{"parameters":{"kind":"c"}}""", "\"c\" is not one of the choices")]
    [InlineData("""{"parameters":{"":1}}""", "1 to 512 characters")]
    [InlineData("""{"parameters":[]}""", "not as the server expects it")]
    public async Task RefusesToQueue(string json, string sentence)
    {
        await using var served = await Served.StartAsync();
        var study = Some.Mixed(served.Storages[0]);

        var answer = await served.SendAsync("POST", $"api/studies/{await served.IdAsync("mixed")}/trials", json, HttpStatusCode.BadRequest);

        Assert.Contains(sentence, answer.GetProperty("error").GetString());
        Assert.Equal(7, study.Trials.Count);
    }

    [Theory]
    [InlineData(5)] // runs
    [InlineData(6)] // waits
    public async Task FailsAnUnfinishedTrial(int number)
    {
        await using var served = await Served.StartAsync();
        var study = Some.Mixed(served.Storages[0]);

        var path = $"api/studies/{await served.IdAsync("mixed")}/trials/{number}/fail";
        await served.SendAsync("POST", path, """{"reason":"Its machine is gone."}""");

        var trial = study.Trials[number];
        Assert.Equal((TrialState.Failed, "Its machine is gone."), (trial.State, trial.FailureReason));
        var again = await served.SendAsync("POST", path, "{}", HttpStatusCode.Conflict);
        Assert.Contains("ended", again.GetProperty("error").GetString());
    }

    [Fact]
    public async Task StopsASearchBetweenTrials()
    {
        using var folder = new TemporaryFolder();
        await using var served = await Served.StartAsync(new JournalStorage(folder.File("a.log")));
        using var storage = new JournalStorage(folder.File("a.log")); // as another process would
        var study = Study.Create(new() { Storage = storage, Name = "endless" });
        study.Optimize(trial => trial.SuggestDouble("x", 0, 1), trials: 1);
        var search = Task.Run(
            () =>
                study.Optimize(
                    trial =>
                    {
                        Thread.Sleep(5);
                        return trial.SuggestDouble("x", 0, 1);
                    },
                    cancellationToken: Served.Token
                ),
            Served.Token
        );
        while (study.Trials.Count < 3)
            await Task.Delay(10, Served.Token);

        await served.SendAsync("POST", $"api/studies/{await served.IdAsync("endless")}/stop", "{}");
        await search;

        Assert.All(study.Trials, trial => Assert.Equal(TrialState.Complete, trial.State));
        study.Optimize(trial => trial.SuggestDouble("x", 0, 1), trials: 3); // the wish was for those before
    }
}
