using System.Collections.Concurrent;
using System.Xml.Linq;
using CsCheck;
using Showrunner;

namespace Interop.Tests;

/// <summary>Ten thousand scripts, each by a model and options of its own.</summary>
public class WrittenScriptsTests
{
    [Fact]
    public async Task AllAreScriptsAndComeBackFromFountainAndFinalDraft()
    {
        var written = new ConcurrentBag<Script>();
        SomeWriting.Any.Sample(
            (options, model, prime) =>
            {
                var words = SomeWriting.Writer(model).WriteWords(prime, options).ToList();
                SomeWriting.AssertIsScript(options, prime, words);
                written.Add(new("written", string.Concat(words.Select(word => word.Text))));
            },
            iter: 10_000
        );

        Script[] scripts = [.. written];
        var fountain = await Node.RunAsync("parse_fountain.js", scripts.Select(script => Exported.As(script, "fountain")));
        Assert.InRange(scripts.Length, 10_000, int.MaxValue);
        foreach (var (script, speeches) in scripts.Zip(fountain.EnumerateArray()))
        {
            Assert.Equal(
                Exported.Speeches(script),
                speeches.EnumerateArray().Select(speech => (speech[0].GetString()!.ToUpperInvariant(), speech[1].GetString()!))
            );
        }

        Assert.All(scripts, script => Assert.Equal(Exported.Speeches(script), FinalDraftSpeeches(Exported.As(script, "fdx"))));
    }

    // By the format: a paragraph of type Character, and after it what is said, in paragraphs of type Parenthetical and Dialogue; prose is
    // of type General.
    private static IEnumerable<(string Speaker, string Words)> FinalDraftSpeeches(string document)
    {
        List<(string Speaker, List<string> Words)> speeches = [];
        var open = false;
        foreach (var paragraph in XDocument.Parse(document).Root!.Element("Content")!.Elements("Paragraph"))
        {
            var (type, text) = (paragraph.Attribute("Type")!.Value, string.Concat(paragraph.Elements("Text").Select(part => part.Value)));
            if (type == "Character")
                speeches.Add((text.ToUpperInvariant(), []));
            else if (type == "General")
                speeches.Add(("LYRICS", [text]));
            else if (type is "Parenthetical" or "Dialogue")
                (open ? speeches[^1].Words : throw new InvalidDataException($"Nobody says \"{text}\".")).Add(text);
            open = type is "Character" or "Parenthetical" or "Dialogue";
        }
        return speeches.Select(speech => (speech.Speaker, string.Join(' ', speech.Words).Trim()));
    }
}
