using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using CsCheck;

namespace Showrunner.Tests;

public class ScriptExportTests
{
    [Fact]
    public void TextComesBackAsItWas() =>
        SomeScript.Any.Sample(script =>
        {
            var read = new Script("read", Export(script, ScriptFormat.Text));

            Assert.Equal(script.Utterances.Count, read.Utterances.Count);
            Assert.Equal(SomeScript.Speeches(script), SomeScript.Speeches(read));
        });

    [Fact]
    public void JsonHasEveryLine() =>
        SomeScript.Any.Sample(script =>
        {
            using var json = JsonDocument.Parse(Export(script, ScriptFormat.Json));

            var lines = json.RootElement.GetProperty("lines").EnumerateArray().ToList();
            Assert.Equal(script.Utterances.Count, lines.Count);
            Assert.Equal(
                script.Utterances.Select(utterance => utterance.Setting is null ? SomeScript.OneLine(utterance.Text) : null),
                lines.Select(line => line.TryGetProperty("text", out var text) ? text.GetString() : null)
            );
            Assert.Equal("a \"title\"", json.RootElement.GetProperty("title").GetString());
        });

    [Fact]
    public void FinalDraftHasTheSameSpeakersAndWords() =>
        SomeScript.Any.Sample(script =>
        {
            var paragraphs = XDocument.Parse(Export(script, ScriptFormat.FinalDraft)).Root!.Element("Content")!.Elements("Paragraph");

            var speeches = new List<(string Speaker, string Words)>();
            foreach (
                var (type, text) in paragraphs.Select(paragraph => (paragraph.Attribute("Type")!.Value, paragraph.Element("Text")!.Value))
            )
            {
                if (type == "Character")
                    speeches.Add((text.ToUpperInvariant(), ""));
                else if (type is "Dialogue" or "Parenthetical")
                    speeches[^1] = (speeches[^1].Speaker, $"{speeches[^1].Words} {text}".Trim());
            }

            Assert.Equal(
                SomeScript
                    .Speeches(script)
                    .Select(speech => (speech.Speaker, Words: SomeScript.OneLine(speech.Words.Replace("\u0001", "")))),
                speeches.Select(speech => (speech.Speaker, SomeScript.OneLine(speech.Words)))
            );
        });

    [Fact]
    public void PageIsWellFormedWhateverIsSaid() =>
        SomeScript.Any.Sample(script =>
        {
            var page = Export(script, ScriptFormat.Html);

            var body = XElement.Parse(
                page[page.IndexOf("<body>", StringComparison.Ordinal)..page.IndexOf("</html>", StringComparison.Ordinal)],
                LoadOptions.PreserveWhitespace
            );
            Assert.Equal(
                SomeScript.Speeches(script).Select(speech => speech.Words.Replace("\u0001", "")),
                body.Elements("div").Select(speech => string.Join(' ', speech.Elements("p").Skip(1).Select(p => p.Value)))
            );
        });

    [Fact]
    public void FountainReadsAsAScreenplay()
    {
        var script = new Script(
            "",
            "[setting: the harbour]\n\nnell (whistles): mind the step. (points) there!\n\n"
                + "McCoy: (softly) *never*\n\nthe boat leaves, CUT TO:"
        );

        Assert.Equal(
            """
            Title: a "title"

            .THE HARBOUR

            NELL
            (whistles)
            mind the step.
            (points)
            there!

            @McCoy
            (softly)
            \*never\*

            !the boat leaves, CUT TO:

            """.ReplaceLineEndings("\n"),
            Export(script, ScriptFormat.Fountain)
        );
    }

    private static string Export(Script script, ScriptFormat format)
    {
        using var output = new MemoryStream();
        ScriptExport.Write(output, script, format, "a \"title\"");
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
