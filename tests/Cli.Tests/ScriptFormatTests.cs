using System.Text.Json;
using Showrunner;

namespace Cli.Tests;

/// <summary>Every command that reads scripts reads them in every format.</summary>
public sealed class ScriptFormatTests : IDisposable
{
    private const string Table =
        "Teil,Mund,Laut\n1,Ann,Is it day?\n1,Bob,Nine minutes.\n1,Ann,Nine?\n1,Bob,Nine.\n2,Ann,Mind the step.\n2,Bob,I do.\n";
    private const string Columns = "speaker=Mund,words=Laut,scene=Teil";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string> Files => new(AnyScript.Files.Select(file => (file.Key, file.Value.Format)));

    [Theory]
    [MemberData(nameof(Files))]
    public async Task CorpusFindsTheSpeakers(string name, string format)
    {
        _folder.Write(name, AnyScript.Files[name].Content);

        var result = await Tool.RunIn(_folder.Path, "corpus", name, "--json");

        Assert.Equal(0, result.Code);
        var json = JsonDocument.Parse(result.Output).RootElement;
        Assert.Equal(["ann", "bob"], Speakers(json));
        Assert.Equal(format, json.GetProperty("scripts")[0].GetProperty("format").GetString());
        Assert.Equal(1, json.GetProperty("explanations").GetArrayLength());
    }

    [Fact]
    public async Task WhatIsMarkedAsDeletedIsConvertedOnRequest()
    {
        _folder.Write("lines.csv", "speaker,line,deleted\nAnn,One.,FALSE\nBob,Two.,TRUE\nAnn,Three.,FALSE\n");

        var without = await Tool.RunIn(_folder.Path, "convert", "lines.csv", "--to", "text");
        var with = await Tool.RunIn(_folder.Path, "convert", "lines.csv", "--to", "text", "--deleted");

        Assert.Equal(("Ann: One.\nAnn: Three.\n", "Ann: One.\nBob: Two.\nAnn: Three.\n"), (without.Output, with.Output));
    }

    [Fact]
    public async Task AFolderOfAllFormatsIsLearntAndEachKindIsExplainedFirst()
    {
        await AnyScript.WriteAll(_folder);
        _folder.Write("cover.jpg", "a picture");
        _folder.Write("about.html", "<html><body><p>About us.</p></body></html>");

        var looked = await Tool.RunIn(_folder.Path, "corpus", ".", "--json");
        var trained = await Tool.RunIn(
            _folder.Path,
            "train",
            ".",
            "--embedding",
            "8",
            "--epochs",
            "1",
            "--threads",
            "1",
            "--out",
            "all.show"
        );

        var json = JsonDocument.Parse(looked.Output).RootElement;
        var explanations = json.GetProperty("explanations").EnumerateArray().Select(sentence => sentence.GetString()!).ToList();
        Assert.Equal((0, 0), (looked.Code, trained.Code));
        Assert.Equal(["ann", "bob"], Speakers(json));
        Assert.Equal(AnyScript.Files.Count + 2, json.GetProperty("scripts").GetArrayLength());
        Assert.StartsWith(string.Concat(explanations.Select(sentence => sentence + "\n")), trained.Output);
        Assert.Contains("CSV: speaker from 'character', words from 'line', a new scene at each 'scene'.", explanations);
        Assert.Contains(explanations, sentence => sentence.StartsWith("PDF", StringComparison.Ordinal));
        Assert.Contains("note: Left out: ./about.html was read as a web page, and nobody speaks in it.", trained.Error);
        Assert.Contains("note: Left out: ./cover.jpg, .jpg is the ending of no script.", trained.Error);
    }

    [Fact]
    public async Task ConvertsFromEachFormatToEach()
    {
        _folder.Write(
            "0.txt",
            "[setting: INT. FERRY - DAY]\nANN: Is it day?\nBOB: (looks out) Nine minutes. (beat) At most.\n"
                + "(It leaves.)\nANN: Mind the step.\n"
                + "\n[setting: EXT. QUAY]\nBOB: Gone.\nANN: Gone.\n"
        );
        string[] endings = ["fountain", "fdx", "html", "json", "csv", "docx", "pdf", "txt"];
        var from = "0.txt";

        foreach (var (i, ending) in endings.Index())
        {
            var to = $"{i + 1}.{ending}";
            var result = await Tool.RunIn(_folder.Path, "convert", from, "--out", to, "--title", "Ferry");
            Assert.Equal((0, $"Saved {to}.\n"), (result.Code, result.Output));
            from = to;
        }

        Assert.Equal(_folder.Read("0.txt"), _folder.Read(from));
    }

