using CsCheck;

namespace Showrunner.Tests.Writing;

public class WritingRoomTests
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

    private static WritingRoom Room(string text = "", WritingOptions? options = null) => new(Writer, options ?? Options, text);

    [Fact]
    public void OfferIsWhatWriteGivesAfterTheLinesThatStand()
    {
        var room = Room("jerry: one two.\n\nelaine: three!").Offer(1, Token);

        var written = string.Concat(Writer.Write("jerry: one two.\n\nelaine: three!\n\n", Options with { Lines = 1 }, Token));

        Assert.Equal(written["jerry: one two.\n\nelaine: three!\n\n".Length..].Trim(), Assert.Single(room.Offers));
    }

    [Fact]
    public void LineByLineTheLinesThatWereTakenStand()
    {
        var room = Room();
        var taken = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            room = room.Offer(1, Token);
            taken.AddRange(room.Offers[0].Split('\n', StringSplitOptions.RemoveEmptyEntries));
            room = room.Accept();
        }

        Assert.Equal(taken, room.Lines);
        Assert.Equal(string.Join("\n\n", taken) + "\n", room.Text);
        Assert.Equal(taken.Count + 1, room.Line);
    }

    [Fact]
    public void StepsLeaveTheRoomBeforeAsItWas()
    {
        var room = Room("jerry: one.").Offer(1, Token);
        var (lines, offers, next) = (room.Lines.ToArray(), room.Offers.ToArray(), room.Accept().Offer(1, Token).Offers[0]);

        foreach (var step in new[] { room.Offer(3, Token), room.Put("elaine: two"), room.Redo(1), room.Begin("george:"), room.Accept() })
            step.Offer(1, Token);

        Assert.Equal(lines, room.Lines);
        Assert.Equal(offers, room.Offers);
        Assert.Equal(next, room.Accept().Offer(1, Token).Offers[0]);
    }

    [Fact]
    public void RejectedLinesAndAlternativesDiffer()
    {
        var first = Room().Offer(1, Token);

        var others = first.Offer(3, Token);

        Assert.Equal(4, others.Offers.Append(first.Offers[0]).Distinct().Count());
    }

    [Fact]
    public void WhereTheModelKnowsOnlyOneWayItIsOfferedAgain()
    {
        var room = Room(options: Options with { Temperature = 0 }).Offer(1, Token);

        Assert.Equal(room.Offers, room.Offer(1, Token).Offers);
    }

    [Fact]
    public void RedoneLineKeepsItsSpeakerAndTheLinesAround()
    {
        var room = Room("jerry: one.\n\n[setting: the ferry]\n\nelaine: two.\n\ngeorge: three.");

        var redone = room.Redo(3).Offer(3, Token);
        var taken = redone.Accept(2);

        Assert.All(redone.Offers, offer => Assert.StartsWith("elaine: ", offer, StringComparison.Ordinal));
        Assert.Equal([room.Lines[0], room.Lines[1], redone.Offers[2], room.Lines[3]], taken.Lines);
        Assert.Equal(5, taken.Line);
        Assert.StartsWith("[setting: ", room.Redo(2).Offer(1, Token).Offers[0], StringComparison.Ordinal);
        Assert.Equal("There is no line 5: 4 stand.", Assert.Throws<ShowrunnerException>(() => room.Redo(5)).Message);
    }

    [Fact]
    public void WhatFollowsARedoneLineIsWrittenFromIt() =>
        Gen.ULong.Sample(
            seed =>
            {
                var redone = Room("jerry: one.\n\nelaine: two.", Options with { Seed = seed })
                    .Redo(1)
                    .Put("jerry: four four")
                    .Offer(1, Token);

                Assert.Equal(Room("jerry: four four\n\nelaine: two.", Options with { Seed = seed }).Offer(1, Token).Offers, redone.Offers);
            },
            iter: 20
        );

    [Fact]
    public void LineByHandIsReadLikeAnyOther() =>
        Assert.Equal(
            Room("George: Not a word of mine").Offer(1, Token).Offers,
            Room().Put(" George: Not a word of mine\n").Offer(1, Token).Offers
        );

    [Fact]
    public void OffersAreSpeltForReading()
    {
        var room = new WritingRoom(Writer, Options, "jerry: one.", Spelling.Of(Corpus.Parse("elaine: three Four.")));

        var offer = room.Begin("elaine: four").Offer(1, Token).Offers[0];

        Assert.StartsWith("Elaine: Four", offer, StringComparison.Ordinal);
        Assert.Equal(Room("jerry: one.").Begin("elaine: four").Offer(1, Token).Offers[0], offer.ToLowerInvariant());
    }

    [Fact]
    public void SomebodyIsLetSpeak() =>
        Assert.StartsWith("george: ", Room().Begin("george:").Offer(1, Token).Offers[0], StringComparison.Ordinal);

    [Fact]
    public void NextSpeakersComeOneALine()
    {
        var room = Room(options: Options with { Script = Options.Script with { Next = ["george", "elaine", "george", "jerry"] } })
            .Offer(1, Token);

        var speakers = new List<string?>();
        for (var i = 0; i < 4; i++)
        {
            if (i == 2)
                room = room.Put("george: by hand");
            else
                room = room.Offer(1, Token).Accept();
            speakers.Add(Utterance.Parse(room.Lines[^1]).Speaker);
        }

        Assert.Equal(["george", "elaine", "george", "jerry"], speakers);
    }

    [Fact]
    public void ControlsChangeWhatComesAndAreChecked()
    {
        var room = Room("jerry: one.");

        var changed = room.Control(room.Options with { Script = new() { Cast = ["elaine"] } });

        Assert.StartsWith("elaine: ", changed.Offer(1, Token).Offers[0].Split('\n')[^1], StringComparison.Ordinal);
        Assert.Throws<ShowrunnerException>(() => room.Control(room.Options with { Temperature = 11 }));
        Assert.Throws<ShowrunnerException>(() => room.Control(room.Options with { Banned = ["unheard"] }));
    }

    [Fact]
    public void SeedBeginsAgainWhereItIsGiven()
    {
        var room = Room().Offer(1, Token);

        var later = room.Offer(3, Token);

        Assert.Equal(room.Offers, (later with { }).Control(Options with { Seed = 4 }).Control(Options).Begin("").Offer(1, Token).Offers);
    }
}
