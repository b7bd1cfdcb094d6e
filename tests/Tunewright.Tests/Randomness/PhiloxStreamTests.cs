namespace Tunewright.Tests.Randomness;

public class PhiloxStreamTests
{
    [Fact]
    public void DependsOnNothingButSeedTrialAndName()
    {
        var first = Draws(1, 2, "x");

        Assert.Equal(first, Draws(1, 2, "x"));
        Assert.NotEqual(first, Draws(2, 2, "x"));
        Assert.NotEqual(first, Draws(1, 3, "x"));
        Assert.NotEqual(first, Draws(1, 2, "y"));
    }

    [Fact]
    public void IsTheSameInEveryProcess()
    {
        // Computed by an independent program: FNV-1a and Philox4x32-10 in Python, from their papers.
        Assert.Equal(PythonsDraws, Draws(42, 7, "learning_rate")[..4]);
    }

    [Fact]
    public void IsUniform()
    {
        var cells = new int[16];

        for (var trial = 0; trial < 400; trial++)
        {
            foreach (var draw in Draws(3, trial, "x"))
                cells[(int)(draw * 16)]++;
        }

        var expected = 400 * 100 / 16.0;
        Assert.InRange(cells.Sum(count => Math.Pow(count - expected, 2) / expected), 4, 40); // chi² of 15 degrees: 0.002 each side
    }

    [Fact]
    public void TakesLongNames() => Assert.NotEqual(Draws(1, 1, new string('é', 400)), Draws(1, 1, new string('é', 401)));

    private static readonly double[] PythonsDraws = [0.45217131569937363, 0.7790806888306846, 0.9914850624079437, 0.088798439965464];

    private static double[] Draws(ulong seed, int trial, string name)
    {
        var draws = new double[100];
        new PhiloxStream(seed, trial, name).Fill(draws);
        return draws;
    }
}
