using System.Text.Json.Nodes;
using Tunewright;

namespace Cli.Tests;

public sealed class StudyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public StudyTests()
    {
        using var storage = new JournalStorage(_folder.File("s.log"));
        var study = Study.Create(new() { Storage = storage, Name = "parabola" });
        foreach (var x in (double[])[3, -1, 2])
        {
            study.Enqueue(new Dictionary<string, object?> { ["x"] = x, ["how"] = "a, \"b\"" });
            var trial = study.Ask();
            trial.Report(x * x + 1, 1);
            trial.SuggestCategorical("how", "a, \"b\"", "c");
            study.Tell(trial, Math.Pow(trial.SuggestDouble("x", -5, 5), 2));
        }
        study.Fail(study.Ask().Number, "No luck.");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ListsShowsAndNamesTheBest()
    {
        Assert.Equal("parabola  4 trials  best 1\n", (await Run("list")).Output);
        Assert.Matches(@"parabola: minimize\n +3  complete\n +1  failed\n", (await Run("show")).Output);
        Assert.Equal("1  complete  1  how a, \"b\"  x -1\n", (await Run("best", "--study", "parabola")).Output);
        Assert.EndsWith("3  failed      No luck.\n", (await Run("trials")).Output);
    }

    [Fact]
    public async Task ExportsWhatOtherProgramsRead()
    {
        var csv = (await Run("export", "--csv")).Output.Split("\r\n");
        var json = JsonNode.Parse((await Run("export", "--json")).Output)!;

        Assert.Equal("number,value,datetime_start,datetime_complete,duration,params_how,params_x,state", csv[0]);
        Assert.Matches("^1,1,[^,]*,[^,]*,[^,]*,\"a, \"\"b\"\"\",-1,COMPLETE$", csv[2]);
        Assert.Matches("^3,,.*,,,FAIL$", csv[4]);
        Assert.Equal((4, -1, "No luck."), (json.AsArray().Count, (double)json[1]!["params_x"]!, (string)json[3]!["failure_reason"]!));
        Assert.Equal(10, (double)json[0]!["intermediate_values"]!["1"]!);
    }

    [Fact]
    public async Task DeletesAndSaysWhatIsMissing()
    {
        (await Run("delete", "--study", "parable")).FailedWith(2, "parable", "--study");
        (await Run("delete")).FailedWith(2, "'parabola' with its 4 trials", "--study parabola", "--yes");
        Assert.Equal("parabola  4 trials  best 1\n", (await Run("list")).Output);
        Assert.Equal("Deleted 'parabola' with its 4 trials.\n", (await Run("delete", "--yes")).Output);
        Assert.Empty((await Run("list")).Output);
        (await Run("export")).FailedWith(2, "--csv", "--json");
        (await Tool.RunIn(_folder.Path, "study", "list", "journal:///none.log")).FailedWith(2, "none.log");
    }

    [Fact]
    public async Task EndsTrialsThatHaveRunTooLong()
    {
        var study = Study.Load(new() { Storage = new JournalStorage(_folder.File("s.log")) });
        study.AddTrial(
            new FrozenTrial
            {
                Id = 0,
                Number = 0,
                State = TrialState.Running,
                Started = DateTimeOffset.UtcNow.AddHours(-3),
            }
        );

        Assert.Equal("No trial has run for so long.\n", (await Run("fail-stale")).Output);
        Assert.Equal("Failed: trial 4.\n", (await Run("fail-stale", "--hours", "2")).Output);
        Assert.EndsWith("its worker is taken for dead.\n", (await Run("trials")).Output);
        (await Run("fail-stale", "--hours", "0")).FailedWith(2, "--hours");
    }

    private Task<Result> Run(string command, params string[] more) =>
        Tool.RunIn(_folder.Path, ["study", command, "journal:///s.log", .. more]);
}
