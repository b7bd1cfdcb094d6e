namespace Databases.Tests;

/// <summary>Many worker processes on one study.</summary>
public sealed class ManyProcessesTests(AllServers servers) : IDisposable
{
    private readonly Places places = new(servers);

    public void Dispose() => places.Dispose();

    // Python's own workers can both take one waiting trial of an SQLite database (Optuna's tests leave that out, too), so nothing is queued
    // there beside them.
    [Theory]
    [InlineData("postgresql", 4, 4, 1000, 200)]
    [InlineData("sqlite", 4, 2, 300, 0)]
    [InlineData("sqlite", 6, 0, 300, 200)]
    public void ShareAStudyWithPython(string kind, int ours, int theirs, int trials, int queued)
    {
        var address = places.New(kind);
        using var storage = DatabaseStorage.Open(address, new() { Stamp = SchemaStamp.Optuna30 });
        var study = Study.Create(
            new()
            {
                Name = "shared",
                Storage = storage,
                Sampler = new RandomSampler(),
            }
        );
        for (var ticket = 0; ticket < queued; ticket++)
            study.Enqueue(new Dictionary<string, object?> { ["x"] = ticket / 100.0, ["ticket"] = ticket });
        List<Worker> workers = [];
        try
        {
            for (var i = 0; i < theirs; i++)
                workers.Add(Worker.StartPython(address, "shared", trials));
            for (var i = 0; i < ours; i++)
                workers.Add(Worker.Start(address, "shared", trials, pause: 40, places.File("go"), watched: i == 0));
            while (!workers[..theirs].TrueForAll(worker => worker.HasBegun || worker.HasExited))
                Thread.Sleep(20);
            File.WriteAllText(places.File("go"), "");
            foreach (var worker in workers)
                worker.AssertSucceeded();
        }
        finally
        {
            workers.ForEach(worker => worker.Dispose());
        }

        var told = workers.SelectMany(worker => worker.Told).ToList();
        var kept = study.Trials;
        // Each may have one under way when the last is complete, and but for those that are watched begin one more.
        Assert.InRange(kept.Count, trials, trials + 2 * workers.Count);
        Assert.Equal(Enumerable.Range(0, kept.Count), kept.Select(trial => trial.Number));
        Assert.Equal(kept.Select(trial => trial.Number), told.Select(one => one.Number).Order());
        Assert.All(told, one => Assert.Equal([one.Value], kept[one.Number].Values));
        Assert.All(kept, trial => Assert.Equal(TrialState.Complete, trial.State));
        Assert.Equal(
            Enumerable.Range(0, queued).Select(ticket => (long)ticket),
            told.Select(one => one.Ticket).Where(ticket => ticket >= 0).Order()
        );
        Assert.All(workers, worker => Assert.NotEmpty(worker.Told));
        var python = Peer.Run("analyse", address, "shared");
        Assert.Equal(((long)study.BestTrial.Number, study.BestValue), ((long)python["best"]!, (double)python["best_value"]!));
    }

    [Fact]
    public void LoseNothingWhenWorkersAreKilledAndTheServerRestarts()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        const int trials = 500,
            workers = 8;
        // A server of its own: the other tests could not bear its restarts.
        using var server = new PostgresServer();
        var address = server.NewDatabase();
        using var storage = DatabaseStorage.Open(
            address,
            new()
            {
                StaleTrials = new() { GracePeriod = TimeSpan.FromSeconds(4), Replacement = StaleTrialOptions.Retry(limit: 3) },
            }
        );
        var study = Study.Create(
            new()
            {
                Name = "chaos",
                Storage = storage,
                Sampler = new RandomSampler(),
            }
        );
        File.WriteAllText(places.File("go"), "");
        var random = new Random(1);
        List<Worker> all = [.. Enumerable.Range(0, workers).Select(_ => Start())];
        var now = all.ToList();
        try
        {
            for (var second = 1; now.Exists(worker => !worker.HasExited); second++)
            {
                Thread.Sleep(1000);
                if (study.TrialsIn(TrialState.Complete).Count >= trials)
                    continue;
                if (second is 6 or 12 or 18)
                    server.Restart();
                // The one that was killed is replaced, as is one that gave up by itself.
                if (second <= 30)
                    now[random.Next(workers)].Kill();
                for (var i = 0; i < workers; i++)
                {
                    if (now[i].HasExited)
                        all.Add(now[i] = Start());
                }
            }
            Assert.All(now, worker => Assert.Equal(0, worker.Wait()));
            while (study.TrialsIn(TrialState.Running).Count > 0)
            {
                Thread.Sleep(500);
                storage.FailStaleTrials(study.Id);
            }
        }
        finally
        {
            all.ForEach(worker => worker.Dispose());
        }

        var kept = study.Trials;
        Assert.Equal(Enumerable.Range(0, kept.Count), kept.Select(trial => trial.Number));
        Assert.True(kept.Count(trial => trial.State == TrialState.Complete) >= trials);
        Assert.All(all.SelectMany(worker => worker.Told), told => Assert.Equal([told.Value], kept[told.Number].Values));
        // A late result has the history of the trial that it is of.
        var retried = kept.Where(trial => !trial.SystemAttributes.ContainsKey("late_result_of"))
            .Select(trial => trial.SystemAttributes.GetValueOrDefault("retry_history"))
            .OfType<IReadOnlyList<object?>>()
            .Select(history => history[^1])
            .ToList();
        Assert.Equal(retried.Count, retried.Distinct().Count());
        var failed = kept.Where(trial => trial.State == TrialState.Failed).ToList();
        Assert.NotEmpty(failed);
        Assert.All(failed, trial => Assert.Contains("heartbeat", trial.FailureReason));
        Assert.All(
            failed,
            trial => Assert.True(retried.Contains((long)trial.Number) || trial.SystemAttributes.ContainsKey("retry_history"))
        );

        Worker Start() => Worker.Start(address, "chaos", trials, pause: 200, places.File("go"), watched: random.Next(4) == 0);
    }

    [Fact]
    public void EndTheirTrialWhenTheyAreTerminated()
    {
        var address = places.New("sqlite");
        using var storage = DatabaseStorage.Open(address);
        var study = Study.Create(new() { Name = "ended", Storage = storage });
        File.WriteAllText(places.File("go"), "");
        using var worker = Worker.Start(address, "ended", 1, pause: 600_000, places.File("go"));
        while (!worker.HasBegun)
            Thread.Sleep(20);

        worker.Terminate();

        Assert.Equal(143, worker.Wait());
        var trial = Assert.Single(study.Trials);
        Assert.Equal(TrialState.Failed, trial.State);
        Assert.Contains("OperationCanceledException", trial.FailureReason);
    }
}
