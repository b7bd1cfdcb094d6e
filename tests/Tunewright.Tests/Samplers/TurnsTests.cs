namespace Tunewright.Tests.Samplers;

public class TurnsTests
{
    /// <summary>Ten trials of neither with the loss 1, then thirty of the first and the second in turn.</summary>
    /// <param name="better">Which of the thirty found a better value than all before.</param>
    /// <param name="expected">Those of the next sixteen that the second sampler has.</param>
    [Theory]
    [InlineData(new int[0], new[] { 40, 42, 44, 46, 48, 50, 52, 54 })]
    [InlineData(new[] { 20, 25 }, new[] { 40, 42, 44, 46, 48, 50, 52, 54 })]
    [InlineData(new[] { 21, 25 }, new[] { 40, 48 })] // the first
    [InlineData(new[] { 20, 24 }, new[] { 41, 42, 43, 44, 45, 46, 47, 49, 50, 51, 52, 53, 54, 55 })]
    [InlineData(new[] { 25 }, new[] { 40, 42, 44, 46, 48, 50, 52, 54 })] // once can be luck
    [InlineData(new[] { 14, 21, 25 }, new[] { 40, 48 })] // trial 14 was too long ago
    public void AreOfWhoeverAloneFindsBetterValues(int[] better, int[] expected)
    {
        var ended = Enumerable
            .Range(0, 40)
            .Select(number => (Trial(number, better.Contains(number) ? -number : 1), number >= 10 && number % 2 == 0))
            .ToList();

        Assert.Equal(expected, Enumerable.Range(40, 16).Where(number => Turns.IsOfSecond(number, ended, first: 10)));
    }

    private static Goodness Trial(int number, double loss) => new(Goodness.Complete, loss, 0, number);
}
