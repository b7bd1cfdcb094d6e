using CsCheck;

namespace Showrunner.Tests;

public class WritingSessionTests
{
    private static readonly ScriptModel Model = new(
        Some.Checkpoint(
            new ModelOptions { EmbeddingSize = 6 },
            Vocabulary.Of(Tokenizer.Encode("jerry: elaine: george: one two three four.!?\n\n(sighs) [setting: the harbour]"))
        )
    );

    private static readonly ScriptWriter Writer = new(Model);
    private static readonly WritingOptions Options = new()
    {
        Seed = 5,
        Words = 60,
        Temperature = 1,
        TopK = 0,
        Script = new() { LongestLine = 8 },
    };
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static WritingSession Session(string text = "", WritingOptions? options = null) => new(Writer, options ?? Options, text);

    [Fact]
    public void OfferIsWhatWriteGivesAfterTheLinesThatStand()
    {
        var session = Session("jerry: one two.\n\nelaine: three!").Offer(1, Token);

        var written = string.Concat(Writer.Write("jerry: one two.\n\nelaine: three!\n\n", Options with { Lines = 1 }, Token));

        Assert.Equal(written["jerry: one two.\n\nelaine: three!\n\n".Length..].Trim(), Assert.Single(session.Offers));
    }

    [Fact]
    public void LineByLineTheLinesThatWereTakenStand()
    {
        var session = Session();
        var taken = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            session = session.Offer(1, Token);
            taken.AddRange(session.Offers[0].Split('\n', StringSplitOptions.RemoveEmptyEntries));
            session = session.Accept();
        }

        Assert.Equal(taken, session.Lines);
        Assert.Equal(string.Join("\n\n", taken) + "\n", session.Text);
        Assert.Equal(taken.Count + 1, session.Line);
    }

    [Fact]
    public void StepsLeaveTheSessionBeforeAsItWas()
    {
        var session = Session("jerry: one.").Offer(1, Token);
        var (lines, offers, next) = (session.Lines.ToArray(), session.Offers.ToArray(), session.Accept().Offer(1, Token).Offers[0]);

        foreach (
            var step in new[]
            {
                session.Offer(3, Token),
                session.Put("elaine: two"),
                session.Redo(1),
                session.Begin("george:"),
                session.Accept(),
            }
        )
        {
            step.Offer(1, Token);
        }

        Assert.Equal(lines, session.Lines);
        Assert.Equal(offers, session.Offers);
        Assert.Equal(next, session.Accept().Offer(1, Token).Offers[0]);
    }

    [Fact]
    public void RejectedLinesAndAlternativesDiffer()
    {
        var first = Session().Offer(1, Token);

        var others = first.Offer(3, Token);

        Assert.Equal(4, others.Offers.Append(first.Offers[0]).Distinct().Count());
    }

    [Fact]
    public void WhereTheModelKnowsOnlyOneWayItIsOfferedAgain()
    {
        var session = Session(options: Options with { Temperature = 0 }).Offer(1, Token);

        Assert.Equal(session.Offers, session.Offer(1, Token).Offers);
    }

    [Fact]
    public void RedoneLineKeepsItsSpeakerAndTheLinesAround()
    {
        var session = Session("jerry: one.\n\n[setting: the ferry]\n\nelaine: two.\n\ngeorge: three.");

        var redone = session.Redo(3).Offer(3, Token);
        var taken = redone.Accept(2);

        Assert.All(redone.Offers, offer => Assert.StartsWith("elaine: ", offer, StringComparison.Ordinal));
        Assert.Equal([session.Lines[0], session.Lines[1], redone.Offers[2], session.Lines[3]], taken.Lines);
        Assert.Equal(5, taken.Line);
        Assert.StartsWith("[setting: ", session.Redo(2).Offer(1, Token).Offers[0], StringComparison.Ordinal);
        Assert.Equal("There is no line 5: the script has 4 lines.", Assert.Throws<ShowrunnerException>(() => session.Redo(5)).Message);
    }

    [Fact]
    public void WhatFollowsARedoneLineIsWrittenFromIt() =>
        Gen.ULong.Sample(
            seed =>
            {
                var redone = Session("jerry: one.\n\nelaine: two.", Options with { Seed = seed })
                    .Redo(1)
                    .Put("jerry: four four")
                    .Offer(1, Token);

                Assert.Equal(
                    Session("jerry: four four\n\nelaine: two.", Options with { Seed = seed }).Offer(1, Token).Offers,
                    redone.Offers
                );
            },
            iter: 20
        );

    [Fact]
    public void LineByHandIsReadLikeAnyOther() =>
        Assert.Equal(
            Session("George: Not a word of mine").Offer(1, Token).Offers,
            Session().Put(" George: Not a word of mine\n").Offer(1, Token).Offers
        );

    [Fact]
    public void OffersAreSpeltForReading()
    {
        var session = new WritingSession(Writer, Options, "jerry: one.", Spelling.Of(Corpus.Parse("elaine: three Four.")));

        var offer = session.Begin("elaine: four").Offer(1, Token).Offers[0];

        Assert.StartsWith("Elaine: Four", offer, StringComparison.Ordinal);
        Assert.Equal(Session("jerry: one.").Begin("elaine: four").Offer(1, Token).Offers[0], offer.ToLowerInvariant());
    }

    [Fact]
    public void SomebodyIsLetSpeak() =>
        Assert.StartsWith("george: ", Session().Begin("george:").Offer(1, Token).Offers[0], StringComparison.Ordinal);

    [Fact]
    public void NextSpeakersComeOneALine()
    {
        var session = Session(options: Options with { Script = Options.Script with { Next = ["george", "elaine", "george", "jerry"] } })
            .Offer(1, Token);

        var speakers = new List<string?>();
        for (var i = 0; i < 4; i++)
        {
            if (i == 2)
                session = session.Put("george: by hand");
            else
                session = session.Offer(1, Token).Accept();
            speakers.Add(Utterance.Parse(session.Lines[^1]).Speaker);
        }

        Assert.Equal(["george", "elaine", "george", "jerry"], speakers);
    }

    [Fact]
    public void ControlsChangeWhatComesAndAreChecked()
    {
        var session = Session("jerry: one.");

        var changed = session.Control(session.Options with { Script = new() { Cast = ["elaine"] } });

        Assert.StartsWith("elaine: ", changed.Offer(1, Token).Offers[0].Split('\n')[^1], StringComparison.Ordinal);
        Assert.Throws<ShowrunnerException>(() => session.Control(session.Options with { Temperature = 11 }));
        Assert.Throws<ShowrunnerException>(() => session.Control(session.Options with { Banned = ["unheard"] }));
    }

    [Fact]
    public void SeedBeginsAgainWhereItIsGiven()
    {
        var session = Session().Offer(1, Token);

        var later = session.Offer(3, Token);

        Assert.Equal(session.Offers, (later with { }).Control(Options with { Seed = 4 }).Control(Options).Begin("").Offer(1, Token).Offers);
    }
}
