using System.Net;
using System.Text.Json;
using Tunewright.Plots;

namespace Dashboard.Tests;

public class NoteTests
{
    [Fact]
    public async Task KeepsNotesWhereOptunaDashboardLooks()
    {
        await using var served = await Served.StartAsync();
        var study = Some.Mixed(served.Storages[0]);
        var id = await served.IdAsync("mixed");
        var body = "four" + string.Concat(Enumerable.Repeat("Länge 𝄞\n", 500)); // a pair lies where the first piece ends

        await served.SendAsync("PUT", $"api/studies/{id}/note", Json(1, body), HttpStatusCode.OK);
        await served.SendAsync("PUT", $"api/studies/{id}/trials/2/note", Json(1, "Odd."), HttpStatusCode.OK);

        var attributes = study.SystemAttributes;
        Assert.Equal(1L, attributes["dashboard:note_ver"]);
        var pieces = Enumerable.Range(0, 3).Select(i => (string)attributes[$"dashboard:note_str:{i}"]!).ToArray();
        Assert.Equal(body, string.Concat(pieces));
        Assert.All(pieces, piece => Assert.InRange(piece.Length, 1, 2045));
        Assert.All(pieces, piece => Assert.False(char.IsHighSurrogate(piece[^1])));
        Assert.Equal("Odd.", attributes[$"dashboard:{study.Trials[2].Id}:note_str:0"]);
        Assert.Equal(body, (await served.GetAsync($"api/studies/{id}")).GetProperty("note").GetProperty("body").GetString());
        var row = (await served.GetAsync($"api/studies/{id}/trials?numbers=2"))[0];
        Assert.Equal("""{"version":1,"body":"Odd."}""", row.GetProperty("note").GetRawText());
        var columns = new ReadColumns(await served.Client.GetByteArrayAsync($"api/studies/{id}/columns", Served.Token));
        Assert.Equal([0, 0, 6, 0, 9, 2, 0], columns.Flags);
    }

    [Fact]
    public async Task ShortensANote()
    {
        await using var served = await Served.StartAsync();
        var study = Some.Mixed(served.Storages[0]);
        var id = await served.IdAsync("mixed");

        await served.SendAsync("PUT", $"api/studies/{id}/note", Json(1, new string('a', 5000)), HttpStatusCode.OK);
        await served.SendAsync("PUT", $"api/studies/{id}/note", Json(2, "b"), HttpStatusCode.OK);

        Assert.Equal(new NoteData(2, "b"), Notes.Read(served.Storages[0].FindStudy("mixed")!, trial: null));
        Assert.Equal("", study.SystemAttributes["dashboard:note_str:1"]);
        Assert.Equal("", study.SystemAttributes["dashboard:note_str:2"]);
    }

    [Fact]
    public async Task DoesNotOverwriteWhatSomebodyElseWrote()
    {
        await using var served = await Served.StartAsync();
        Some.Mixed(served.Storages[0]);
        var path = $"api/studies/{await served.IdAsync("mixed")}/note";
        await served.SendAsync("PUT", path, Json(1, "first"), HttpStatusCode.OK);

        var answer = await served.SendAsync("PUT", path, Json(1, "second"), HttpStatusCode.Conflict);

        Assert.Equal("first", answer.GetProperty("note").GetProperty("body").GetString());
        Assert.Contains("Somebody else", answer.GetProperty("error").GetString());
    }

    private static string Json(long version, string body) => $$"""{"version":{{version}},"body":{{JsonSerializer.Serialize(body)}}}""";
}
