using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Showrunner;
using Showrunner.Formats;

namespace Cli.Tests;

public sealed class TuneTests : IDisposable
{
    private const string Space =
        """{"embedding": {"int": [4, 12]}, "learning-rate": {"float": [0.002, 0.05], "log": true}, "batch": 2, "length": 8}""";

    private const int Kills = 5;

    private readonly TemporaryFolder _folder = new();

    public TuneTests()
    {
        _folder.Write("jerry.txt", string.Concat(Enumerable.Repeat(Some.Script, 8)));
        _folder.Write("space.json", Space);
    }

    public void Dispose() => _folder.Dispose();

    private static string[] Tune(params string[] more) =>
        ["tune", "jerry.txt", "--space", "space.json", "--trial-epochs", "3", "--threads", "1", "--seed", "1", "--json", .. more];

    [Fact]
    public async Task KeepsTheBestModelAndTellsHowToTrainItLonger()
    {
        var first = await Tool.RunIn(_folder.Path, Tune("--trials", "4"));
        // The same study, with its own space and epochs.
        var second = await Tool.RunIn(_folder.Path, "tune", "jerry.txt", "--trials", "6", "--threads", "1");

        Assert.Equal((0, "", 0, ""), (first.Code, first.Error, second.Code, second.Error));
        var lines = Lines(first);
        Assert.Equal(["read", "begin", "end"], new[] { lines[0], lines[1], lines[^1] }.Select(line => (string)line["event"]!));
        // As 3 the best of three went on, as 5 the best of all.
        Assert.Equal(["0", "1", "2", "4"], lines[2..^1].Select(line => $"{line["trial"]}").Distinct().Order());
        Assert.Matches(@"trial 6  .*perplexity", second.Output);
        Assert.Contains("6 trials: ", second.Output);
        Assert.Contains("jerry.best.show holds the best model", second.Output);
        var best = Checkpoint.Load(_folder.File("jerry.best.show"));
        Assert.Equal(["jerry.txt"], best.Manifest.Source!.Training);
        var heldOut = ScriptFiles.Read([_folder.File("jerry.txt")]).ToCorpus().HoldOut().Validation;
        var perplexity = Evaluation.Of(new ScriptModel(best), heldOut.Text).Perplexity;
        // Printed to a hundredth, of training's own sums.
        var printed = Regex.Match(second.Output, @"validation perplexity (\d+\.\d\d)").Groups[1].Value;
        Assert.Equal(perplexity, double.Parse(printed, CultureInfo.InvariantCulture), 0.0051);

        var told = second.Output.Split('\n');
        foreach (var answer in (string[])["best", "show"])
        {
            var study = await Tool.RunIn(_folder.Path, "study", answer, "journal:///jerry.study.log");
            Assert.Contains(
                told.Single(line => line.StartsWith("The best: ", StringComparison.Ordinal))["The best: ".Length..],
                study.Output
            );
        }
        var shown = (await Tool.RunIn(_folder.Path, "study", "show", "journal:///jerry.study.log")).Output.Split('\n');
        Assert.Contains(told.Single(line => line.StartsWith("What mattered: ", StringComparison.Ordinal)), shown);
        Assert.Contains(
            shown,
            line => told.Any(other => line.Length > 0 && other.StartsWith(line.Split(" (")[0] + ";", StringComparison.Ordinal))
        );

        var page = await File.ReadAllTextAsync(_folder.File("jerry.study.html"), TestContext.Current.CancellationToken);
        Assert.Equal(6, XDocument.Parse(page).Descendants("polyline").Count());
        Assert.DoesNotContain("http", page);

        var longer = second.Output.TrimEnd().Split('\n')[^1].Split(" train ")[1].Split(' ');
        Assert.Equal(0, (await Tool.RunIn(_folder.Path, ["train", .. longer])).Code);
        Assert.Equal(best.Manifest.Model, Checkpoint.Load(_folder.File("jerry.best.longer.show")).Manifest.Model);
        Assert.Equal("--epochs 6", string.Join(" ", longer.SkipWhile(word => word != "--epochs").Take(2)));
    }