    [Fact]
    public async Task ConvertsSeveralFilesToOneAndSaysWhatItUnderstood()
    {
        await AnyScript.WriteAll(_folder);

        var result = await Tool.RunIn(_folder.Path, "convert", "lines.csv", "scene.fountain", "--to", "text");

        Assert.Equal(
            "Ann: Is it day?\nBob: Nine, at the most.\n\nAnn: Mind the step.\n\n"
                + "[setting: INT. FERRY - DAY]\nANN: Is it day?\nBOB: (looks out) Nine minutes.\n",
            result.Output
        );
        Assert.StartsWith(
            "note: CSV: speaker from 'character', words from 'line', a new scene at each 'scene'.\nnote: Fountain: ",
            result.Error
        );
    }

    [Fact]
    public async Task ConvertReplacesNoFileUnasked()
    {
        await AnyScript.WriteAll(_folder);
        _folder.Write("there.fountain", "precious");

        (await Tool.RunIn(_folder.Path, "convert", "show.txt", "--out", "there.fountain")).FailedWith(
            2,
            "there.fountain exists",
            "--force"
        );
        (await Tool.RunIn(_folder.Path, "convert", "show.txt", "--out", "show.txt", "--force")).FailedWith(2, "would replace the file");
        (await Tool.RunIn(_folder.Path, "convert", "show.txt", "--out", "show.srt")).FailedWith(2, "show.srt", ".fountain");
        (await Tool.RunIn(_folder.Path, "convert", "show.txt")).FailedWith(2, "--to");
        Assert.Equal("precious", _folder.Read("there.fountain"));

        Assert.Equal(0, (await Tool.RunIn(_folder.Path, "convert", "show.txt", "--out", "there.fountain", "--force")).Code);

        Assert.StartsWith("Title: show\n", _folder.Read("there.fountain"));
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.tmp"));
    }

    [Fact]
    public async Task StandardInputIsConverted()
    {
        using var process = Tool.Start(_folder.Path, ["convert", "-", "--to", "text"]);
        await process.StandardInput.WriteAsync("speaker,words\nAnn,Day?\nBob,Nine.\n");

        var result = await Tool.Finish(process);

        Assert.Equal("Ann: Day?\nBob: Nine.\n", result.Output);
    }

    [Theory]
    [InlineData(0, "Ann: Is it day?\nBob: Nine minutes.\n", "--columns", Columns)]
    [InlineData(1, "There is no column \"Who\". There are: Teil, Mund, Laut.", "--columns", "speaker=Who,words=Laut")]
    [InlineData(0, "Ann: Is it day?\nBob: Nine minutes.\n")] // by what is in the columns
    [InlineData(2, "speaker=NAME, words=NAME, scene=NAME", "--columns", "who=Mund")]
    [InlineData(2, "There is no format \"xls\"", "--format", "xls")]
    [InlineData(0, "1,Ann,Is it day?\n", "--format", "text")]
    public async Task TheUserOverrulesWhatIsGuessed(int code, string expected, params string[] options)
    {
        _folder.Write("table.csv", Table);

        var result = await Tool.RunIn(_folder.Path, ["convert", "table.csv", "--to", "text", .. options]);

        Assert.Equal(code, result.Code);
        Assert.Contains(expected, code == 0 ? result.Output : result.Error);
    }

    [Theory]
    [InlineData("jerry.show", "is a model")]
    [InlineData("old.doc", "an old or protected Office file")]
    [InlineData("night.srt", "--format text")]
    public async Task WhatIsNoScriptIsRefusedByEveryCommand(string name, string reason)
    {
        Some.Model(_folder);
        await File.WriteAllBytesAsync(
            _folder.File("old.doc"),
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
            TestContext.Current.CancellationToken
        );
        _folder.Write("night.srt", "it was a dark night.\nthe ferry did not come.\n");

        foreach (
            var command in (string[][])
                [
                    ["corpus", name],
                    ["train", name, "--out", "x.show"],
                    ["tune", name, "--out", "y.show"],
                    ["evaluate", "jerry.show", name],
                    ["report", "jerry.show", "--validation", name],
                    ["write", "jerry.show", "--script", name],
                    ["convert", name, "--to", "text"],
                ]
        )
        {
            var result = await Tool.RunIn(_folder.Path, command);
            result.FailedWith(name == "jerry.show" ? 2 : 1, name, reason);
        }
    }

