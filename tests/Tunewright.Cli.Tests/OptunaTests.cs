namespace Tunewright.Cli.Tests;

/// <summary>The same output as Optuna's own command line on the same storage, byte for byte.</summary>
public sealed class OptunaTests : IDisposable
{
    private const string Optuna = "/usr/bin/optuna";
    private const string Space = """
        {"lr": {"name": "FloatDistribution", "attributes": {"low": 1e-9, "high": 1e-7, "log": true, "step": null}},
        "opt": {"name": "CategoricalDistribution", "attributes": {"choices": ["adam", "s'gd", "a: b", "true", "1.5"]}},
        "depth": {"name": "IntDistribution", "attributes": {"low": 1, "high": 9, "log": false, "step": 2}},
        "flag": {"name": "CategoricalDistribution", "attributes": {"choices": [true, false, null, 1.5]}}}
        """;

    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Theory]
    [InlineData("minimize")]
    [InlineData("minimize", "maximize")]
    public async Task ShowsTrialsAsOptunaDoes(params string[] directions)
    {
        Python.Require("optuna");
        string[] Also(string value) => directions.Length > 1 ? [value] : [];
        await AsOptuna(["create-study", "--study-name", "s", "--directions", .. directions]);
        for (var i = 0; i < 4; i++)
            await AsOptuna("ask", "--study-name", "s", "--search-space", Space);
        (await Ours("ask", "--study", "s", "--search-space", Space)).Succeeded();
        await AsOptuna(["tell", "--study-name", "s", "--trial-number", "0", "--values", "0.25", .. Also("7")]);
        (await Ours(["tell", "--study", "s", "--trial-number", "1", "--values", "1e-05", .. Also("12")])).Succeeded();
        (await Ours("tell", "--study", "s", "--trial-number", "2", "--state", "fail")).Succeeded();
        await AsOptuna("study", "set-user-attr", "--study-name", "s", "--key", "who", "--value", "me & you");

        var shown =
            from format in (string[])["table", "json", "yaml"]
            from flatten in (string[][])
                [
                    [],
                    ["--flatten"],
                ]
            select (string[])["trials", "--study-name", "s", "--format", format, .. flatten];
        string[] best = ["best-trials", "--study-name", "s", "--format", "yaml"];
        shown =
        [
            .. shown,
            best,
            .. directions.Length == 1
                ?
                [
                    ["best-trial", .. best[1..]],
                ]
                : Array.Empty<string[]>(),
        ];
        foreach (var arguments in shown)
            Assert.Equal(await AsOptuna(arguments), (await Ours(arguments)).Succeeded().Output);
        foreach (var format in (string[])["json", "yaml"])
        {
            Assert.Equal(
                await AsOptuna("studies", "--format", format, "--flatten"),
                (await Ours("list", "-f", format, "--flatten")).Output
            );
        }
    }

    [Fact]
    public async Task OptunaTellsWhatWeAsked()
    {
        Python.Require("optuna");
        await AsOptuna("create-study", "--study-name", "s");
        var asked = await Ours("ask", "--study", "s", "--param", "x=float:0:1", "--param", "c=choice:[1, \"a\"]", "--format", "yaml");
        await AsOptuna("tell", "--study-name", "s", "--trial-number", "0", "--values", "0.5");

        Assert.StartsWith("number: 0\nparams:\n  c: ", asked.Succeeded().Output);
        Assert.Equal(0.5, _tool.Study().BestValue);
        (await Ours("tell", "--study", "s", "--trial-number", "0", "--values", "1")).FailedWith(1, "0");
        (await Ours("tell", "--study", "s", "--trial-number", "0", "--values", "1", "--skip-if-finished")).Succeeded();
        (await Ours("delete", "--study", "s")).Succeeded();
        Assert.Equal("[]\n", await AsOptuna("studies", "--format", "json", "--flatten"));
    }

    [Fact]
    public async Task UpgradesWhatOptuna31Made()
    {
        Python.Require("optuna");
        await AsOptuna("create-study", "--study-name", "s", "--direction", "minimize");

        Assert.Contains("Optuna 3.2", (await Ours("upgrade")).Succeeded().Output);
        Assert.Contains("Optuna 3.2", (await Ours("upgrade")).Succeeded().Output);
        Assert.Contains("\"s\"", (await Ours("list", "--format", "json")).Succeeded().Output);
    }

    private Task<Result> Ours(params string[] arguments) => _tool.Run([arguments[0], "--storage", Tool.Address, .. arguments[1..]]);

    private async Task<string> AsOptuna(params string[] arguments)
    {
        using var process = _tool.Start(Optuna, [.. arguments, "--storage", Tool.Address]);
        return (await Tool.Finish(process)).Succeeded().Output;
    }
}
