namespace Databases.Tests;

/// <summary>
/// Eight workers in C# and Python that are stopped, continued and killed at random, beside studies that are deleted and made again: nothing
/// that was told is lost, and nothing is in another study.
/// </summary>
public sealed class ChaosTests(AllServers servers) : IDisposable
{
    private const string Main = "chaos";
    private const string Doomed = "doomed";
    private readonly Places places = new(servers);
    private readonly Random random = new(1);
    private readonly List<Worker> all = [];
    private int births;

    public void Dispose()
    {
        all.ForEach(worker => worker.Dispose());
        places.Dispose();
    }

    [Theory]
    [InlineData("sqlite", 400)]
    [InlineData("journal", 400)]
    [InlineData("postgresql", 400)]
    public void LosesNothingAndMixesNothing(string kind, int trials)
    {
        var address = kind == "journal" ? $"journal:///{places.File("chaos.log")}" : places.New(kind);
        using IStudyStorage storage =
            kind == "journal"
                ? new JournalStorage(places.File("chaos.log"), new() { DeadLockAge = TimeSpan.FromSeconds(2) })
                : DatabaseStorage.Open(address, new() { Stamp = SchemaStamp.Optuna30, StaleTrials = null });
        var study = Create(storage, Main);
        var doomed = Create(storage, Doomed);
        File.WriteAllText(places.File("go"), "");
        Func<Worker>[] starts =
        [
            .. Enumerable.Repeat(() => Worker.Start(address, Main, trials, pause: 10, places.File("go"), watched: random.Next(2) == 0), 4),
            .. Enumerable.Repeat(() => Worker.StartPython(address, Main, trials), 2),
            .. Enumerable.Repeat(
                () => Worker.Start(address, Doomed, 1_000_000, pause: 5, places.File("go"), watched: random.Next(2) == 0),
                2
            ),
        ];
        var now = starts.Select(Started).ToArray();
        List<IReadOnlyList<FrozenTrial>> generations = [];

        while (study.TrialsIn(TrialState.Complete).Count < trials || generations.Count < 4)
        {
            Thread.Sleep(200);
            var victim = now[random.Next(now.Length)];
            switch (random.Next(6))
            {
                case 0:
                    victim.Kill();
                    break;
                case 1 or 2:
                    victim.Stop();
                    Thread.Sleep(random.Next(100, 3000));
                    victim.Continue();
                    break;
                case 3:
                    generations.Add(doomed.Trials);
                    storage.DeleteStudy(Doomed);
                    doomed = Create(storage, Doomed);
                    break;
                default:
                    break;
            }
            for (var i = 0; i < now.Length; i++)
            {
                if (now[i].HasExited)
                    now[i] = Started(starts[i]);
            }
        }
        foreach (var worker in now[..6])
            Assert.True(worker.Wait() == 0, worker.Errors);
        foreach (var worker in now[6..])
            worker.Kill();
        generations.Add(doomed.Trials);

        var kept = study.Trials;
        Assert.Equal(Enumerable.Range(0, kept.Count), kept.Select(trial => trial.Number));
        Assert.All(
            all.Where(worker => worker.Study == Main).SelectMany(worker => worker.Told),
            told => Assert.Equal([told.Value], kept[told.Number].Values)
        );
        Assert.True(all.Where(worker => worker.Study == Main).Sum(worker => worker.Told.Count) > trials / 4);
        Assert.All(kept, trial => Assert.True(trial.UserAttributes.GetValueOrDefault("of") is null or "chaos 0", trial.ToString()));
        Assert.True(generations.Count > 4);
        Assert.Contains(generations, trials => trials.Count > 0);
        foreach (var (generation, trialsOf) in generations.Index())
        {
            Assert.All(
                trialsOf,
                trial =>
                    Assert.True(
                        trial.UserAttributes.GetValueOrDefault("of") is not string of || of == $"doomed {generation + 1}",
                        $"{generation}: {trial}"
                    )
            );
        }
    }

    private Study Create(IStudyStorage storage, string name)
    {
        var study = Study.Create(
            new()
            {
                Name = name,
                Storage = storage,
                Sampler = new RandomSampler(),
            }
        );
        study.SetUserAttribute("born", $"{name} {births++}");
        return study;
    }

    private Worker Started(Func<Worker> start)
    {
        var worker = start();
        all.Add(worker);
        return worker;
    }
}
