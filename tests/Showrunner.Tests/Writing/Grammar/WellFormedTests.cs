using CsCheck;

namespace Showrunner.Tests;

/// <summary>Whatever the weights, the prime and the options, what is written is a script.</summary>
public class WellFormedTests
{
    [Fact]
    public void EveryScriptIs() =>
        SomeWriting.Any.Sample(
            (options, seed, prime) =>
            {
                var words = SomeWriting.Writer(seed).WriteWords(prime, options, TestContext.Current.CancellationToken).ToList();

                SomeWriting.AssertIsScript(options, prime, words);
            },
            iter: Math.Max(300, Check.Iter)
        ); // CsCheck_Iter=10000 asks for more

    [Fact]
    public void SpeakersOfTheTrainingTextAreTheCast() =>
        Assert.Equal(SomeWriting.People.Order(), SomeWriting.Writer(1).Cast.Select(member => member.Name).Order());

    [Fact]
    public void WithoutItEveryWordWithAColonIs() =>
        Assert.Equal(
            ["elaine", "george", "jerry", "leo", "ross", "well"],
            SomeWriting.Writer(1, knowsShow: false).Cast.Select(member => member.Name).Order()
        );
}
