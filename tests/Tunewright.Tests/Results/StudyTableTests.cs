using System.Text.Json;

namespace Tunewright.Tests.Results;

public class StudyTableTests
{
    [Theory]
    [InlineData(new[] { "b", "a" }, "number,values_b,values_a,datetime_start,datetime_complete,duration,params_x,user_attrs_note,state")]
    [InlineData(new[] { "10", "2" }, "number,values_10,values_2,datetime_start,datetime_complete,duration,params_x,user_attrs_note,state")]
    [InlineData(new[] { "loss" }, "number,value_loss,datetime_start,datetime_complete,duration,params_x,user_attrs_note,state")]
    [InlineData(new string[0], "number,value,datetime_start,datetime_complete,duration,params_x,user_attrs_note,state")]
    public void HasOptunasColumnsWithMetricNamesInTheirOrder(string[] metrics, string header)
    {
        var study = Some.Study(
            new()
            {
                Directions = [.. Enumerable.Repeat(StudyDirection.Minimize, Math.Max(1, metrics.Length))],
                MetricNames = metrics.Length == 0 ? null : metrics,
            }
        );
        study.Optimize(
            trial =>
            {
                trial.SetUserAttribute("note", "a, \"b\"");
                var x = trial.SuggestDouble("x", 1, 1);
                return [.. study.Directions.Select((_, i) => x + i)];
            },
            trials: 1
        );
        var text = new StringWriter();

        study.ToTable().WriteCsv(text);

        var lines = text.ToString().Split("\r\n");
        Assert.Equal(header, lines[0]);
        Assert.Matches("^0,1,(2,)?[^,]+,[^,]+,[^,]+,1,\"a, \"\"b\"\"\",COMPLETE$", lines[1]);
    }

    [Fact]
    public void WritesJsonThatEveryReaderKnows()
    {
        var study = Some.Study();
        study.Optimize(
            trial =>
            {
                trial.Report(double.NaN, 3);
                trial.SetUserAttribute("list", new object?[] { double.PositiveInfinity, null, true });
                return trial.SuggestInt("n", 2, 2);
            },
            trials: 1
        );
        Assert.Throws<IOException>(() => study.Optimize(_ => throw new IOException("full"), trials: 1));
        var text = new StringWriter();

        study.ToTable().WriteJson(text);

        var rows = JsonDocument.Parse(text.ToString()).RootElement;
        Assert.Equal(
            (2, 2, "COMPLETE"),
            (rows.GetArrayLength(), rows[0].GetProperty("params_n").GetInt32(), rows[0].GetProperty("state").GetString())
        );
        Assert.Equal("NaN", rows[0].GetProperty("intermediate_values").GetProperty("3").GetString());
        Assert.Equal("Infinity", rows[0].GetProperty("user_attrs_list")[0].GetString());
        Assert.EndsWith("full", rows[1].GetProperty("failure_reason").GetString());
        Assert.Equal(JsonValueKind.Null, rows[1].GetProperty("params_n").ValueKind);
    }

    [Fact]
    public void GivesCellsByColumnAndReadsAsText()
    {
        var study = Some.Study();
        study.Optimize(trial => trial.SuggestInt("n", 2, 2), trials: 2);

        var table = study.ToTable();

        Assert.Equal([2L, 2L], table["params_n"]);
        Assert.Equal([0L, 1L], table["number"]);
        Assert.Contains("no column 'none'", Assert.Throws<KeyNotFoundException>(() => table["none"]).Message);
        Assert.StartsWith("number  value  datetime_start", table.ToString());
    }

    [Fact]
    public void AddsATrialOfAnotherProgram()
    {
        var study = Some.Study();
        var ranges = new Dictionary<string, Distribution>
        {
            ["x"] = new FloatDistribution(0, 1),
            ["c"] = new CategoricalDistribution("a", "b"),
        };

        var added = study.AddTrial(new Dictionary<string, object?> { ["x"] = 0.5, ["c"] = "b" }, ranges, 0.25);

        Assert.Equal((0.25, 0.5, "b"), (study.BestValue, added["x"], added["c"]));
        Assert.Equal(TimeSpan.Zero, added.Duration);
        Assert.Throws<ArgumentException>(() => study.AddTrial(new Dictionary<string, object?> { ["x"] = 2, ["c"] = "b" }, ranges, 1));
        Assert.Contains(
            "'c'",
            Assert.Throws<ArgumentException>(() => study.AddTrial(new Dictionary<string, object?> { ["x"] = 0.5 }, ranges, 1)).Message
        );
        Assert.Contains(
            "'y'",
            Assert
                .Throws<ArgumentException>(() =>
                    study.AddTrial(new Dictionary<string, object?> { ["y"] = 1 }, new Dictionary<string, Distribution>(), 1)
                )
                .Message
        );
        Assert.Throws<ArgumentException>(() =>
            study.AddTrial(new Dictionary<string, object?>(), new Dictionary<string, Distribution>(), 1, 2)
        );
    }
}
