using Tunewright;

namespace Interop.Tests;

/// <summary>The sequences of SciPy's <c>stats.qmc</c>, in all 256 coordinates.</summary>
public class QuasiRandomParityTests
{
    [Fact]
    public async Task PointsAreEqual()
    {
        var recorded = await Python.RunAsync("scipy", "quasi_random.py");

        foreach (var (name, at) in new[] { ("sobol", (Func<int, int, ulong?, double>)SobolSequence.At), ("halton", HaltonSequence.At) })
        {
            var index = 0;
            foreach (var point in recorded.GetProperty(name).EnumerateArray())
            {
                var coordinate = 0;
                foreach (var value in point.EnumerateArray())
                    Assert.Equal(value.GetDouble(), at(index, coordinate++, null), 1e-14);
                index++;
            }
            Assert.Equal(200, index);
        }
    }
}
