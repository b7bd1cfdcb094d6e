using CsCheck;

namespace Tunewright.Tests.Objectives;

/// <summary>Fronts and volumes of several losses against the long way.</summary>
public class ParetoTests
{
    private static readonly Gen<double[][]> Points = Gen.Int[1, 4]
        .SelectMany(objectives => Gen.OneOf(Gen.Int[0, 4].Select(i => i / 4.0), Gen.Double[0, 1]).Array[objectives].Array[1, 9]);

    [Fact]
    public void RanksAreThoseOfPeelingFronts() =>
        Points.Sample(points =>
        {
            var expected = new int[points.Length];
            var left = Enumerable.Range(0, points.Length).ToList();
            for (var rank = 0; left.Count > 0; rank++)
            {
                var front = left.Where(i => !left.Any(j => Dominates(points[j], points[i]))).ToList();
                front.ForEach(i => expected[i] = rank);
                left.RemoveAll(front.Contains);
            }

            Assert.Equal(expected, NonDomination.Ranks(points, points.Length));
        });

    /// <summary>By inclusion and exclusion over all subsets.</summary>
    [Fact]
    public void VolumesAreThoseOfInclusionAndExclusion() =>
        Points.Sample(points =>
        {
            var reference = points[0].Select(_ => 1.5).ToArray();
            var expected = 0.0;
            for (var subset = 1; subset < 1 << points.Length; subset++)
            {
                var corner = points.Where((_, i) => (subset >> i & 1) == 1).Aggregate((x, y) => [.. x.Zip(y, Math.Max)]);
                var volume = corner.Aggregate(1.0, (product, x) => product * (1.5 - x));
                expected += int.PopCount(subset) % 2 == 1 ? volume : -volume;
            }

            Assert.Equal(expected, Hypervolume.Of(points, reference), 1e-10);
        });

    [Fact]
    public void CrowdingIsTheWayBetweenNeighbours()
    {
        double[][] front =
        [
            [0, 1],
            [0.5, 0.25],
            [0.25, 0.5],
            [1, 0],
        ];

        Assert.Equal([double.PositiveInfinity, 0.75 + 0.5, 0.5 + 0.75, double.PositiveInfinity], CrowdingDistance.Of(front));
    }

    [Theory]
    [InlineData(2, 4, 5)]
    [InlineData(3, 12, 91)] // Deb and Jain 2014, table I
    [InlineData(5, 6, 210)]
    public void ReferenceDirectionsFillTheSimplex(int objectives, int divisions, int count)
    {
        var directions = ReferenceDirections.Of(objectives, divisions);

        Assert.Equal(count, directions.Select(point => string.Join(' ', point)).Distinct().Count());
        Assert.All(directions, point => Assert.Equal(1, point.Sum(), 1e-12));
    }

    /// <summary>The extreme points (4, 0) and (0, 2), seen from the best point (1, 1), lie on the axes.</summary>
    [Fact]
    public void NormalisedLossesReachOneOnTheAxes()
    {
        var normal = Niching.Normalised([
            [5, 1],
            [1, 3],
            [3, 2],
        ]);

        Assert.Equal([1, 0, 0, 1, 0.5, 0.5], normal.SelectMany(point => point).Select(x => Math.Round(x, 12)));
    }

    private static bool Dominates(double[] x, double[] y) =>
        x.Zip(y).All(pair => pair.First <= pair.Second) && x.Zip(y).Any(pair => pair.First < pair.Second);
}
