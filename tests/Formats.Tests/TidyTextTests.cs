using System.Text;
using Showrunner;
using Showrunner.Formats;

namespace Formats.Tests;

/// <summary>Text in Showrunner's own form is learnt as it stands; any other is put into that form.</summary>
public class TidyTextTests
{
    [Fact]
    public void TheSampleShowIsLearntToTheLetter() =>
        Assert.All(
            SampleShow.Corpus.Scripts,
            script => Assert.Equal((true, script.Text), (Read(script.Text).IsOwnForm, Read(script.Text).Text))
        );

    [Theory]
    [InlineData("jerry: hello.  \n\n\n\ngeorge (waves): hello!\n\n[setting: the ferry.]\n\n(it leaves)\n")]
    [InlineData("it was a dark night.\nthe ferry did not come.\n")]
    public void StaysAsItStands(string text) => Assert.Equal(text, Read(text).Text);

    [Theory]
    [InlineData("Pam: [laughs] no.\nJim: yes.\n", "Pam: (laughs) no.\nJim: yes.\n")]
    [InlineData("Scene: The stairs.\nPam: no.\nJim: yes.\n", "[setting: The stairs]\nPam: no.\nJim: yes.\n")]
    [InlineData("FIRST:\nOne thing\nis sure.\n\nALL:\nHear!\n", "FIRST: One thing is sure.\nALL: Hear!\n")]
    public void AnyOtherIsPutIntoThatForm(string text, string learnt)
    {
        var reading = Read(text);

        Assert.Equal((false, learnt), (reading.IsOwnForm, reading.Text));
        Assert.Equal(learnt, reading.Document.ToText());
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(99, false)]
    public void OneLineInAHundredMayBeReadOtherwise(int lines, bool isOwn) =>
        Assert.Equal(isOwn, Read(string.Concat(Enumerable.Repeat("pam: no.\n", lines - 1)) + "pam: [laughs] no.\n").IsOwnForm);

    private static ScriptReading Read(string text) => ScriptFormat.Read("show.txt", Encoding.UTF8.GetBytes(text));
}
