using System.Net;
using CsCheck;
using Showrunner.Formats;

namespace Studio.Tests;

public class SceneTests
{
    [Fact]
    public async Task OfTwoTabsOnOneRevisionTheSecondIsToldOfTheFirst()
    {
        await using var served = await Served.StartAsync();
        await served.SendAsync("POST", "api/shows", """{"name":"Ferry"}""");
        await served.SendAsync("POST", "api/shows/ferry/scenes", """{"title":"The deck"}""");
        using var events = await Events.ListenAsync(served);

        var first = await served.SendAsync(
            "POST",
            "api/shows/ferry/scenes/the-deck/changes",
            Some.Insert(0, 0, Some.Line("a", "Nine minutes."))
        );
        var second = await served.SendAsync(
            "POST",
            "api/shows/ferry/scenes/the-deck/changes",
            Some.Insert(0, 0, Some.Line("b", "Is it day?")),
            HttpStatusCode.Conflict
        );

        Assert.Equal(1, (int)first!["revision"]!);
        Assert.Equal(1, (int)second!["revision"]!);
        Assert.Equal("Nine minutes.", (string)second["changes"]![0]!["splices"]![0]!["inserted"]![0]!["text"]!);
        var scene = await served.GetAsync("api/shows/ferry/scenes/the-deck");
        Assert.Equal("a", (string)Assert.Single(scene!["document"]!.AsArray())!["id"]!);
        Assert.Equal(("scene", 1), ((await events.NextAsync())!.Value is var told ? (told.Type, (int)told.Data["revision"]!) : default));
    }

    [Theory]
    [InlineData("""{"revision":0,"label":"x","splices":[{"at":1,"removed":[],"inserted":[]}]}""")] // behind the end
    [InlineData("""{"revision":0,"label":"x","splices":[{"at":-1,"removed":[],"inserted":[]}]}""")]
    [InlineData("""{"revision":0,"label":"x","splices":[{"at":0,"removed":[LINE],"inserted":[]}]}""")] // not there
    [InlineData("""{"revision":0,"label":"x","splices":[{"at":0,"removed":[],"inserted":[LINE,LINE]}]}""")] // one id twice
    [InlineData("""{"revision":0,"label":"x","splices":[{"at":0,"removed":[],"inserted":[{"id":"a"}]}]}""")]
    [InlineData("""{"revision":0,"label":"x"}""")]
    [InlineData("""{"revision":0,"label":"x","splices":[],"more":1}""")]
    [InlineData("null")]
    [InlineData("[")]
    public async Task RefusesWhatIsNoChangeOfTheScene(string change)
    {
        await using var served = await Served.StartAsync();
        await served.SendAsync("POST", "api/shows", """{"name":"Ferry"}""");
        await served.SendAsync("POST", "api/shows/ferry/scenes", """{"title":"The deck"}""");
        var before = served.Folder.Read("ferry/scenes/the-deck.jsonl");

        var answer = await served.SendAsync(
            "POST",
            "api/shows/ferry/scenes/the-deck/changes",
            change.Replace("LINE", Some.Json(Some.Line("a", "Hello."))[1..^1], StringComparison.Ordinal),
            HttpStatusCode.BadRequest
        );

        Assert.NotEqual("", (string)answer!["error"]!);
        Assert.Equal(before, served.Folder.Read("ferry/scenes/the-deck.jsonl"));
    }

    [Fact]
    public void LosesNoAcceptedChangeWhereverItsFileIsTorn()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("scene.jsonl");
        var now = DateTime.UnixEpoch;
        SceneJournal.Create(
            path,
            new SceneEntry
            {
                At = now,
                Title = "The deck",
                Family = "scene",
            }
        );
        var scene = new SceneDocument("scene", path);
        List<long> accepted = [new FileInfo(path).Length];
        for (var i = 0; i < 4; i++)
        {
            scene.Change(new(i, "Write", [new(i, [], [Some.Line($"{i}", $"Línea {i}.")])]), now);
            accepted.Add(new FileInfo(path).Length);
        }
        var bytes = File.ReadAllBytes(path);

