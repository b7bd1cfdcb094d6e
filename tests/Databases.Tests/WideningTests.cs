namespace Databases.Tests;

/// <summary>A study of Optuna's gets wider ranges here, and goes on in both languages.</summary>
public sealed class WideningTests(AllServers servers) : IDisposable
{
    private readonly Places places = new(servers);

    public void Dispose() => places.Dispose();

    [Theory]
    [InlineData("journal")]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    [InlineData("mysql")]
    public async Task PythonGoesOnAsIfTheRangeHadAlwaysBeenThat(string kind)
    {
        Python.Require("optuna", "psycopg2", "pymysql");
        var address = kind == "journal" ? $"journal:///{places.File("study.log")}" : places.New(kind);
        await Python.PrintedAsync("widened.py", "create", address);
        using (var storage = StudyStorage.Open(address))
        {
            storage.WidenParameter("s", "x", new FloatDistribution(-3, 3));
            storage.WidenParameter("s", "c", new CategoricalDistribution("a", null, "b"));
        }

        await Python.PrintedAsync("widened.py", "go-on", address);

        using var again = StudyStorage.Open(address);
        var study = Study.Load(new() { Storage = again });
        Assert.Equal(60, study.Trials.Count);
        Assert.Equal(2, study.Trials.SelectMany(trial => trial.Parameters).Select(parameter => parameter.Distribution).Distinct().Count());
    }

    [Fact]
    public void OurSamplersGoOnAsIfTheRangeHadAlwaysBeenThat()
    {
        using var storage = StudyStorage.Open(places.New("sqlite"));
        Searched(storage, "narrow", 1, "a", "b");
        storage.WidenParameter("narrow", "x", new FloatDistribution(0, 4));
        storage.WidenParameter("narrow", "c", new CategoricalDistribution("a", "b", "c"));
        var wide = Study.Create(new() { Name = "wide" });
        foreach (var trial in Study.Load(new() { Name = "narrow", Storage = storage }).Trials)
        {
            wide.AddTrial(
                trial with
                {
                    Parameters =
                    [
                        .. trial.Parameters.Select(one =>
                            one with
                            {
                                Distribution = one.Name == "x" ? new FloatDistribution(0, 4) : new CategoricalDistribution("a", "b", "c"),
                            }
                        ),
                    ],
                }
            );
        }

        var widened = Searched(storage, "narrow", 4, "a", "b", "c");
        wide = Study.Load(
            new()
            {
                Name = "wide",
                Storage = wide.Storage,
                Sampler = new TpeSampler(seed: 3),
            }
        );
        wide.Optimize(trial => Objective(trial, 4, "a", "b", "c"), trials: 20);

        Assert.Equal(wide.Trials.Select(trial => trial.Value), widened.Trials.Select(trial => trial.Value));
        Assert.Contains(widened.Trials, trial => trial["x"] is > 1.0);
    }

    private static Study Searched(IStudyStorage storage, string name, double high, params string[] choices)
    {
        var study = Study.Create(
            new()
            {
                Name = name,
                Storage = storage,
                LoadIfExists = true,
                Sampler = new TpeSampler(seed: 3),
            }
        );
        study.Optimize(trial => Objective(trial, high, choices), trials: 20);
        return study;
    }

    private static double Objective(Trial trial, double high, params string[] choices) =>
        Math.Pow(trial.SuggestDouble("x", 0, high) - 3, 2) + (trial.SuggestCategorical("c", choices) == "c" ? 0 : 1);
}
