using CsCheck;
using Tunewright.Plots;

namespace Dashboard.Tests;

public class DigestTests
{
    [Fact]
    public void FollowingAStudyGivesWhatReadingItAtOnceGives() =>
        Gen.Select(Gen.Int[0, 5].Array[1, 40], Gen.Int[1, 3])
            .Sample(
                (steps, objectives) =>
                {
                    using var storage = new InMemoryStorage();
                    var study = Study.Create(
                        new()
                        {
                            Storage = storage,
                            Name = "s",
                            Directions =
                            [
                                .. Enumerable
                                    .Range(0, objectives)
                                    .Select(i => i % 2 == 0 ? StudyDirection.Minimize : StudyDirection.Maximize),
                            ],
                            Sampler = new RandomSampler(1),
                        }
                    );
                    var followed = new StudyDigest("s", 0, storage.FindStudy("s")!);
                    var rows = new Dictionary<double, double[]>();
                    foreach (var step in steps)
                    {
                        Change(study, step);
                        var before = followed.Revision;
                        followed.Update(storage.FindStudy("s")!, study.Trials, time: null);
                        Learn(rows, new(followed.Columns(before)));
                    }
                    var read = new StudyDigest("s", 0, storage.FindStudy("s")!);
                    read.Update(storage.FindStudy("s")!, study.Trials, time: null);

                    // Of one objective the first of equal ones.
                    var best = study.BestTrials.Select(trial => trial.Number);
                    Assert.Equal(objectives == 1 ? best.Take(1) : best, followed.Best.Select(trial => trial.Number));
                    var whole = new Dictionary<double, double[]>();
                    Learn(whole, new(read.Columns(0)));
                    Assert.Equal(whole.Keys, rows.Keys.Order());
                    Assert.All(whole, row => Assert.Equal(row.Value, rows[row.Key]));
                },
                iter: 200
            );

    [Fact]
    public void LooksAtAnUnchangedTrialOnce()
    {
        using var storage = new InMemoryStorage();
        var study = Some.Mixed(storage);
        var digest = new StudyDigest("s", 0, storage.FindStudy("mixed")!);
        digest.Update(storage.FindStudy("mixed")!, study.Trials, time: null);

        Assert.False(digest.Update(storage.FindStudy("mixed")!, study.Trials, time: null));
        // Databases read running trials anew.
        var copies = study.Trials.Select(trial => trial with { }).ToArray();
        Assert.False(digest.Update(storage.FindStudy("mixed")!, copies, time: null));
    }

    private static void Change(Study study, int step)
    {
        var trials = study.Trials;
        var running = trials.FirstOrDefault(trial => trial.State == TrialState.Running);
        switch (step)
        {
            case 0:
                study.Enqueue(new Dictionary<string, object?> { ["x"] = 0.5 });
                break;
            case 1 when running is not null:
                study.Tell(
                    running.Number,
                    Enumerable.Range(0, study.Directions.Length).Select(i => (double)(running.Number * (i + 3) % 5)).ToArray()
                );
                break;
            case 2 when running is not null:
                study.Fail(running.Number, "x");
                break;
            default:
                var trial = study.Ask();
                trial.SuggestDouble(trial.Number % 2 == 0 ? "x" : "y", 0, 1 + trial.Number);
                trial.SetUserAttribute("n", trial.Number % 3 == 0 ? trial.Number : "text");
                if (step == 5)
                    study.Tell(trial, TrialState.Pruned);
                break;
        }
    }

    /// <summary>The columns' order can differ only in what is new at the end.</summary>
    private static void Learn(Dictionary<double, double[]> rows, ReadColumns columns)
    {
        for (var i = 0; i < columns.Header.GetProperty("count").GetInt32(); i++)
        {
            rows[columns.Number[i]] =
            [
                columns.State[i],
                columns.Started[i],
                columns.Ended[i],
                columns.Flags[i],
                .. columns.Values.Select(column => column[i]),
                .. ((string[])["x", "y"]).Select(name => columns.Parameters.TryGetValue(name, out var column) ? column[i] : double.NaN),
            ];
        }
    }
}
