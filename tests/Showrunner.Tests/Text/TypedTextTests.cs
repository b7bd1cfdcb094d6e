namespace Showrunner.Tests;

public class TypedTextTests
{
    private static readonly Vocabulary Known = Vocabulary.Of(Tokenizer.Encode("agnes: it's late-- (laughs) \"so?\" ken jr.:\n"));

    [Theory]
    [InlineData("Agnes: It’s late", "agnes: it's late")]
    [InlineData("agnes: “So?”", "agnes: \"so?\"")]
    [InlineData("agnes: late—", "agnes: late--")]
    [InlineData("  agnes :late", "agnes: late")]
    [InlineData("Ken Jr. : late", "ken jr.: late")]
    [InlineData("agnes:late\nagnes (laughs) :late", "agnes: late\nagnes (laughs) : late")]
    [InlineData("agnes：（laughs）", "agnes: (laughs)")]
    [InlineData("agnes: [laughs] late", "agnes: (laughs) late")]
    [InlineData("agnes: *laughs* late", "agnes: (laughs) late")]
    [InlineData("late\r\nlate\rlate", "late\nlate\nlate")]
    [InlineData("late\u200B\u00AD", "late")]
    [InlineData("[setting: late]", "[setting: late]")]
    public void IsReadAsTheTrainingTextWas(string typed, string read) =>
        Assert.Equal(Tokenizer.Encode(read), TypedText.Tokens(typed, Known));

    [Fact]
    public void KeepsBracketsThatTheShowItselfUses()
    {
        var vocabulary = Vocabulary.Of(Tokenizer.Encode("ann: [laughs] *sighs* hi\n"));

        Assert.Equal(["ann:", "[laughs]", "*sighs*"], TypedText.Tokens("ann: [laughs] *sighs*", vocabulary));
    }

    [Fact]
    public void EachTokenKeepsWhatWasTyped() =>
        Assert.Equal(
            [
                new("agnes:", " Agnes :"),
                new("it's", " It’s"),
                new("||period||", ""),
                new("||period||", ""),
                new("||period||", "…"),
                new("so", " so "),
            ],
            TypedText.Words(" Agnes : It’s… so ", Known)
        );

    [Fact]
    public void IsSplitAsTheVocabularyWas() // before Chinese was read character by character
    {
        var old = Vocabulary.Of(["安妮：九分钟。", "||return||", "¿qué"]);

        Assert.Equal(["¿qué", "||period||"], old.Tokenize("¿Qué."));
        Assert.Equal(["¿", "qué", "||period||"], Known.Tokenize("¿Qué."));
    }
}
