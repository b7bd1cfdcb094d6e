using System.Text.RegularExpressions;
using CsCheck;

namespace Interop.Tests;

public partial class ExportScriptTests
{
    [Fact]
    public Task FountainJsReadsTheSameSpeakersAndWords() =>
        SomeScript
            .Any.Array[400]
            .SampleAsync(
                async scripts =>
                {
                    // Its own mark of an escape begins with a bracket, so that it sees a note's two.
                    scripts = [.. scripts.Where(script => !EscapeAfterBracket().IsMatch(script.Text))];

                    var parsed = await Node.RunAsync("parse_fountain.js", scripts.Select(script => Exported.As(script, "fountain")));

                    foreach (var (script, speeches) in scripts.Zip(parsed.EnumerateArray()))
                    {
                        Assert.Equal(
                            Exported.Speeches(script).Select(speech => (speech.Speaker, Bracket().Replace(speech.Words, "[ "))),
                            speeches.EnumerateArray().Select(speech => (speech[0].GetString()!.ToUpperInvariant(), speech[1].GetString()!))
                        );
                    }
                },
                iter: 1,
                threads: 1
            );

    [Fact]
    public Task AfterwritingReadsTheSameParagraphsFromFinalDraft() =>
        SomeScript
            .Any.Array[200]
            .SampleAsync(
                async scripts =>
                {
                    // It reads markup in speeches as HTML.
                    scripts = [.. scripts.Where(script => script.Text.AsSpan().IndexOfAny("<&\u0001\u00a0") < 0)];

                    var parsed = await Node.RunAsync("parse_fdx.js", scripts.Select(script => Exported.As(script, "fdx")));

                    foreach (var (script, fountain) in scripts.Zip(parsed.EnumerateArray()))
                    {
                        var rest = string.Join(' ', fountain.GetString()!.Split('\n', StringSplitOptions.RemoveEmptyEntries));
                        foreach (var (speaker, words) in SomeScript.Speeches(script))
                        {
                            Assert.Contains($"{speaker} {words}".TrimEnd(), rest);
                            rest = rest[(rest.IndexOf($"{speaker} {words}".TrimEnd(), StringComparison.Ordinal) + speaker.Length)..];
                        }
                    }
                },
                iter: 1,
                threads: 1
            );

    [GeneratedRegex(@"\[(?=\[)")]
    private static partial Regex Bracket();

    [GeneratedRegex(@"\[[*_\\]")]
    private static partial Regex EscapeAfterBracket();
}