    [Fact]
    public async Task KilledWorkersLoseNoTrial()
    {
        _folder.Write("jerry.txt", string.Concat(Enumerable.Repeat(Some.Script, 60)));
        var random = new Random(1);
        var kills = 0;
        // As often as one candidate may be cut at one place, wherever the machine's speed lets the cuts fall. A fast machine may be done
        // before the last: then the study goes on to more trials.
        for (var trials = 8; kills < Kills; trials += 8)
        {
            using var process = Tool.Start(_folder.Path, Tune("--trials", $"{trials}", "--workers", "2", "--sampler", "random"));
            var ending = Tool.Finish(process);
            while (kills < Kills && !ending.IsCompleted)
            {
                await Task.Delay(random.Next(20, 200), TestContext.Current.CancellationToken);
                var workers = Workers(process).Where(HasGotOn).ToArray();
                if (workers.Length == 0)
                    continue;
                Process.Start("kill", ["-KILL", workers[random.Next(workers.Length)]]).WaitForExit();
                kills++;
            }

            var result = await ending;

            Assert.Equal((0, ""), (result.Code, result.Error));
            var lines = Lines(result);
            Assert.True(lines.All(line => (string?)line["state"] != "failed"), result.Output);
            Assert.Equal((trials, 0), ((int)lines[^1]["trials"]!, lines.Count(line => (string?)line["state"] == "failed")));
        }
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.tmp", SearchOption.AllDirectories));

        // A journal's lines name the process that wrote them.
        bool HasGotOn(string worker) =>
            File.Exists(_folder.File("jerry.study.log"))
            && File.ReadLines(_folder.File("jerry.study.log")).Any(line => line.Contains($"-{worker}\"") && line.Contains("\"position\""));
    }

    [Fact]
    public async Task InterruptedKeepsTheBestAndGoesOn()
    {
        _folder.Write("jerry.txt", string.Concat(Enumerable.Repeat(Some.Script, 60)));
        using var process = Tool.Start(_folder.Path, Tune("--trials", "3", "--pruner", "none"));
        await Until(() => Directory.GetFiles(_folder.Path, "00001.lock", SearchOption.AllDirectories).Length > 0);
        var workers = Workers(process);
        Process.Start("kill", ["-INT", $"{process.Id}", .. workers]).WaitForExit(); // as a terminal does
        var stopped = await Tool.Finish(process);
        var model = File.Exists(_folder.File("jerry.best.show"));

        var resumed = await Tool.RunIn(_folder.Path, Tune("--trials", "3"));

        Assert.Equal((130, true), (stopped.Code, model));
        Assert.Contains("Run the same command again", stopped.Error);
        Assert.Equal(0, resumed.Code);
        Assert.Equal(3, (int)Lines(resumed)[^1]["trials"]!);
        Assert.DoesNotContain("failed", resumed.Output);
    }

    [Fact]
    public async Task WorkersEndWithTheCommandThatStartedThem()
    {
        _folder.Write("jerry.txt", string.Concat(Enumerable.Repeat(Some.Script, 60)));
        using var process = Tool.Start(_folder.Path, Tune("--minutes", "5"));
        await Until(() => Directory.GetFiles(_folder.Path, "*.show", SearchOption.AllDirectories).Length > 0);
        var worker = Workers(process)[0];

        process.Kill();

        await Until(() => !Directory.Exists($"/proc/{worker}"));
    }

    [Fact]
    public async Task BadInputIsSaidInOneLine()
    {
        _folder.Write("bad.json", "{\n \"embeding\": 4}");
        _folder.Write("notes.txt", "no journal\n");
        _folder.Write("old.show", "");

        (await Tool.RunIn(_folder.Path, "tune", "jerry.txt", "--space", "bad.json")).FailedWith(1, "bad.json, line 2", "embeding");
        (await Tool.RunIn(_folder.Path, "tune", "jerry.txt", "--storage", "mongo://x")).FailedWith(2, "mongo");
        (await Tool.RunIn(_folder.Path, "tune", "jerry.txt", "--storage", "journal:///notes.txt")).FailedWith(1, "notes.txt");
        var unreachable = await Tool.RunIn(_folder.Path, "tune", "jerry.txt", "--storage", "postgresql://me:secret@127.0.0.1:1/none");
        unreachable.FailedWith(1, "127.0.0.1:1/none", "Tried for 1");
        Assert.DoesNotContain("secret", unreachable.Error);
        (await Tool.RunIn(_folder.Path, "tune", "jerry.txt", "--trial-epochs", "1", "--trial-minutes", "1")).FailedWith(
            2,
            "--trial-epochs",
            "--trial-minutes"
        );
        (await Tool.RunIn(_folder.Path, "tune", "jerry.txt", "--out", "old.show")).FailedWith(2, "old.show exists already", "--out");
        Assert.Equal(
            ["bad.json", "jerry.txt", "notes.txt", "old.show", "space.json"],
            Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order()
        );
    }

    private static List<JsonNode> Lines(Result result) =>
        [.. result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    private static string[] Workers(Process process) =>
        File.Exists($"/proc/{process.Id}/task/{process.Id}/children")
            ?
            [
                .. Directory
                    .GetDirectories($"/proc/{process.Id}/task")
                    .SelectMany(task => File.ReadAllText($"{task}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)),
            ]
            : [];

    private static async Task Until(Func<bool> condition)
    {
        while (!condition())
            await Task.Delay(50, TestContext.Current.CancellationToken);
    }
}
