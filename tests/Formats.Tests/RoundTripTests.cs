using Showrunner.Formats;

namespace Formats.Tests;

/// <summary>text → format → text is the identity, but for capitals where a format has them.</summary>
public class RoundTripTests
{
    public static TheoryData<string> Formats => ["fountain", "fdx", "json", "html", "csv", "docx"];

    [Theory]
    [MemberData(nameof(Formats))]
    public void ComesBackAsItWas(string name)
    {
        var format = ScriptFormat.All.Single(format => format.Name == name);
        foreach (var script in Examples.Of(Some.Scripts, 1_000))
        {
            var file = format.Write(script, "A title: of some kind");

            var back = ScriptFormat.Read("x", file, new() { Format = name }).Document;

            Assert.Equal(Understood(script), back.ToText(), ignoreCase: name is "fountain" or "docx");
        }
    }

    [Fact]
    public void TextIsReadAsItWasWritten()
    {
        foreach (var script in Examples.Of(Some.Scripts, 1_000))
        {
            var text = script.ToText();

            var back = ScriptFormat.Read("x", System.Text.Encoding.UTF8.GetBytes(text), new() { Format = "text" }).Document.ToText();

            text = Understood(script);
            // In a few lines, a blank one does not show whether it parts scenes.
            Assert.Equal(WithoutBlankLines(text), WithoutBlankLines(back));
            if (IsDense(script))
                Assert.Equal(text, back);
        }
    }

    // Square brackets are those of directions.
    private static string Understood(ScriptDocument script) => script.ToText().Replace("[[note]]", "(note)", StringComparison.Ordinal);

    private static string WithoutBlankLines(string text) => text.Replace("\n\n", "\n", StringComparison.Ordinal);

    private static bool IsDense(ScriptDocument script)
    {
        var pairs = script.Elements.Zip(script.Elements.Skip(1)).Where(pair => pair.First is ScriptElement.Speech).ToList();
        return pairs.Count(pair => pair.Second is ScriptElement.Speech)
            > pairs.Count(pair => pair.Second is ScriptElement.Heading or ScriptElement.SceneBreak);
    }
}
