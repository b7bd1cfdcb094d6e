using System.Text;
using Showrunner.Formats;

namespace Formats.Tests;

/// <summary>What we write, other programs read: the same speakers, words and headings.</summary>
public class ForeignReaderTests
{
    private const int Scripts = 300;

    [Fact]
    public async Task FountainJsReadsTheSameScreenplay()
    {
        var scripts = Examples.Of(Some.Scripts, Scripts).ToList();

        var parsed = await Node.RunAsync("parse_screenplay.js", scripts.Select(script => Text("fountain", script)));

        foreach (var (script, tokens) in scripts.Zip(parsed.EnumerateArray()))
        {
            var found = tokens.EnumerateArray().Select(token => (token[0].GetString()!, token[1].GetString()!));
            // Two brackets would begin a note.
            Assert.Equal(
                Paragraphs(script).Select(paragraph => paragraph.Replace("[[", "[ [", StringComparison.Ordinal)),
                Joined(found),
                StringComparer.OrdinalIgnoreCase
            );
        }
    }

    [Fact]
    public async Task AfterwritingReadsTheSameSpeechesFromFinalDraft()
    {
        // It reads markup in speeches as HTML.
        var scripts = Examples.Of(Some.Scripts, Scripts).Where(script => script.ToText().AsSpan().IndexOfAny("<&") < 0).ToList();

        var parsed = await Node.RunAsync("parse_fdx.js", scripts.Select(script => Text("fdx", script)));

        foreach (var (script, fountain) in scripts.Zip(parsed.EnumerateArray()))
        {
            var rest = string.Join(' ', fountain.GetString()!.Split('\n', StringSplitOptions.RemoveEmptyEntries));
            foreach (var speech in script.Elements.OfType<ScriptElement.Speech>())
            {
                var expected = $"{speech.Speaker.ToUpperInvariant()} {speech.Words}";
                Assert.Contains(expected, rest);
                rest = rest[(rest.IndexOf(expected, StringComparison.Ordinal) + speech.Speaker.Length)..];
            }
        }
    }

    [Fact]
    public async Task PythonDocxReadsTheSameStylesAndWords()
    {
        var read = await Read("docx");

        var parts = read.EnumerateArray()
            .Select(paragraph => (paragraph[0].GetString()!, paragraph[1].GetString()!))
            .Where(part => part.Item1 != "Title");
        Assert.Equal(
            Paragraphs(Some.Script),
            Joined(
                parts
                    .Where(part =>
                        part.Item1 is not ("More" or "Action" or "Transition") && !part.Item2.EndsWith("(CONT'D)", StringComparison.Ordinal)
                    )
                    .Select(part =>
                        (
                            part.Item1 switch
                            {
                                "Scene Heading" => "heading",
                                "Character" => "character",
                                _ => "words",
                            },
                            part.Item2
                        )
                    )
            ),
            StringComparer.OrdinalIgnoreCase
        );
    }

    [Fact]
    public async Task PdfMinerFindsCuesAndSpeechesWhereAScreenplayHasThem()
    {
        var read = await Read("pdf");

        var lines = read.EnumerateArray().Select(line => (X: line[1].GetDouble(), Text: line[3].GetString()!)).ToList();
        var speeches = Some.Script.Elements.OfType<ScriptElement.Speech>().ToList();
        Assert.Equal(
            speeches.Select(speech => speech.Speaker),
            lines
                .Where(line => Math.Abs(line.X - 266.4) < 1 && !line.Text.StartsWith("(MORE)", StringComparison.Ordinal))
                .Select(line => line.Text)
                .Where(text => !text.EndsWith("(CONT'D)", StringComparison.Ordinal))
        );
        Assert.Equal(
            string.Join(
                ' ',
                speeches.SelectMany(speech => SpeechParts.Of(speech.Words)).Where(part => !part.IsDirection).Select(part => part.Text)
            ),
            string.Join(' ', lines.Where(line => Math.Abs(line.X - 180) < 1).Select(line => line.Text))
        );
    }

    private static async Task<System.Text.Json.JsonElement> Read(string format)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, $"x.{format}");
        await File.WriteAllBytesAsync(
            path,
            ScriptFormat.OfFile(path)!.Write(Some.Script, "The Ferry"),
            TestContext.Current.CancellationToken
        );
        return await Python.RunAsync(format == "docx" ? "docx" : "pdfminer", "read_document.py", format, path);
    }

    private static string Text(string format, ScriptDocument script) =>
        Encoding.UTF8.GetString(ScriptFormat.All.Single(known => known.Name == format).Write(script, "A title: of some kind"));

    private static IEnumerable<string> Paragraphs(ScriptDocument script) =>
        script.Elements.SelectMany<ScriptElement, string>(element =>
            element switch
            {
                ScriptElement.Heading heading => [$"heading {heading.Text}"],
                ScriptElement.Speech speech => [$"character {speech.Speaker}", $"words {speech.Words}"],
                _ => [],
            }
        );

    // The parts of a speech are one.
    private static List<string> Joined(IEnumerable<(string Kind, string Text)> parts)
    {
        var joined = new List<string>();
        foreach (var (kind, text) in parts)
        {
            if (kind == "words" && joined is [.., var last] && last.StartsWith("words", StringComparison.Ordinal))
                joined[^1] = $"{last} {text}";
            else
                joined.Add($"{kind} {text}");
        }
        return joined;
    }
}
