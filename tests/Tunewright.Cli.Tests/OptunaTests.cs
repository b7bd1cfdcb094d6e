using System.Text.Json;

namespace Tunewright.Cli.Tests;

/// <summary>The same output as Optuna's own command line on the same storage, byte for byte.</summary>
public sealed class OptunaTests : IDisposable
{
    private const string Space = """
        {"lr": {"name": "FloatDistribution", "attributes": {"low": 1e-9, "high": 1e-7, "log": true, "step": null}},
        "opt": {"name": "CategoricalDistribution", "attributes": {"choices": ["adam", "s'gd", "a: b", "true", "1.5", "#", "me & you"]}},
        "depth": {"name": "IntDistribution", "attributes": {"low": 1, "high": 9, "log": false, "step": 2}},
        "flag": {"name": "CategoricalDistribution", "attributes": {"choices": [true, false, null, 1.5]}}}
        """;

    private readonly Tool _tool = new();

    public OptunaTests() => Python.Require("optuna");

    public void Dispose() => _tool.Dispose();

    [Theory]
    [InlineData("minimize")]
    [InlineData("minimize", "maximize")]
    public async Task ShowsTrialsAsOptunaDoes(params string[] directions)
    {
        string[] Also(string value) => directions.Length > 1 ? [value] : [];
        string[] ask = ["ask", "--study-name", "s", "--search-space", Space];
        await AsOptuna([
            ["create-study", "--study-name", "s", "--directions", .. directions],
            .. Enumerable.Repeat(ask, 12),
            ["tell", "--study-name", "s", "--trial-number", "0", "--values", "0.25", .. Also("7")],
            ["study", "set-user-attr", "--study-name", "s", "--key", "who", "--value", "it's: us"],
        ]);
        await Ours(ask);
        await Ours(["tell", "--study", "s", "--trial-number", "1", "--values", "1e-05", .. Also("12")]);
        await Ours("tell", "--study", "s", "--trial-number", "2", "--state", "fail");

        string[][] forms =
        [
            ["table"],
            ["json"],
            ["yaml"],
            ["table", "--flatten"],
            ["json", "--flatten"],
            ["yaml", "--flatten"],
        ];
        string[][] shown =
        [
            .. forms.Select(form => (string[])["trials", "--study-name", "s", "--format", .. form]),
            ["best-trials", "--study-name", "s", "--format", "table"],
            [directions.Length > 1 ? "best-trials" : "best-trial", "--study-name", "s", "--format", "yaml"],
            ["studies", "--format", "json"],
            ["studies", "--format", "yaml", "--flatten"],
        ];
        foreach (var (command, theirs) in shown.Zip(await AsOptuna(shown)))
            Assert.Equal(theirs, await Ours(command));
    }

    [Fact]
    public async Task OptunaTellsWhatWeAsked()
    {
        await AsOptuna(["create-study", "--study-name", "s"]);
        var asked = await Ours("ask", "--study", "s", "--param", "x=float:0:1", "--param", "c=choice:[1, \"a\"]", "--format", "yaml");
        await AsOptuna(["tell", "--study-name", "s", "--trial-number", "0", "--values", "0.5"]);

        Assert.StartsWith("number: 0\nparams:\n  c: ", asked);
        Assert.Equal(0.5, _tool.Study().BestValue);
        string[] again = ["tell", "--storage", Tool.Address, "--trial-number", "0", "--values", "1"];
        (await _tool.Run(again)).FailedWith(1, "0");
        (await _tool.Run([.. again, "--skip-if-finished"])).Succeeded();
        await Ours("delete", "--study", "s");
        Assert.Equal(["[]\n"], await AsOptuna(["studies", "--format", "json"]));
    }

    [Fact]
    public async Task UpgradesWhatOptuna31Made()
    {
        await AsOptuna(["create-study", "--study-name", "s"]);

        Assert.Contains("Optuna 3.2", await Ours("upgrade"));
        Assert.Contains("Optuna 3.2", await Ours("upgrade"));
        Assert.Contains("\"s\"", await Ours("list", "--format", "json"));
    }

    private async Task<string> Ours(params string[] arguments) =>
        (await _tool.Run([arguments[0], "--storage", Tool.Address, .. arguments[1..]])).Succeeded().Output;

    private async Task<string[]> AsOptuna(params string[][] commands)
    {
        var url = $"sqlite:///{_tool.Folder}/study.db";
        var outputs = await Python.RunAsync("optuna", "optuna_cli.py", url, JsonSerializer.Serialize(commands));
        return [.. outputs.EnumerateArray().Select(output => output.GetString()!)];
    }
}
