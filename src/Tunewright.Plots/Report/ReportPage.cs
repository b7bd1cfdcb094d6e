using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Tunewright.Plots;

/// <summary>A study as one page of HTML with all plots and a table of trials, which opens without a server and offline.</summary>
public static class ReportPage
{
    private const int MaxRows = 2_000;
    private const int MaxCurves = 200;
    private const int MaxPoints = 500;

    extension(Study study)
    {
        /// <summary>Writes the study as it is now into one page; an older file of that name is replaced as a whole.</summary>
        /// <param name="path">The file, such as <c>study.html</c>.</param>
        /// <exception cref="IOException">The file cannot be written.</exception>
        /// <exception cref="KeyNotFoundException">The study was deleted.</exception>
        public void SaveReport(string path) => WholeFile.Write(path, text => text.Write(study.ToReport()));

        /// <summary>The page of <see cref="SaveReport"/> as text.</summary>
        /// <exception cref="KeyNotFoundException">The study was deleted.</exception>
        public string ToReport()
        {
            var record = study.Storage.RequireStudy(study.Name);
            var digest = new StudyDigest("report", storage: 0, record);
            digest.Update(record, study.Trials, time: null);
            return Page(record.Name, Data(digest, study.Runner.Now()));
        }
    }

    private static ReportData Data(StudyDigest digest, DateTimeOffset now)
    {
        var rows = Sample(digest).Select(digest.Row).ToArray();
        return new(
            digest.Header(),
            Compressed(digest.Columns(since: 0)),
            Compressed(JsonSerializer.SerializeToUtf8Bytes(rows, ReportJson.Default.IReadOnlyListTrialData)),
            digest.CurvesOf(numbers: null, MaxCurves, MaxPoints, since: 0),
            [.. Enumerable.Range(0, digest.Study.Directions.Length).Select(objective => ImportanceRow.Of(digest, objective))],
            now.ToUnixTimeMilliseconds()
        );
    }

    /// <summary>All trials if they are few, else the best, the latest and a regular sample, by number.</summary>
    private static IEnumerable<FrozenTrial> Sample(StudyDigest digest)
    {
        var all = digest.Trials;
        if (all.Count <= MaxRows)
            return all;
        var regular = Enumerable.Range(0, MaxRows / 2).Select(i => all[(int)((long)i * all.Count / (MaxRows / 2))]);
        return digest
            .Best.Take(MaxRows / 4)
            .Concat(all.TakeLast(MaxRows / 4))
            .Concat(regular)
            .DistinctBy(trial => trial.Number)
            .OrderBy(trial => trial.Number);
    }

    /// <summary>The page. The JSON has every &lt; escaped, so no text in it can end its element.</summary>
    private static string Page(string name, ReportData data)
    {
        var (script, style) = (Asset("report.js"), Asset("report.css"));
        var policy = $"default-src 'none'; img-src data: blob:; script-src '{Hash(script)}'; style-src '{Hash(style)}'";
        return $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="{policy}">
            <title>{WebUtility.HtmlEncode(name)}</title>
            <style>{style}</style>
            </head>
            <body>
            <div id="app"></div>
            <script type="application/json" id="study">{JsonSerializer.Serialize(data, ReportJson.Default.ReportData)}</script>
            <script>{script}</script>
            </body>
            </html>

            """;
    }

    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Asset(string name)
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static byte[] Compressed(byte[] bytes)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Optimal))
            gzip.Write(bytes);
        return output.ToArray();
    }
}
