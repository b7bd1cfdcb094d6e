using CsCheck;

namespace Tunewright.Tests.Samplers;

/// <summary>The model's numbers against dense algebra, differences and integrals.</summary>
public class GaussianProcessTests
{
    private static readonly Gen<(double[][] Points, double[] Values, double[] Logarithms)> Cases = Gen.Select(
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Gen.Int[0, 2].Select(i => (double)i), (x, y, kind) => new[] { x, y, kind }).Array[
            3,
            12
        ],
        Gen.Double[-2, 2].Array[12],
        Gen.Double[-2, 2].Array[5],
        (points, values, logarithms) => (points, values[..points.Length], logarithms)
    );

    private static readonly bool[] IsCategory = [false, false, true];

    [Fact]
    public void PosteriorsAreThoseOfADenseInverse() =>
        Cases.Sample(
            one =>
            {
                var (kernel, noise) = KernelFit.Read(one.Logarithms, IsCategory, deterministic: false);
                var process = new GaussianProcess(one.Points, one.Values, kernel, noise);
                double[] at = [0.3, 0.7, 1];

                var inverse = Inverse([
                    .. one.Points.Select((x, i) => one.Points.Select((y, j) => Naive(x, y) + (i == j ? noise : 0)).ToArray()),
                ]);
                var k = one.Points.Select(x => Naive(x, at)).ToArray();
                var weights = inverse.Select(row => row.Zip(k, (a, b) => a * b).Sum()).ToArray();

                var (mean, variance) = process.At(at);
                Assert.Equal(weights.Zip(one.Values, (w, y) => w * y).Sum(), mean, 1e-8);
                Assert.Equal(kernel.Scale - weights.Zip(k, (w, c) => w * c).Sum(), variance, 1e-8 * kernel.Scale);

                double Naive(double[] x, double[] y)
                {
                    var square =
                        kernel.Weights[0] * Math.Pow(x[0] - y[0], 2)
                        + kernel.Weights[1] * Math.Pow(x[1] - y[1], 2)
                        + (x[2] == y[2] ? 0 : kernel.Weights[2]);
                    return kernel.Scale * (1 + Math.Sqrt(5 * square) + 5 * square / 3) * Math.Exp(-Math.Sqrt(5 * square));
                }
            },
            iter: 200
        );

    [Fact]
    public void GradientsAreThoseOfDifferences() =>
        Cases.Sample(
            one =>
            {
                double At(double[] logarithms) => KernelFit.LossAt(one.Points, one.Values, IsCategory, false, logarithms).Value;
                var gradient = KernelFit.LossAt(one.Points, one.Values, IsCategory, false, one.Logarithms).Gradient;
                for (var i = 0; i < gradient.Length; i++)
                {
                    double[] Shifted(double by) => [.. one.Logarithms.Select((x, k) => k == i ? x + by : x)];
                    var difference = (At(Shifted(1e-4)) - At(Shifted(-1e-4))) / 2e-4;
                    Assert.Equal(difference, gradient[i], 1e-5 * Math.Max(1, Math.Abs(difference)));
                }
            },
            iter: 100
        );

    [Fact]
    public void ManyPointsAtOnceAreEachByItself() =>
        Gen.Select(Cases, Gen.Int[1, 70])
            .Sample(
                (one, count) =>
                {
                    var (kernel, noise) = KernelFit.Read(one.Logarithms, IsCategory, deterministic: false);
                    var process = new GaussianProcess(one.Points, one.Values, kernel, noise);
                    double[][] points = [.. Enumerable.Range(0, count).Select(i => new[] { i / 70.0, 1 - i / 90.0, i % 3 })];

                    foreach (var (point, found) in points.Zip(process.At(points)))
                    {
                        var (mean, variance) = process.At(point);
                        Assert.Equal(mean, found.Mean, 1e-9 * (1 + kernel.Scale));
                        Assert.Equal(variance, found.Variance, 1e-9 * (1 + kernel.Scale));
                    }
                },
                iter: 100
            );

    [Fact]
    public void GradientsOfFunctionsAreThoseOfDifferences() =>
        Gen.Select(Cases, Gen.Double[0.05, 0.95], Gen.Double[0.05, 0.95])
            .Sample(
                (one, x, y) =>
                {
                    var (kernel, noise) = KernelFit.Read(one.Logarithms, IsCategory, deterministic: false);
                    var process = new GaussianProcess(one.Points, one.Values, kernel, noise);
                    var function = new PosteriorFunction(
                        (process, posterior => ExpectedImprovement.Log(posterior, -0.5)),
                        (process, posterior => Acquisition.LogProbabilityBelow(posterior, 0.3)),
                        (process, posterior => new(2 * posterior.Deviation - posterior.Mean, -1, 1 / posterior.Deviation))
                    );
                    double[] point = [x, y, 1];

                    var (value, gradient) = function.WithGradient(point);

                    Assert.Equal(function.At(point), value, 1e-9 * Math.Abs(value));
                    Assert.Equal(0, gradient[2]);
                    for (var i = 0; i < 2; i++)
                    {
                        double[] Shifted(double by) => [.. point.Select((x, k) => k == i ? x + by : x)];
                        var difference = (function.At(Shifted(1e-6)) - function.At(Shifted(-1e-6))) / 2e-6;
                        Assert.Equal(difference, gradient[i], 1e-4 * Math.Max(1, Math.Abs(difference)));
                    }
                },
                iter: 200
            );

    [Fact]
    public void FitsRaiseTheLikelihood() =>
        Cases.Sample(
            one =>
            {
                var (fitted, _, _, loss) = KernelFit.Of(one.Points, one.Values, IsCategory, deterministic: false);
                double Loss(double[] logarithms) => KernelFit.LossAt(one.Points, one.Values, IsCategory, false, logarithms).Value;

                Assert.Equal(Loss(fitted), loss, 1e-6 * Math.Max(1, Math.Abs(loss)));
                Assert.True(loss <= Loss([0, 0, 0, 0, Math.Log(0.02)]) + 1e-9);
            },
            iter: 50
        );

    /// <summary>A parabola has no noise, and length scales go on after the noise has reached its bound.</summary>
    [Fact]
    public void FitsGoOnAtTheLeastNoise()
    {
        double[][] points = [.. Enumerable.Range(0, 40).Select(i => new[] { 0.618 * i % 1 })];
        var values = Surrogate.Standardise([.. points.Select(x => Math.Pow(x[0] - 0.3, 2))]).Values;
        bool[] isCategory = [false];

        var few = KernelFit.Of(points[..20], values[..20], isCategory, deterministic: false);
        var all = KernelFit.Of(points, values, isCategory, deterministic: false, near: few);

        var (_, gradient) = KernelFit.LossAt(points, values, isCategory, false, all.Logarithms);
        Assert.InRange(all.Noise, 1e-8, 2e-8);
        Assert.All(gradient[..^1], slope => Assert.InRange(slope, -0.1, 0.1));
    }

    /// <summary>The integral of the improvement over the density, by Simpson's rule; far out, its expansion.</summary>
    [Theory]
    [InlineData(0.3, 1, 0.5)]
    [InlineData(2, 0.25, 0)]
    [InlineData(-1, 4, 3)]
    [InlineData(5, 1, 0)]
    public void ExpectedImprovementIsAnIntegral(double mean, double variance, double best)
    {
        const int parts = 200_000;
        var (low, width) = (best - 40 * Math.Sqrt(variance), 40 * Math.Sqrt(variance) / parts);
        var sum = 0.0;
        for (var i = 0; i <= parts; i++)
        {
            var y = low + i * width;
            var weight =
                i is 0 or parts ? 1
                : i % 2 == 1 ? 4
                : 2;
            sum += weight * (best - y) * Math.Exp(-Math.Pow(y - mean, 2) / 2 / variance);
        }
        var integral = sum * width / 3 / Math.Sqrt(2 * Math.PI * variance);

        Assert.Equal(Math.Log(integral), ExpectedImprovement.Log(new(mean, variance), best).Value, 1e-6);
    }

    [Fact]
    public void ExpectedImprovementNeverUnderflows()
    {
        var last = ExpectedImprovement.Log(new(0, 1), 0).Value;
        for (var mean = 0.1; mean < 1e4; mean *= 1.05)
        {
            var next = ExpectedImprovement.Log(new(mean, 1), 0).Value;
            Assert.True(next < last && double.IsFinite(next), $"{mean}: {next} after {last}");
            last = next;
        }
        Assert.Equal(-1e8 / 2 - Math.Log(2 * Math.PI) / 2 - 2 * Math.Log(1e4), ExpectedImprovement.Log(new(1e4, 1), 0).Value, 1e-4);
    }

    /// <summary>By Gauss and Jordan.</summary>
    private static double[][] Inverse(double[][] matrix)
    {
        var n = matrix.Length;
        var rows = matrix.Select((row, i) => row.Concat(Enumerable.Range(0, n).Select(j => i == j ? 1.0 : 0)).ToArray()).ToArray();
        for (var column = 0; column < n; column++)
        {
            var pivot = Enumerable.Range(column, n - column).MaxBy(row => Math.Abs(rows[row][column]));
            (rows[column], rows[pivot]) = (rows[pivot], rows[column]);
            rows[column] = [.. rows[column].Select(x => x / rows[column][column])];
            for (var row = 0; row < n; row++)
            {
                var factor = rows[row][column];
                if (row != column)
                    rows[row] = [.. rows[row].Zip(rows[column], (x, y) => x - factor * y)];
            }
        }
        return [.. rows.Select(row => row[n..])];
    }
}
