using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tunewright.Plots;

namespace Dashboard.Tests;

public class ReportTests
{
    [Fact]
    public void HoldsTheStudyInOneFile()
    {
        using var folder = new TemporaryFolder();
        using var storage = new InMemoryStorage();
        var study = Some.Mixed(storage, Some.Script);

        study.SaveReport(folder.File("study.html"));

        var page = folder.Read("study.html");
        Assert.DoesNotContain("<script>document", page);
        Assert.Equal(2, Regex.Count(page, "</script>"));
        Assert.DoesNotContain("http://", Regex.Replace(page, "http://www.w3.org/", ""));
        var data = JsonElement.Parse(Regex.Match(page, "<script type=\"application/json\" id=\"study\">(.*?)</script>").Groups[1].Value);
        Assert.Equal(Some.Script, data.GetProperty("header").GetProperty("name").GetString());
        var columns = new ReadColumns(Unpacked(data.GetProperty("columns")));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], columns.Number);
        Assert.Equal([3, 1, 8, double.NaN, 0, double.NaN, double.NaN], Assert.Single(columns.Values));
        var rows = JsonElement.Parse(Unpacked(data.GetProperty("trials")));
        Assert.Equal("The disk is full.", rows[3].GetProperty("failureReason").GetString());
        Assert.Equal(2, data.GetProperty("curves").GetProperty("total").GetInt32());
        Assert.Single(data.GetProperty("importances").EnumerateArray());
        Assert.Equal(["study.html"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void KeepsTheBestRowsOfManyTrials()
    {
        using var storage = new InMemoryStorage();
        var study = Some.Many(storage, trials: 5_000);

        var page = study.ToReport();

        var data = JsonElement.Parse(Regex.Match(page, "id=\"study\">(.*?)</script>").Groups[1].Value);
        Assert.Equal(5_000, new ReadColumns(Unpacked(data.GetProperty("columns"))).Number.Length);
        var rows = JsonElement
            .Parse(Unpacked(data.GetProperty("trials")))
            .EnumerateArray()
            .Select(row => row.GetProperty("number").GetInt32());
        Assert.InRange(rows.Count(), 1_000, 2_000);
        Assert.Contains(study.BestTrial.Number, rows);
        Assert.Contains(4_999, rows);
    }

    private static byte[] Unpacked(JsonElement base64)
    {
        using var gzip = new GZipStream(new MemoryStream(base64.GetBytesFromBase64()), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }
}
