using System.Text;
using Showrunner;
using Showrunner.Formats;

namespace Formats.Tests;

/// <summary>What Showrunner writes, as other programs get it.</summary>
public class WrittenTextTests
{
    private const string Scene = """
        [setting: the harbour]

        nell (whistles): mind the step. (points) there!

        McCoy: (softly) *never*

        (the boat leaves)

        who knows, CUT TO:

        nell:
        """;

    private static readonly Script Written = new("", Scene.ReplaceLineEndings("\n"));

    [Fact]
    public void BecomesTheSameScript() =>
        Assert.Equal(
            [
                new ScriptElement.Heading("the harbour"),
                new ScriptElement.Speech("nell", "(whistles) mind the step. (points) there!"),
                new ScriptElement.Speech("McCoy", "(softly) *never*"),
                new ScriptElement.Direction("the boat leaves"),
                new ScriptElement.Prose("who knows, CUT TO:"),
                new ScriptElement.Prose("nell:"),
            ],
            ScriptDocument.Of(Written).Elements
        );

    [Fact]
    public void StaysAsItIsAsText() => Assert.Equal(Written.Text, As("text"));

    [Fact]
    public void FountainReadsAsAScreenplay() =>
        Assert.Equal(
            """
            Title: a "title"

            .THE HARBOUR

            NELL
            (whistles)
            mind the step.
            (points)
            there!

            MCCOY
            (softly)
            \*never\*

            the boat leaves

            ~who knows, CUT TO:

            ~nell:

            """.ReplaceLineEndings("\n"),
            As("fountain")
        );

    [Theory]
    [InlineData("ann: a.\nbob: b.\n\nann: c.\nbob: d.", 1)] // a blank line parts what stands together else
    [InlineData("ann: a.\n\nbob: b.\n\nann: c.", 0)]
    [InlineData("ann: a.\nbob: b.\n\n[setting: here]\nann: c.", 0)]
    public void ABlankLinePartsScenesWhereLinesStandTogether(string text, int breaks) =>
        Assert.Equal(breaks, ScriptDocument.Of(new("", text)).Elements.OfType<ScriptElement.SceneBreak>().Count());

    private static string As(string name) =>
        Encoding.UTF8.GetString(ScriptFormat.All.Single(format => format.Name == name).Write(Written, "a \"title\""));
}
