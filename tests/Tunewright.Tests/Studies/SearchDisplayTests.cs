namespace Tunewright.Tests.Studies;

public class SearchDisplayTests
{
    [Fact]
    public void WritesALineForEachTrial()
    {
        var log = new StringWriter();
        var study = Some.Study();
        study.Enqueue(new Dictionary<string, object?> { ["x"] = 0.5, ["c"] = "b" });
        study.Enqueue(new Dictionary<string, object?> { ["x"] = 0.75, ["c"] = "a" });

        study.Optimize(
            trial =>
                trial.SuggestDouble("x", 0, 1) is var x && trial.SuggestCategorical("c", "a", "b") == "b"
                    ? x
                    : throw new IOException("no\nluck"),
            trials: 2,
            options: new() { Log = log, Catch = [typeof(IOException)] }
        );

        Assert.Equal(
            [
                "Trial 0, complete: 0.5 with x 0.5, c b; best so far",
                "Trial 1, failed with x 0.75, c a: System.IO.IOException: no luck; best 0.5 (trial 0)",
                "",
            ],
            log.ToString().ReplaceLineEndings("\n").Split('\n')
        );
    }

    [Fact]
    public void DrawsABarOverItself()
    {
        var bar = new StringWriter();

        Some.Study(new() { Time = new StoppedClock() }).Optimize(_ => 1.0, trials: 4, options: new() { ProgressBar = bar });

        Assert.Equal(
            "\r[#####...............] 1/4, 00:00:00, best 1 (trial 0)\r[##########..........] 2/4, 00:00:00, best 1 (trial 0)"
                + "\r[###############.....] 3/4, 00:00:00, best 1 (trial 0)\r[####################] 4/4, 00:00:00, best 1 (trial 0)"
                + Environment.NewLine,
            bar.ToString()
        );
    }

    [Fact]
    public void WarnsOfAnInfiniteBest()
    {
        var log = new StringWriter();

        Some.Study().Optimize(_ => double.PositiveInfinity, trials: 1, options: new() { Log = log });

        Assert.Contains("warning: trial 0 is complete with an infinite value", log.ToString());
    }

    [Fact]
    public void WarnsOfEveryFiveFailuresInARow()
    {
        var log = new StringWriter();

        // 4, then 6, then 5 trials fail, with one between that does not.
        Some.Study()
            .Optimize(
                trial => trial.Number is 4 or 11 ? 1 : throw new InvalidOperationException($"no memory for {trial.Number}"),
                trials: 17,
                options: new() { Log = log, Catch = [typeof(InvalidOperationException)] }
            );

        var warnings = log.ToString().Split(Environment.NewLine).Where(line => line.StartsWith("warning: ", StringComparison.Ordinal));
        Assert.Collection(
            warnings,
            warning => Assert.Matches("^warning: the last 5 trials failed. Trial 9: .*no memory for 9$", warning),
            warning => Assert.Matches("^warning: the last 5 trials failed. Trial 16: .*no memory for 16$", warning)
        );
    }

    [Fact]
    public void WarnsOnceOfStepsThatGoDown()
    {
        var log = new StringWriter();

        Some.Study(new() { Pruner = new MedianPruner() })
            .Optimize(
                trial =>
                {
                    for (var i = 0; i < 5; i++)
                        trial.Report(1, 200 - 2 * i);
                    return 1;
                },
                trials: 2,
                options: new() { Log = log }
            );

        Assert.Single(log.ToString().Split('\n'), line => line.StartsWith("warning: a trial's steps go down", StringComparison.Ordinal));
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override long GetTimestamp() => 0;
    }
}
