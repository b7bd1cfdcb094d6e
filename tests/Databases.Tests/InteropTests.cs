namespace Databases.Tests;

/// <summary>One database, written and read by this library and by Debian's Optuna.</summary>
public sealed class InteropTests(AllServers servers) : IDisposable
{
    private readonly Places places = new(servers);

    public void Dispose() => places.Dispose();

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    [InlineData("mysql")]
    public void GoesOnWithWhatPythonWroteAndPythonGoesOnToo(string kind)
    {
        var address = places.New(kind);
        Peer.Run("create", address, "shared", "30");
        using var storage = DatabaseStorage.Open(address);
        Assert.Equal(Text(Peer.Run("read", address, "shared")), Text(storage, "shared"));

        var study = Study.Load(new() { Name = "shared", Storage = storage });
        study.Optimize(Everything, trials: 50, options: new() { Catch = [typeof(FormatException)] });

        Assert.Equal(Text(storage, "shared"), Text(Peer.Run("read", address, "shared")));
        Assert.Equal(1.25, study.Trials.Single(trial => trial.UserAttributes.ContainsKey("queued"))["x"]);
        Peer.Run("go-on", address, "shared", "10");
        Assert.Equal(Text(Peer.Run("read", address, "shared")), Text(storage, "shared"));
        Assert.Equal(93, study.Trials.Count);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    [InlineData("mysql")]
    public void PythonReadsGoesOnWithAndAnalysesWhatThisLibraryWrote(string kind)
    {
        var address = places.New(kind);
        using var storage = DatabaseStorage.Open(address, new() { Stamp = SchemaStamp.Optuna30 });
        var study = Study.Create(
            new()
            {
                Name = "ours",
                Storage = storage,
                MetricNames = ["loss"],
            }
        );
        study.SetUserAttribute("about", "ü\U0001F3AC");
        study.Enqueue(
            new Dictionary<string, object?> { ["x"] = -0.25, ["kind"] = null },
            new Dictionary<string, object?> { ["queued"] = true }
        );
        study.Optimize(Everything, trials: 40, options: new() { Catch = [typeof(FormatException)] });
        study.AddTrial(
            study.BestTrial with
            {
                Values = [double.PositiveInfinity],
                SystemAttributes = study.BestTrial.SystemAttributes.Add("chunked:0", new string('c', 2045)),
            }
        );
        study.Enqueue(new Dictionary<string, object?> { ["x"] = -1.0 });

        Assert.Equal(Text(storage, "ours"), Text(Peer.Run("read", address, "ours")));
        Peer.Run("go-on", address, "ours", "12");
        var analysis = Peer.Run("analyse", address, "ours");

        Assert.Equal(Text(Peer.Run("read", address, "ours")), Text(storage, "ours"));
        Assert.Equal(53L, analysis["rows"]);
        Assert.Equal((long)study.BestTrial.Number, analysis["best"]);
        Assert.Equal(study.BestValue, analysis["best_value"]);
        Assert.Equal(1, ((IReadOnlyDictionary<string, object?>)analysis["importances"]!).Values.Sum(Convert.ToDouble), 1e-6);
        Assert.True(analysis["figure"] is > 0L);
        Assert.Contains("params_deep", (IReadOnlyList<object?>)analysis["columns"]!);
    }

    /// <summary>The objective of peer.py: every kind of parameter, a conditional one, every way to end.</summary>
    private static double Everything(Trial trial)
    {
        var x = trial.SuggestDouble("x", -5, 5);
        var rate = trial.SuggestDouble("rate", 1e-7, 1, log: true);
        var ratio = trial.SuggestDouble("ratio", 0.1, 0.95, step: 0.1);
        var depth = trial.SuggestInt("depth", 1, 9, step: 2);
        var width = trial.SuggestInt("width", 1, 1024, log: true);
        var kind = trial.SuggestCategorical<object?>("kind", "a", null, true, 1.5, "ü");
        var deep = depth > 4 ? trial.SuggestDouble("deep", 0, 1) : 0;
        trial.SetUserAttribute(
            "note",
            new Dictionary<string, object?> { ["kind"] = kind, ["list"] = new object?[] { 1, 1.0, double.NegativeInfinity, double.NaN } }
        );
        trial.SetConstraints(x - 4, -1);
        for (var step = 0; step < 3; step++)
            trial.Report(step == 1 ? double.NaN : x + step, step);
        if (trial.Number % 7 == 3)
            throw new TrialPrunedException();
        if (trial.Number % 11 == 5)
            return double.NaN;
        if (trial.Number % 17 == 6)
            throw new FormatException("as told");
        if (trial.Number % 13 == 6)
            return double.PositiveInfinity;
        return x * x + rate + ratio + depth / 10.0 + width / 1e4 + deep;
    }

    private static string Text(IStudyStorage storage, string name)
    {
        var study = Study.Load(
            new()
            {
                Name = name,
                Storage = storage,
                Sampler = new RandomSampler(),
            }
        );
        return Text(
            new Dictionary<string, object?>
            {
                ["directions"] = study.Directions.Select(direction => (object?)$"{direction}".ToUpperInvariant()).ToList(),
                ["user"] = study.UserAttributes,
                ["system"] = study.SystemAttributes,
                ["trials"] = study
                    .Trials.Select(trial =>
                        (object?)
                            new Dictionary<string, object?>
                            {
                                ["number"] = (long)trial.Number,
                                ["state"] = trial.State == TrialState.Failed ? "FAIL" : $"{trial.State}".ToUpperInvariant(),
                                ["values"] = trial.Values.IsEmpty ? null : trial.Values.Cast<object?>().ToList(),
                                ["params"] = trial.Parameters.ToDictionary(parameter => parameter.Name, parameter => trial[parameter.Name]),
                                ["distributions"] = trial.Parameters.ToDictionary(
                                    parameter => parameter.Name,
                                    parameter => (object?)parameter.Distribution.ToJson()
                                ),
                                ["reports"] = trial.IntermediateValues.ToDictionary(
                                    report => $"{report.Key}",
                                    report => (object?)report.Value
                                ),
                                ["user"] = trial.UserAttributes,
                                ["system"] = trial.SystemAttributes,
                                ["start"] = Time(trial.Started),
                                ["complete"] = Time(trial.Completed),
                            }
                    )
                    .ToList(),
            }
        );

        static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff");
    }

    private static string Text(IReadOnlyDictionary<string, object?> dump) =>
        PythonJson.Write(Sorted(dump)).Replace("}, {\"complete", "},\n{\"complete");

    private static object? Sorted(object? value) =>
        value switch
        {
            IReadOnlyDictionary<string, object?> map => new OrderedDictionary<string, object?>(
                map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => KeyValuePair.Create(entry.Key, Sorted(entry.Value)))
            ),
            IReadOnlyList<object?> list => list.Select(Sorted).ToList(),
            _ => value,
        };
}
