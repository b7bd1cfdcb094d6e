namespace Showrunner.Tests;

public class ScriptTests
{
    [Theory]
    [InlineData("jerry: you know what i mean?", "jerry", "you know what i mean?")]
    [InlineData("  JERRY :hello", "JERRY", "hello")]
    [InlineData("mr. ross: hm.", "mr. ross", "hm.")]
    [InlineData("kid #2: me too: i want one", "kid #2", "me too: i want one")]
    [InlineData("george/jerry/elaine: no!", "george/jerry/elaine", "no!")]
    [InlineData("elaine & puddy: yes", "elaine & puddy", "yes")]
    [InlineData("george (whistles to a guy): hey!", "george", "hey!")]
    [InlineData("zoë:", "zoë", "")]
    [InlineData("J.D.: I found it.", "J.D.", "I found it.")]
    [InlineData("Ken Jr.: I end with a dot.", "Ken Jr.", "I end with a dot.")]
    [InlineData("PICARD [on monitor]: Make it slow.", "PICARD", "Make it slow.")]
    [InlineData("ANN (cont'd) ^: Yes.", "ANN", "Yes.")]
    [InlineData("安妮：3分钟。", "安妮", "3分钟。")]
    public void FindsTheSpeaker(string line, string speaker, string text)
    {
        var utterance = Utterance.Parse(line);

        Assert.Equal(speaker, utterance.Speaker);
        Assert.Equal(text, utterance.Text);
    }

    [Theory]
    [InlineData("(the phone rings: jerry answers.)")]
    [InlineData("[jerry's apartment: day]")]
    [InlineData("it was 9:30 and nobody came")]
    [InlineData("see http://example.com for more")]
    [InlineData("well, here it is: the end")]
    [InlineData("and so the story of the great big goose: the end")]
    [InlineData("nobody speaks here")]
    [InlineData("Scene: The kitchen.")]
    [InlineData("CUT TO: the dock")]
    [InlineData("i know. he said: no")]
    public void KeepsProseWithoutASpeaker(string line)
    {
        var utterance = Utterance.Parse(line);

        Assert.Null(utterance.Speaker);
        Assert.Equal(line, utterance.Text);
    }

    [Fact]
    public void CollectsStageDirections() =>
        Assert.Equal(["to jerry", "sits", "rises"], Utterance.Parse("george (to jerry): (sits) what? ( rises ) no!").Directions);

    [Theory]
    [InlineData("[setting: the deck]", "the deck")]
    [InlineData("[Setting : the deck ", "the deck")]
    public void MarksSettings(string line, string place) => Assert.Equal(place, Utterance.Parse(line).Setting);

    [Fact]
    public void NumbersItsLines() =>
        Assert.Equal([2, 5], new Script("s", "\njerry: hello\n\n \n(exits)\n").Utterances.Select(utterance => utterance.LineNumber));
}
