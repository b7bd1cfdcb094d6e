namespace Tunewright.Tests.Samplers;

public class TurnsTests
{
    /// <summary>Ten trials of neither with the loss 1, then sixty of the first and the second in turn.</summary>
    /// <param name="better">Which of the sixty found a better value than all before.</param>
    /// <param name="expected">Those of the next sixteen that the second sampler has.</param>
    [Theory]
    [InlineData(new int[0], new[] { 70, 72, 74, 76, 78, 80, 82, 84 })]
    [InlineData(new[] { 30, 35 }, new[] { 70, 72, 74, 76, 78, 80, 82, 84 })]
    [InlineData(new[] { 31, 35 }, new[] { 80 })] // the first
    [InlineData(new[] { 30, 34 }, new[] { 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 81, 82, 83, 84, 85 })]
    [InlineData(new[] { 35 }, new[] { 70, 72, 74, 76, 78, 80, 82, 84 })] // once can be luck
    [InlineData(new[] { 14, 41, 45 }, new[] { 80 })] // trial 14 was too long ago
    [InlineData(new[] { 31, 35, 41, 50 }, new[] { 80 })] // three times as often
    [InlineData(new[] { 31, 35, 50 }, new[] { 70, 72, 74, 76, 78, 80, 82, 84 })]
    public void AreOfWhoeverFindsBetterValuesMoreOften(int[] better, int[] expected) =>
        Assert.Equal(expected, TurnsOfSecond(better, number => number % 2 == 0));

    [Fact]
    public void CountBetterValuesByTheTrialsThatEachHad() =>
        Assert.Equal([70, 72, 74, 76, 78, 80, 82, 84], TurnsOfSecond([31, 35, 48], number => number % 16 == 0));

    private static IEnumerable<int> TurnsOfSecond(int[] better, Func<int, bool> isOfSecond)
    {
        var ended = Enumerable
            .Range(0, 70)
            .Select(number => (Trial(number, better.Contains(number) ? -number : 1), number >= 10 && isOfSecond(number)))
            .ToList();
        return Enumerable.Range(70, 16).Where(number => Turns.IsOfSecond(number, ended, first: 10));
    }

    private static Goodness Trial(int number, double loss) => new(Goodness.Complete, loss, 0, number);
}
