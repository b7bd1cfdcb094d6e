using Showrunner.Training;
using static TorchSharp.torch;

namespace Training.Tests;

public class WordMaskTests
{
    [Fact]
    public void TreatsAWordAlikeWhereverItStands()
    {
        using var scope = NewDisposeScope();
        long[] ids = [.. Enumerable.Range(0, 30_000).Select(i => (long)(i % 10_000))];

        var mask = WordMask.Of(ids, batch: 6, probability: 0.2, key: 7).flatten().data<float>().ToArray();

        Assert.Equal(mask[..10_000], mask[10_000..20_000]);
        Assert.Equal(mask[..10_000], mask[20_000..]);
        Assert.All(mask, value => Assert.Contains(value, new[] { 0f, 1.25f }));
        Assert.Equal(0.2, mask[..10_000].Count(value => value == 0) / 1e4, 10 * Math.Sqrt(0.2 * 0.8 / 1e4)); // ten standard deviations
    }
}
