using Showrunner;
using Showrunner.Training;

namespace Training.Tests;

public class WindowsTests
{
    static readonly int[] Words = [.. Enumerable.Range(0, 103)];

    [Fact]
    public void UseEveryWindowAtMostOnceInAnEpoch()
    {
        var windows = new Windows(Words, batchSize: 9, length: 4, seed: 1);

        var targets = Enumerable.Range(0, windows.StepsInEpoch).SelectMany(step => windows.At(0, step).Targets).ToArray();

        Assert.Equal(99 / 9 * 9, targets.Distinct().Count());
    }

    [Fact]
    public void AimAtTheWordAfterTheWindow()
    {
        var windows = new Windows(Words, batchSize: 9, length: 4, seed: 1);

        var batch = windows.At(0, 3);

        for (var window = 0; window < 9; window++)
        {
            Assert.Equal(
                Enumerable.Range(batch.Targets[window] - 4, 4),
                Enumerable.Range(0, 4).Select(time => (int)batch.Ids[time * 9 + window])
            );
        }
    }

    [Fact]
    public void ShuffleEachEpochAnew() =>
        Assert.NotEqual(new Windows(Words, 9, 4, seed: 1).At(0, 0).Targets, new Windows(Words, 9, 4, seed: 1).At(1, 0).Targets);

    [Fact]
    public void AreTheSameForTheSameSeedInAnyOrder()
    {
        var forward = new Windows(Words, 9, 4, seed: 7);
        var first = forward.At(0, 1);
        forward.At(1, 0);

        Assert.Equal(first.Ids, forward.At(0, 1).Ids);
        Assert.Equal(first.Ids, new Windows(Words, 9, 4, seed: 7).At(0, 1).Ids);
    }

    [Fact]
    public void RefuseATextShorterThanAWindow() =>
        Assert.Contains("sequence length", Assert.Throws<ShowrunnerException>(() => new Windows([1, 2, 3], 9, 4, seed: 1)).Message);
}
