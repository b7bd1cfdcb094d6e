using CsCheck;

namespace Showrunner.Tests;

public class ReadableTextTests
{
    private const string Show =
        "jerry: hello, newman. i saw the waitress.\n\nwaitress: (to jerry) what? it's jerry's. i'm out!\n\n[setting: "
        + "jerry's flat]\n\nnewman: hello, jerry.\n\n";

    [Fact]
    public void SentencesSpeechesNamesAndIAreCapitalised()
    {
        var spelling = Spelling.Of(Corpus.Parse(Show + Show + Show));

        Assert.Equal(
            "Jerry: Hello, Newman. I saw the waitress.\n\nWaitress: (to Jerry) What? It's Jerry's. I'm out!\n\n[Setting: "
                + "Jerry's flat]\n\nNewman: Hello, Jerry.\n\n",
            ReadableText.Of(Tokenizer.Encode(Show), spelling)
        );
    }

    [Fact]
    public void ShowsOwnSpellingIsUsedWhereItHasCase()
    {
        var spelling = Spelling.Of(Corpus.Parse("JERRY: We met McGee in New York. McGee laughed. So did the NYPD, on Monday."));

        Assert.Equal(
            "Jerry: McGee, the NYPD and New York.",
            ReadableText.Of(Tokenizer.Encode("jerry: mcgee, the nypd and new york."), spelling)
        );
    }

    [Fact]
    public void NothingButCaseChanges() =>
        Gen.String[Gen.OneOf('a', 'I', ' ', '.', '\n', ':', '[', '\'', 'ß', '('), 1, 40]
            .Sample(text =>
            {
                var tokens = Tokenizer.Encode(text);

                var readable = ReadableText.Of(tokens, Spelling.Of(Corpus.Parse(Show)));

                Assert.Equal(tokens, Tokenizer.Encode(readable));
            });
}
