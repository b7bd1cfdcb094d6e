using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Studio.Tests;

public class WritingTests
{
    private static readonly string Before = Some.Json(Some.Line("a", "what is the deal with the goose?", "Jerry"));

    [Fact]
    public async Task WritesWhatTheWriterWritesWithThatSeed()
    {
        await using var served = await Served.WithModelAsync();
        using var events = await Events.PostAsync(
            served,
            "api/shows/ferry/write",
            $$$"""{"before":{{{Before}}},"lines":3,"seed":7,"speakers":["elaine","kramer"],"controls":{"temperature":1}}"""
        );

        var all = await events.AllAsync();

        var model = ScriptModel.Load(served.Folder.File("ferry/models/random.show"), WeightPrecision.EightBits);
        var options = new WritingOptions
        {
            Lines = 3,
            Words = 180,
            Seed = 7,
            Temperature = 1,
            Script = new() { Cast = ["elaine", "kramer"] },
        };
        var expected = string.Concat(
                new ScriptWriter(model)
                    .WriteWords("Jerry: what is the deal with the goose?\n\n", options)
                    .Where(word => !word.IsPrime)
                    .Select(word => word.Text)
            )
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => Utterance.Parse(line).Setting ?? line);
        string[] lines = [.. all.Where(one => one.Type == "line" && (bool)one.Data["final"]!).Select(one => Text(one.Data))];
        Assert.Equal(expected, lines.Select(line => line.ToLowerInvariant()));
        Assert.Equal(("done", 7, lines.Length), (all[^1].Type, (int)all[^1].Data["seed"]!, (int)all[^1].Data["lines"]!));
    }

    [Fact]
    public async Task AlternativesAreRankedAndGoOnFromTheirBeginning()
    {
        await using var served = await Served.WithModelAsync();
        using var events = await Events.PostAsync(
            served,
            "api/shows/ferry/alternatives",
            $$$"""
            {"before":{{{Before}}},"after":{{{Before}}},"speaker":"Elaine","prefix":"nobody asked","count":3,"seed":1,
            "controls":{"longest-line":12}}
            """
        );

        var all = await events.AllAsync();

        var written = all.Where(one => one.Type == "alternative").Select(one => one.Data).ToList();
        Assert.Equal([0, 1, 2], written.Select(line => (int)line["index"]!).Order());
        Assert.All(written, line => Assert.StartsWith("Elaine: nobody asked", Text(line)));
        Assert.Equal(
            written.OrderByDescending(line => (double)line["score"]!).Select(line => (int)line["index"]!),
            all[^1].Data["order"]!.AsArray().Select(index => (int)index!)
        );
    }

    [Fact]
    public async Task ProbabilitiesAreThoseOfTheModelAndStandWhereTheWordsDo()
    {
        await using var served = await Served.WithModelAsync();
        var line = Some.Json(Some.Line("b", "Nobody asked, Jerry.", "Elaine"))[1..^1];

        var answer = await served.SendAsync("POST", "api/shows/ferry/probabilities", $$"""{"before":{{Before}},"line":{{line}}}""");

        var words = answer!["words"]!.AsArray();
        Assert.Equal(["Nobody", "asked", ",", "Jerry", "."], words.Select(word => (string)word!["text"]!));
        Assert.Equal([(0, 6), (7, 12), (12, 13), (14, 19), (19, 20)], words.Select(word => ((int)word!["start"]!, (int)word["end"]!)));
        Assert.All(words, word => Assert.Equal(5, word!["others"]!.AsArray().Count));
        Assert.All(words, word => Assert.InRange((double)word!["probability"]!, double.Epsilon, 1));
    }

    [Fact]
    public async Task FindsWhatIsCopiedAndFromWhere()
    {
        await using var served = await Served.WithModelAsync();
        var lines = Some.Json(
            Some.Line("a", "I say the goose has a form, and the form.", "Elaine"),
            Some.Line("b", "Giddy form.", "Kramer")
        );

        var answer = await served.SendAsync("POST", "api/shows/ferry/copies", $$"""{"lines":{{lines}},"words":6}""");

        var run = Assert.Single(answer!["runs"]!.AsArray())!;
        Assert.Equal(
            "the goose has a form, and the form",
            "I say the goose has a form, and the form.".Substring((int)run["start"]!, (int)run["length"]!)
        );
        Assert.Equal("Jerry: So the goose has a form, and the form has a goose.", (string)run["from"]!);
        Assert.Equal((0, 9), ((int)run["line"]!, (int)run["words"]!));
    }

    [Fact]
    public async Task AClosedConnectionFreesTheWork()
    {
        await using var served = await Served.WithModelAsync();
        using (
            var events = await Events.PostAsync(
                served,
                "api/shows/ferry/write",
                """{"before":[],"words":4096,"controls":{"min-words":4096,"candidates":64}}"""
            )
        )
        {
            Assert.NotNull(await events.NextAsync());
            Assert.Equal(1, await Running(served));
        }

        while (await Running(served) > 0)
            await Task.Delay(10, Served.Token);
    }

    [Theory]
    [InlineData("""{"before":[],"controls":{"nothing":1}}""", "nothing")]
    [InlineData("""{"before":[],"controls":{"top-k":1.5}}""", "top-k")]
    [InlineData("""{"before":[],"controls":{"top-p":7}}""", "top-p")]
    [InlineData("""{"before":[],"controls":{"ban":[1]}}""", "ban")]
    [InlineData("""{"before":[],"speakers":["nobody"]}""", "nobody")]
    [InlineData("""{"before":[],"seed":-1}""", "seed takes another kind of value")]
    [InlineData("""{"before":[],"sed":1}""", "It has no field sed.")]
    [InlineData("""{"lines":1}""", "It lacks 'before'.")]
    public async Task SaysWhichControlIsWrong(string request, string name)
    {
        await using var served = await Served.WithModelAsync();

        var answer = await served.SendAsync("POST", "api/shows/ferry/write", request, HttpStatusCode.BadRequest);

        Assert.Contains(name, (string)answer!["error"]!);
    }

    [Fact]
    public void ASingleSettingGoesBeforeThatOfAStyleInAnyOrder()
    {
        var style = KeyValuePair.Create("style", JsonElement.Parse("\"tidy\""));
        var temperature = KeyValuePair.Create("temperature", JsonElement.Parse("1.5"));
        var usual = new WritingOptions();

        var options = WritingOptionTables.Apply(new OrderedDictionary<string, JsonElement>([temperature, style]), usual);

        Assert.Equal(WritingStyle.Find("tidy").Apply(usual) with { Temperature = 1.5 }, options);
    }

    [Fact]
    public async Task ClientsOfOpenAIUseTheSameModels()
    {
        await using var served = await Served.WithModelAsync();
        File.Copy(served.Folder.File("ferry/models/random.show"), served.Folder.File("alone.show"));

        var models = await served.GetAsync("v1/models");
        var answer = await served.SendAsync(
            "POST",
            "v1/completions",
            """{"model":"ferry:random","prompt":"jerry:","max_tokens":5,"seed":1}"""
        );

        Assert.Equal(["alone", "ferry:random"], models!["data"]!.AsArray().Select(model => (string)model!["id"]!));
        Assert.NotEqual("", (string)answer!["choices"]![0]!["text"]!);
        Assert.True((bool)(await served.GetAsync("api/shows/alone"))!["isModelOnly"]!);
    }

    private static string Text(JsonNode line) => line["speaker"] is { } speaker ? $"{speaker}: {line["text"]}" : $"{line["text"]}";

    private static async Task<int> Running(Served served) =>
        (await served.Client.GetStringAsync("metrics", Served.Token))
            .Split('\n')
            .Where(line => line.StartsWith("showrunner_texts_running ", StringComparison.Ordinal))
            .Select(line => int.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture))
            .Single();
}