        for (var length = (int)accepted[0]; length <= bytes.Length; length++)
        {
            File.WriteAllBytes(path, bytes[..length]);
            var torn = new SceneDocument("scene", path);
            var whole = accepted.FindLastIndex(end => end <= length);
            Assert.Equal(whole, torn.Summary.Revision);
            Assert.Equal(accepted[whole] != length, torn.Body.Notice is not null);

            torn.Change(new(whole, "Go on", [new(0, [], [Some.Line("new", "And on.")])]), now);
            var reopened = new SceneDocument("scene", path).Body;
            Assert.Equal((whole + 1, "And on.", (string?)null), (reopened.Revision, reopened.Document[0].Text, reopened.Notice));
        }
    }

    [Fact]
    public async Task DamageInTheMiddleIsToldAndChangesNothing()
    {
        await using var served = await Served.StartAsync();
        await served.SendAsync("POST", "api/shows", """{"name":"Ferry"}""");
        Directory.CreateDirectory(served.Folder.File("ferry/scenes"));
        var text = """{"at":"2026-01-01T00:00:00Z","title":"x","family":"x"}""" + "\n{\"at\":\n{}\n";
        served.Folder.Write("ferry/scenes/x.jsonl", text);

        var answer = await served.GetAsync("api/shows/ferry/scenes/x", HttpStatusCode.BadRequest);

        Assert.Contains("Line 2 of", (string)answer!["error"]!);
        Assert.Equal(text, served.Folder.Read("ferry/scenes/x.jsonl"));
        Assert.Empty((await served.GetAsync("api/shows/ferry/scenes"))!.AsArray());
    }

    [Fact]
    public void TheInverseOfAChangeTakesItBack() =>
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 6], Gen.Int[0, 4], Gen.Int[0, 4])
            .Sample(
                (size, place, removed, inserted) =>
                {
                    LineBody[] document = [.. Enumerable.Range(0, size).Select(i => Some.Line($"{i}", $"{i}"))];
                    var at = Math.Min(place, size);
                    var splice = new SpliceBody(
                        at,
                        [.. document.Skip(at).Take(removed)],
                        [.. Enumerable.Range(0, inserted).Select(i => Some.Line($"n{i}", "new"))]
                    );

                    var changed = SceneChanges.Apply(document, [splice]);

                    Assert.Equal(document.Length - splice.Removed.Count + inserted, changed.Length);
                    Assert.Equal(document, SceneChanges.Apply(changed, [new(at, splice.Inserted, splice.Removed)]));
                }
            );

    [Fact]
    public async Task BranchesFromAnyRevisionAndKeepsTheFamily()
    {
        await using var served = await Served.StartAsync();
        await served.SendAsync("POST", "api/shows", """{"name":"Ferry"}""");
        await served.SendAsync("POST", "api/shows/ferry/scenes", """{"title":"The deck"}""");
        const string changes = "api/shows/ferry/scenes/the-deck/changes";
        await served.SendAsync("POST", changes, Some.Insert(0, 0, Some.Line("a", "Nine minutes.")));
        await served.SendAsync("POST", changes, Some.Insert(1, 1, Some.Line("b", "Is it day?")));

        var branch = await served.SendAsync("POST", "api/shows/ferry/scenes", """{"from":{"scene":"the-deck","revision":1}}""");
        await served.SendAsync("DELETE", "api/shows/ferry/scenes/the-deck", null, HttpStatusCode.NoContent);

        var alone = await served.GetAsync($"api/shows/ferry/scenes/{branch!["id"]}");
        Assert.Equal("a", (string)Assert.Single(alone!["document"]!.AsArray())!["id"]!);
        Assert.Equal(("the-deck", 1), ((string)alone["from"]!["scene"]!, (int)alone["from"]!["revision"]!));
        Assert.Equal("the-deck", (string)alone["family"]!);
    }

    [Theory]
    [InlineData("fountain")]
    [InlineData("fdx")]
    [InlineData("docx")]
    [InlineData("pdf")]
    [InlineData("html")]
    [InlineData("json")]
    [InlineData("text")]
    public async Task ExportsWhatItsOwnReadersRead(string format)
    {
        await using var served = await Served.StartAsync();
        await served.SendAsync("POST", "api/shows", """{"name":"Ferry"}""");
        LineBody[] lines =
        [
            new("h", LineKind.Heading, "INT. TICKET BOOTH - DAY", Author.Mine, false),
            Some.Line("a", "Nine minutes, as always."),
            new("d", LineKind.Direction, "The goose looks up.", Author.Mine, false),
            Some.Line("b", "Is it day?", "Otto"),
        ];
        await served.SendAsync("POST", "api/shows/ferry/scenes", $$"""{"title":"The deck","lines":{{Some.Json(lines)}}}""");

        var file = await served.Client.GetByteArrayAsync($"api/shows/ferry/scenes/the-deck/export?format={format}", Served.Token);
        var imported = await served.UploadAsync($"api/shows/ferry/scenes/import?name=back.{format}", file);

        string[] spoken =
        [
            .. imported!["document"]!
                .AsArray()
                .Where(line => (string)line!["kind"]! == "speech")
                .Select(line => $"{line!["speaker"]}: {line["text"]}".ToLowerInvariant()),
        ];
        Assert.Equal(["agnes: nine minutes, as always.", "otto: is it day?"], spoken);
        Assert.Contains(
            ScriptFormat.Read($"scene.{format}", file).Document.Elements,
            element => element is ScriptElement.Heading heading && heading.Text.Contains("ticket booth", StringComparison.OrdinalIgnoreCase)
        );
    }
}
