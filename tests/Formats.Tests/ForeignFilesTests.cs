using System.Text;
using Showrunner.Formats;

namespace Formats.Tests;

/// <summary>Files of 500 speeches and more as other programs make them, with their oddities: all speakers are found, no others.</summary>
public class ForeignFilesTests(ITestOutputHelper output)
{
    private static readonly UTF8Encoding Utf8 = new(false);

    // What a shape loses: South Park has two speakers a row, one column names nobody, ...
    private static readonly (string Name, Func<byte[]> File)[] Files =
    [
        ("office.csv", () => Utf8.GetBytes(ForeignTables.Office())),
        ("seinfeld.csv", () => Utf8.GetBytes(ForeignTables.Seinfeld())),
        ("simpsons.csv", () => Utf8.GetBytes(ForeignTables.Simpsons())),
        ("unquoted.csv", () => Utf8.GetBytes(ForeignTables.SimpsonsUnquoted())),
        ("tavern.txt", () => Utf8.GetBytes(ForeignTexts.MoesTavern())),
        ("southpark.csv", () => Utf8.GetBytes(ForeignTables.SouthPark())),
        ("rick.csv", () => Utf8.GetBytes(ForeignTables.RickAndMorty())),
        ("thrones.csv", () => Utf8.GetBytes(ForeignTables.GameOfThrones())),
        ("bigbang.txt", () => Utf8.GetBytes(ForeignTexts.BigBang())),
        (
            "bigbang.json",
            () => System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["1_01"] = ForeignTexts.BigBang() })
        ),
        ("friends.html", () => Encoding.Latin1.GetBytes(ForeignTexts.Friends())),
        ("emory.json", () => Utf8.GetBytes(ForeignTables.Emory())),
        ("utterances.jsonl", () => Utf8.GetBytes(ForeignTables.ConvoKit())),
        ("meld.csv", () => Utf8.GetBytes(ForeignTables.Meld())),
        ("trek.csv", () => Utf8.GetBytes(ForeignTables.StarTrek())),
        ("cornell.txt", () => Encoding.Latin1.GetBytes(ForeignTables.Cornell())),
        ("shakespeare.txt", () => Utf8.GetBytes(ForeignTexts.Shakespeare())),
        ("gutenberg.txt", () => Utf8.GetBytes(ForeignTexts.Gutenberg())),
        ("ferry.fountain", () => Utf8.GetBytes(ForeignTexts.Fountain())),
        ("ferry.fdx", () => Utf8.GetBytes(ForeignTexts.FinalDraft())),
        ("imsdb.txt", () => Utf8.GetBytes(ForeignTexts.Imsdb())),
        ("ferry.srt", () => Utf8.GetBytes(ForeignTexts.Srt())),
        ("zoom.vtt", () => Utf8.GetBytes(ForeignTexts.Zoom())),
        ("podcast.md", () => Utf8.GetBytes(ForeignTexts.Podcast())),
        ("brackets.txt", () => Utf8.GetBytes(ForeignTexts.Laion())),
        ("whatsapp.txt", () => Utf8.GetBytes(ForeignTexts.WhatsApp())),
        ("ferry.pdf", () => ScriptFormat.OfFile("x.pdf")!.Write(Understood(), "The Ferry")),
        ("ferry.docx", () => ScriptFormat.OfFile("x.docx")!.Write(Understood(), "The Ferry")),
    ];

    [Fact]
    public void EverybodyIsFoundAndNobodyElse()
    {
        var rows = Files.Select(file => (file.Name, Found: Count(ScriptFormat.Read(file.Name, file.File()).Document))).ToList();

        output.WriteLine($"{"file", -18} {"speakers", 10} {"false", 6} {"speeches", 12}");
        foreach (var (name, (speakers, strangers, speeches)) in rows)
        {
            var names = $"{speakers, 5}/{ForeignScript.Names.Length}";
            output.WriteLine($"{name, -18} {names, 10} {strangers, 6} {speeches, 8}/{ForeignScript.SpeechCount}");
        }
        Assert.All(
            rows,
            row => Assert.Equal((row.Name, (ForeignScript.Names.Length, 0, ForeignScript.SpeechCount)), (row.Name, row.Found))
        );
    }

    [Fact]
    public void AColumnOfWordsAloneIsProse()
    {
        var reading = ScriptFormat.Read("words.csv", Utf8.GetBytes(ForeignTables.OneColumn()));

        Assert.StartsWith("CSV: no column names speakers", $"{reading.Explanation}", StringComparison.Ordinal);
        Assert.Equal(ForeignScript.SpeechCount, reading.Document.Elements.Count(element => element is ScriptElement.Prose));
    }

    private static (int Speakers, int Strangers, int Speeches) Count(ScriptDocument script)
    {
        var names = ForeignScript.Names.Select(Letters).ToHashSet();
        var found = script.Speakers.Select(Letters).Distinct().ToList();
        var truth = ForeignScript.Speeches.CountBy(speech => Letters(speech.Name) + ":" + Letters(speech.Words)).ToDictionary();
        var speeches = script
            .Elements.OfType<ScriptElement.Speech>()
            .CountBy(speech => Letters(speech.Speaker) + ":" + Letters(speech.Words.Replace("(entering) ", "", StringComparison.Ordinal)));
        return (
            found.Count(names.Contains),
            found.Count(name => !names.Contains(name)),
            speeches.Sum(speech => Math.Min(speech.Value, truth.GetValueOrDefault(speech.Key)))
        );
    }

    // Marks and capitals differ between formats; letters do not.
    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static ScriptDocument Understood() => ScriptFormat.Read("x.txt", Utf8.GetBytes(ForeignTexts.Laion())).Document;
}
