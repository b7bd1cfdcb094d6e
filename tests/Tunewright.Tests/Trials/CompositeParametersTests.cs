namespace Tunewright.Tests.Trials;

public class CompositeParametersTests
{
    private static List<T> Draw<T>(Func<Trial, T> suggest, int trials = 2000)
    {
        var drawn = new List<T>();
        Some.Study()
            .Optimize(
                trial =>
                {
                    drawn.Add(suggest(trial));
                    return 0;
                },
                trials
            );
        return drawn;
    }

    /// <summary>A uniform pair has the means a third and two thirds.</summary>
    [Fact]
    public void PairsAreOrderedAndUniform()
    {
        var pairs = Draw(trial => trial.SuggestOrderedPair("range", 1, 4));

        Assert.All(pairs, pair => Assert.True(1 <= pair.Lower && pair.Lower <= pair.Upper && pair.Upper <= 4));
        Assert.Equal(2, pairs.Average(pair => pair.Lower), 0.06);
        Assert.Equal(3, pairs.Average(pair => pair.Upper), 0.06);
    }

    /// <summary>A share of n that are uniform over the simplex has the mean 1 / n and the variance (n − 1) / n² / (n + 1).</summary>
    [Fact]
    public void SharesHaveTheSumOneAndAreUniform()
    {
        var shares = Draw(trial => trial.SuggestSimplex("mix", 4));

        Assert.All(shares, share => Assert.Equal(1, share.Sum(), 1e-12));
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(0.25, shares.Average(share => share[i]), 0.02);
            Assert.Equal(3 / 16.0 / 5, shares.Average(share => Math.Pow(share[i] - 0.25, 2)), 0.005);
        }
    }

    [Fact]
    public void AllPermutationsAreAsLikely()
    {
        var orders = Draw(trial => string.Concat(trial.SuggestPermutation("order", ["a", "b", "c"])))
            .CountBy(order => order)
            .ToDictionary();

        Assert.Equal(["abc", "acb", "bac", "bca", "cab", "cba"], orders.Keys.Order());
        Assert.All(orders.Values, count => Assert.InRange(count, 250, 420));
    }

    [Fact]
    public void AllSubsetsAreAsLikely()
    {
        var subsets = Draw(trial => string.Concat(trial.SuggestSubset("layers", ["a", "b", "c"]))).CountBy(order => order).ToDictionary();

        Assert.Equal(["", "a", "ab", "abc", "ac", "b", "bc", "c"], subsets.Keys.Order());
        Assert.All(subsets.Values, count => Assert.InRange(count, 180, 320));
    }

    /// <summary>As a Python script would give them.</summary>
    [Fact]
    public void PlainParametersMakeThem()
    {
        var trial = new FixedTrial(
            new Dictionary<string, object?>
            {
                ["pair.0"] = 3.0,
                ["pair.1"] = 2.0,
                ["mix.0"] = Math.Exp(-1),
                ["mix.1"] = Math.Exp(-3),
                ["order.0"] = 0.9,
                ["order.1"] = 0.1,
                ["order.2"] = 0.5,
                ["some.0"] = true,
                ["some.1"] = false,
            }
        );

        Assert.Equal((2, 3), trial.SuggestOrderedPair("pair", 0, 5));
        Assert.Equal([0.25, 0.75], trial.SuggestSimplex("mix", 2).Select(share => Math.Round(share, 12)));
        Assert.Equal(["y", "z", "x"], trial.SuggestPermutation("order", ["x", "y", "z"]));
        Assert.Equal(["x"], trial.SuggestSubset("some", ["x", "y"]));
    }
}
