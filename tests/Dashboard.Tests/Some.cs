using System.Collections.Immutable;

namespace Dashboard.Tests;

/// <summary>Studies that tests look at.</summary>
internal static class Some
{
    public const string Script = "<script>document.title='broken'</script>\"'&</script><img src=x onerror=alert(1)>";

    /// <summary>
    /// Trials of one objective: complete 3, complete 1, pruned with reports, failed, infeasible 0, running with reports, waiting.
    /// </summary>
    public static Study Mixed(IStudyStorage storage, string name = "mixed")
    {
        var study = Study.Create(
            new()
            {
                Storage = storage,
                Name = name,
                Sampler = new RandomSampler(1),
                Pruner = new NoPruner(),
            }
        );
        foreach (var value in (double[])[3, 1])
            study.Tell(Asked(study), value);
        var pruned = Asked(study);
        pruned.Report(7, 1);
        pruned.Report(8, 2);
        study.Tell(pruned, TrialState.Pruned);
        study.Fail(Asked(study).Number, "The disk is full.");
        var infeasible = Asked(study);
        infeasible.SetConstraint("memory", 2);
        study.Tell(infeasible, 0);
        study.AddTrial(
            study.Trials[0] with
            {
                State = TrialState.Running,
                Values = [],
                Completed = null,
                IntermediateValues = ImmutableSortedDictionary<long, double>.Empty.Add(10, double.NaN).Add(20, 0.5),
                UserAttributes = study.Trials[0].UserAttributes.SetItem("size", 5L),
            }
        );
        study.Enqueue(
            new Dictionary<string, object?> { ["rate"] = 0.01, ["kind"] = 1.0 },
            new Dictionary<string, object?> { ["who"] = "me" }
        );
        return study;
    }

    /// <summary>A study of many finished trials, written at once.</summary>
    public static Study Many(IStudyStorage storage, int trials, string name = "many", int objectives = 1)
    {
        var study = Study.Create(
            new()
            {
                Storage = storage,
                Name = name,
                Directions = [.. Enumerable.Repeat(StudyDirection.Minimize, objectives)],
            }
        );
        var (rate, depth) = (new FloatDistribution(1e-5, 1, log: true), new IntDistribution(1, 9));
        var kind = new CategoricalDistribution("a", "b", null);
        for (var i = 0; i < trials; i++)
        {
            var x = (i * 0.6180339887) % 1;
            var started = DateTimeOffset.UnixEpoch.AddSeconds(60 * i);
            study.AddTrial(
                new()
                {
                    Id = 0,
                    Number = 0,
                    State = i % 10 == 9 ? TrialState.Failed : TrialState.Complete,
                    Parameters =
                    [
                        new("rate", rate, Math.Pow(10, -5 * x)),
                        new("depth", depth, 1 + i % 9),
                        .. i % 2 == 0 ? ImmutableArray.Create(new TrialParameter("kind", kind, i % 3)) : [],
                    ],
                    Values =
                        i % 10 == 9 ? [] : [.. Enumerable.Range(0, objectives).Select(k => Math.Abs(x - 0.3 - 0.4 * k) + i % 9 * 0.01)],
                    IntermediateValues = ImmutableSortedDictionary.CreateRange(
                        Enumerable.Range(0, 5).Select(step => KeyValuePair.Create((long)step, x + 1.0 / (step + 1)))
                    ),
                    UserAttributes = ImmutableDictionary<string, object?>.Empty.Add("size", (long)i),
                    Started = started,
                    Completed = started.AddSeconds(50),
                }
            );
        }
        return study;
    }

    private static Trial Asked(Study study)
    {
        var trial = study.Ask();
        trial.SuggestDouble("rate", 1e-4, 1, log: true);
        trial.SuggestCategorical<object?>("kind", 1.0, "b", null);
        trial.SetUserAttribute("size", trial.Number);
        trial.SetUserAttribute(Script, Script);
        return trial;
    }
}
