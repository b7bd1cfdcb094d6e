using Showrunner.Formats;

namespace Formats.Tests;

public class CaseTests
{
    public static TheoryData<string> Names => [.. Cases.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void IsUnderstood(string name)
    {
        var reading = ScriptFormat.Read(name, Cases.Read(name));

        Assert.Equal(Cases.Expected(name), $"{reading.Explanation}\n\n{reading.Document.ToText()}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void SpeakersAreThoseOfTheCorpusAndTheCast(string name)
    {
        foreach (var element in ScriptFormat.Read(name, Cases.Read(name)).Document.Elements)
        {
            if (element is ScriptElement.Speech speech)
                Assert.Equal(speech.Speaker, Showrunner.Utterance.Parse($"{speech.Speaker}: {speech.Words}").Speaker);
        }
    }

    [Fact]
    public void AnEmptyFileIsRefusedByName()
    {
        var error = Assert.Throws<Showrunner.ShowrunnerException>(() => ScriptFormat.Read("nothing.txt", []));

        Assert.Equal("nothing.txt is empty.", error.Message);
    }
}
