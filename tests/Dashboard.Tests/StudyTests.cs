using System.Net;
using System.Text.Json;
using Tunewright.Plots;

namespace Dashboard.Tests;

public class StudyTests
{
    [Fact]
    public async Task HeaderSaysWhatThereIs()
    {
        await using var served = await Served.StartAsync();
        Some.Mixed(served.Storages[0]);

        var header = await served.GetAsync($"api/studies/{await served.IdAsync("mixed")}");

        Assert.Equal(
            """[{"name":"rate","kind":"float","low":0.0001,"high":1,"step":null,"log":true,"choices":null},"""
                + """{"name":"kind","kind":"categorical","low":null,"high":null,"step":null,"log":false,"choices":[1,"b",null]}]""",
            header.GetProperty("parameters").GetRawText()
        );
        Assert.Equal("""["size"]""", header.GetProperty("numericAttributes").GetRawText());
        Assert.Equal([Some.Script, "size", "who"], header.GetProperty("attributeKeys").EnumerateArray().Select(key => key.GetString()));
        Assert.Equal("""["memory"]""", header.GetProperty("constraintNames").GetRawText());
        Assert.Equal("""{"version":0,"body":""}""", header.GetProperty("note").GetRawText());
    }

    [Fact]
    public async Task ColumnsAreTheTrials()
    {
        await using var served = await Served.StartAsync();
        var study = Some.Mixed(served.Storages[0]);

        var columns = await ColumnsAsync(served, "mixed");

        var trials = study.Trials;
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], columns.Number);
        Assert.Equal(trials.Select(trial => (double)trial.State), columns.State);
        Assert.Equal(trials.Select(trial => (double?)trial.Started?.ToUnixTimeMilliseconds() ?? double.NaN), columns.Started);
        Assert.Equal(trials.Select(trial => (double?)trial.Completed?.ToUnixTimeMilliseconds() ?? double.NaN), columns.Ended);
        Assert.Equal([0, 0, 2, 0, 9, 2, 0], columns.Flags);
        Assert.Equal([double.NaN, double.NaN, 2, double.NaN, double.NaN, 20, double.NaN], columns.LastStep);
        Assert.Equal([double.NaN, double.NaN, 8, double.NaN, double.NaN, 0.5, double.NaN], columns.LastValue);
        Assert.Equal([3, 1, 8, double.NaN, 0, double.NaN, double.NaN], Assert.Single(columns.Values));
        foreach (var (name, column) in columns.Parameters)
        {
            Assert.Equal(
                trials.Select(trial =>
                    trial
                        .Parameters.Where(parameter => parameter.Name == name)
                        .Select(parameter => parameter.Value)
                        .FirstOrDefault(double.NaN)
                ),
                column
            );
        }
        Assert.Equal([0, 1, 2, 3, 4, 5, double.NaN], columns.Attributes["size"]);
    }

    [Fact]
    public async Task ColumnsSinceARevisionAreWhatHasChanged()
    {
        await using var served = await Served.StartAsync();
        var study = Some.Mixed(served.Storages[0]);
        var before = await ColumnsAsync(served, "mixed");
        var revision = before.Header.GetProperty("revision").GetInt64();
        Assert.Empty((await ColumnsAsync(served, "mixed", revision)).Parameters);

        study.Tell(5, double.NegativeInfinity);
        var added = study.Ask();
        added.SuggestInt("depth", 1, 5);
        study.Tell(added, 4); // trial 6, which waited
        study.Tell(study.Ask([new("depth", new IntDistribution(0, 9))]), 5);
        await served.SendAsync("POST", $"api/studies/{await served.IdAsync("mixed")}/stop", "{}"); // reads at once
        var changed = await ColumnsAsync(served, "mixed", revision);

        Assert.Equal([5, 6, 7], changed.Number);
        Assert.Equal([double.NegativeInfinity, 4, 5], Assert.Single(changed.Values));
        Assert.Equal(["rate", "kind", "depth"], changed.Parameters.Keys);
        Assert.True(double.IsNaN(changed.Parameters["depth"][0]));
        Assert.Equal(revision, changed.Header.GetProperty("since").GetInt64());
        var depth = changed.Header.GetProperty("parameters")[2];
        Assert.Equal((0, 9), (depth.GetProperty("low").GetInt32(), depth.GetProperty("high").GetInt32()));
        Assert.Equal(8, (await ColumnsAsync(served, "mixed", since: 12345)).Number.Length); // of another server
    }

    [Fact]
    public async Task RowsHaveEverything()
    {
        await using var served = await Served.StartAsync();
        Some.Mixed(served.Storages[0]);

        var rows = await served.GetAsync($"api/studies/{await served.IdAsync("mixed")}/trials?numbers=6,2,3,99,4,5");

        Assert.Equal([6, 2, 3, 4, 5], rows.EnumerateArray().Select(row => row.GetProperty("number").GetInt32()));
        Assert.Equal("waiting", rows[0].GetProperty("state").GetString());
        Assert.Equal("""[{"name":"rate","value":0.01},{"name":"kind","value":1}]""", rows[0].GetProperty("given").GetRawText());
        Assert.Equal("""{"number":2,"steps":[1,2],"values":[7,8]}""", rows[1].GetProperty("curve").GetRawText());
        Assert.Equal("The disk is full.", rows[2].GetProperty("failureReason").GetString());
        Assert.Equal("""[{"name":"memory","value":2}]""", rows[3].GetProperty("constraints").GetRawText());
        Assert.False(rows[3].GetProperty("feasible").GetBoolean());
        Assert.Equal("""["NaN",0.5]""", rows[4].GetProperty("curve").GetProperty("values").GetRawText());
        Assert.Equal(JsonValueKind.Null, rows[4].GetProperty("ended").ValueKind);
        Assert.Equal(Some.Script, rows[4].GetProperty("userAttributes").GetProperty(Some.Script).GetString());
    }

    [Theory]
    [InlineData("trials", "numbers is missing")]
    [InlineData("trials?numbers=a", "whole numbers with commas")]
    [InlineData("importances?objective=1", "objective is a whole number from 0 to 0.")]
    [InlineData("gain?objective=-1", "objective is a whole number from 0 to 0.")]
    [InlineData("curves?points=2", "points is a whole number from 4 to 10000.")]
    [InlineData("columns?since=-1", "since is a whole number")]
    public async Task RefusesWhatItCannotRead(string query, string sentence)
    {
        await using var served = await Served.StartAsync();
        Some.Mixed(served.Storages[0]);

        var answer = await served.GetAsync($"api/studies/{await served.IdAsync("mixed")}/{query}", HttpStatusCode.BadRequest);

        Assert.Contains(sentence, answer.GetProperty("error").GetString());
    }

    [Fact]
    public async Task CurvesAreFewAndShortAndHaveTheBest()
    {
        await using var served = await Served.StartAsync();
        var study = Some.Many(served.Storages[0], trials: 500);
        var running = study.Ask();
        for (var step = 0; step < 1000; step++)
            running.Report(step == 617 ? -9 : Math.Sin(step), step);

        var curves = await served.GetAsync($"api/studies/{await served.IdAsync("many")}/curves?limit=40&points=20");

        Assert.Equal(501, curves.GetProperty("total").GetInt32());
        var numbers = curves.GetProperty("curves").EnumerateArray().Select(curve => curve.GetProperty("number").GetInt32()).ToArray();
        Assert.InRange(numbers.Length, 20, 40);
        Assert.Equal(numbers.Order(), numbers);
        Assert.Contains(study.BestTrial.Number, numbers);
        var last = curves.GetProperty("curves")[numbers.Length - 1];
        Assert.Equal(running.Number, last.GetProperty("number").GetInt32());
        var steps = last.GetProperty("steps").EnumerateArray().Select(step => step.GetInt64()).ToArray();
        Assert.InRange(steps.Length, 10, 20);
        Assert.Equal((0, 999), (steps[0], steps[^1]));
        Assert.Contains(617, steps);
    }

    [Fact]
    public async Task ImportancesAreTheLibrarys()
    {
        await using var served = await Served.StartAsync();
        var study = Some.Many(served.Storages[0], trials: 100, objectives: 2);

        var answer = await served.GetAsync($"api/studies/{await served.IdAsync("many")}/importances?objective=1");

        Assert.Equal(
            PedAnova.Importances(study, objective: 1),
            answer
                .GetProperty("importances")
                .EnumerateArray()
                .Select(one => KeyValuePair.Create(one.GetProperty("name").GetString()!, one.GetProperty("importance").GetDouble()))
        );
    }

    [Fact]
    public async Task GainIsThatOfThePlot()
    {
        await using var served = await Served.StartAsync();
        var study = Some.Many(served.Storages[0], trials: 40);

        var answer = await served.GetAsync($"api/studies/{await served.IdAsync("many")}/gain");

        Assert.Equal(
            study.PlotRemainingGain().Numbers.Points,
            answer
                .GetProperty("points")
                .EnumerateArray()
                .Select(point => new GainPoint(point.GetProperty("trial").GetInt32(), point.GetProperty("gain").GetDouble()))
        );
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task ExportsTheLibrarysTable(string format)
    {
        await using var served = await Served.StartAsync();
        var study = Some.Mixed(served.Storages[0], "a/b \"c\"");
        using var expected = new StringWriter();
        if (format == "csv")
            study.ToTable().WriteCsv(expected);
        else
            study.ToTable().WriteJson(expected);
        var path = $"api/studies/{await served.IdAsync("a/b \"c\"")}/export.{format}";

        using var all = await served.Client.GetAsync(path, Served.Token);
        using var some = await served.Client.PostAsync(
            path,
            new StringContent("""{"numbers":[4,1]}""", null, "application/json"),
            Served.Token
        );

        Assert.Equal(expected.ToString(), await all.Content.ReadAsStringAsync(Served.Token));
        Assert.Equal($"a_b _c_.{format}", all.Content.Headers.ContentDisposition!.FileNameStar);
        var rows = (await some.Content.ReadAsStringAsync(Served.Token)).Split(format == "csv" ? "COMPLETE\r\n" : "\"state\": \"COMPLETE\"");
        Assert.Equal(3, rows.Length);
    }

    private static async Task<ReadColumns> ColumnsAsync(Served served, string study, long since = 0) =>
        new(await served.Client.GetByteArrayAsync($"api/studies/{await served.IdAsync(study)}/columns?since={since}", Served.Token));
}