    [Fact]
    public async Task TrainingOnATableGoesOnFromTheSameColumns()
    {
        _folder.Write("table.csv", Table);

        var first = await Tool.RunIn(
            _folder.Path,
            ["train", "table.csv", "--columns", Columns, "--embedding", "8", "--epochs", "1", "--threads", "1"]
        );
        var source = CheckpointManifest.Read(_folder.File("table.show")).Source!;
        var resumed = await Tool.RunIn(_folder.Path, "train", "--resume", "table.show");
        var reported = await Tool.RunIn(_folder.Path, "report", "table.show", "--words", "1000", "--json");

        Assert.StartsWith("CSV: speaker from 'Mund', words from 'Laut', a new scene at each 'Teil'.\n", first.Output);
        Assert.Equal(("Mund", "Laut", "Teil"), (source.Columns["speaker"], source.Columns["words"], source.Columns["scene"]));
        Assert.Equal((0, ""), (resumed.Code, resumed.Error));
        Assert.Equal(0, reported.Code);
    }

    [Fact]
    public async Task WorkersOfASearchReadTheSameColumns()
    {
        _folder.Write("table.csv", Table);

        var result = await Tool.RunIn(
            _folder.Path,
            [
                "tune",
                "table.csv",
                "--columns",
                Columns,
                "--from",
                "none",
                "--trials",
                "2",
                "--trial-epochs",
                "1",
                "--workers",
                "2",
                "--threads",
                "1",
                "--seed",
                "1",
            ]
        );

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.StartsWith("CSV: speaker from 'Mund', words from 'Laut', a new scene at each 'Teil'.\n", result.Output);
        Assert.Contains($" train table.csv --columns '{Columns}'", result.Output);
        Assert.Equal("Mund", CheckpointManifest.Read(_folder.File("table.best.show")).Source!.Columns["speaker"]);
    }

    [Fact]
    public async Task WriteGoesOnWithAScreenplay()
    {
        Some.Model(_folder);
        _folder.Write("scene.fountain", "INT. FERRY - DAY\n\nJERRY\nNobody asked.\n\nELAINE\n(to jerry)\nIt goes over.\n");

        var result = await Tool.RunIn(_folder.Path, "write", "jerry.show", "--script", "scene.fountain", "--seed", "3", "--words", "20");

        Assert.Equal(0, result.Code);
        Assert.StartsWith("[setting: int. ferry", result.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("]\njerry: nobody asked.\nelaine: (to jerry) it goes over.\n", result.Output, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("note: Fountain", result.Error);
    }

    [Fact]
    public async Task EvaluateReadsATable()
    {
        Some.Model(_folder);
        _folder.Write("table.csv", "speaker,words\njerry,nobody asked.\nelaine,it goes over.\n");
        _folder.Write("table.txt", "jerry: nobody asked.\nelaine: it goes over.\n");

        var table = await Tool.RunIn(_folder.Path, "evaluate", "jerry.show", "table.csv", "--json");
        var text = await Tool.RunIn(_folder.Path, "evaluate", "jerry.show", "table.txt", "--json");

        Assert.Equal("note: CSV: speaker from 'speaker', words from 'words'.\n", table.Error);
        Assert.Equal(Loss(text), Loss(table));

        static double Loss(Result result) => JsonDocument.Parse(result.Output).RootElement.GetProperty("meanLoss").GetDouble();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true, "--script", "scene.fountain")]
    public async Task WriteLoadsTheReadersOnlyForAScript(bool loads, params string[] options)
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Path.GetExtension(Built.Tool) == ".dll",
            "Linux shows the assemblies that a process has loaded, and native code has none"
        );
        Some.Model(_folder);
        _folder.Write("scene.fountain", AnyScript.Files["scene.fountain"].Content);
        using var process = Tool.Start(_folder.Path, ["write", "jerry.show", "--interactive", .. options]);
        while (
            await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line
            && !line.Contains('?', StringComparison.Ordinal)
        ) { }

        var loaded = await File.ReadAllTextAsync($"/proc/{process.Id}/maps", TestContext.Current.CancellationToken);
        await Tool.Finish(process);

        Assert.Contains("Showrunner.dll", loaded);
        Assert.Equal(loads, loaded.Contains("Showrunner.Formats.dll", StringComparison.Ordinal));
        Assert.DoesNotContain("AngleSharp.dll", loaded);
        Assert.DoesNotContain("DocumentFormat.OpenXml.dll", loaded);
    }

    private static IEnumerable<string> Speakers(JsonElement corpus) =>
        corpus
            .GetProperty("summary")
            .GetProperty("speakers")
            .EnumerateArray()
            .Select(speaker => speaker.GetProperty("name").GetString()!.ToLowerInvariant())
            .Distinct()
            .Order();
}
