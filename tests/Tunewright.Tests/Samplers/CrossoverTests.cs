using CsCheck;

namespace Tunewright.Tests.Samplers;

/// <summary>Laws of the operators on coordinates from 0 to 1.</summary>
public class CrossoverTests
{
    public static TheoryData<Crossover> All =>
        [
            new UniformCrossover(),
            new BlendCrossover(),
            new SimulatedBinaryCrossover(2),
            new VectorSimulatedBinaryCrossover(2),
            new SimplexCrossover(),
            new UnimodalNormalCrossover(),
        ];

    private static readonly Gen<(double[][] Parents, int Trial)> Cases = Gen.Select(
        Gen.Int[1, 5].SelectMany(n => Gen.Double[0, 1].Array[n].Array[3]),
        Gen.Int[0, 1000]
    );

    [Theory]
    [MemberData(nameof(All))]
    public void ChildrenOfEqualParentsAreTheirParents(Crossover crossover) =>
        Cases.Sample(one =>
        {
            var child = crossover.Child([one.Parents[0], one.Parents[0], one.Parents[0]], Stream(one.Trial));

            Assert.All(child.Zip(one.Parents[0]), pair => Assert.Equal(pair.Second, pair.First, 1e-12));
        });

    /// <summary>The middle of many children is that of the parents.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void ChildrenLieRoundTheirParents(Crossover crossover)
    {
        double[][] parents =
        [
            [0.3, 0.6, 0.45],
            [0.6, 0.3, 0.5],
            [0.5, 0.5, 0.4],
        ];
        var children = Enumerable.Range(0, 20_000).Select(trial => crossover.Child(parents, Stream(trial))).ToList();

        var counted = parents.Take(crossover is UnimodalNormalCrossover ? 2 : crossover.Parents).ToArray();
        for (var i = 0; i < 3; i++)
            Assert.Equal(counted.Average(parent => parent[i]), children.Average(child => child[i]), 0.02);
    }

    [Fact]
    public void UniformChildrenHaveTheirParentsParameters() =>
        Cases.Sample(one =>
            Assert.All(
                new UniformCrossover().Child(one.Parents, Stream(one.Trial)).Select((x, i) => (x, i)),
                gene => Assert.Contains(gene.x, new[] { one.Parents[0][gene.i], one.Parents[1][gene.i] })
            )
        );

    [Fact]
    public void BlendedChildrenLieNearTheInterval() =>
        Cases.Sample(one =>
            Assert.All(
                new BlendCrossover(0.25).Child(one.Parents, Stream(one.Trial)).Select((x, i) => (x, i)),
                gene =>
                {
                    var (a, b) = (one.Parents[0][gene.i], one.Parents[1][gene.i]);
                    Assert.InRange(
                        gene.x,
                        Math.Min(a, b) - 0.25 * Math.Abs(a - b) - 1e-12,
                        Math.Max(a, b) + 0.25 * Math.Abs(a - b) + 1e-12
                    );
                }
            )
        );

    [Fact]
    public void SimulatedBinaryChildrenStayWithinTheBounds() =>
        Cases.Sample(one =>
            Assert.All(new SimulatedBinaryCrossover(0.5).Child(one.Parents, Stream(one.Trial)), x => Assert.InRange(x, -1e-12, 1 + 1e-12))
        );

    /// <summary>Barycentric coordinates in the triangle that is enlarged round its middle.</summary>
    [Fact]
    public void SimplexChildrenLieInTheEnlargedTriangle()
    {
        double[][] corners =
        [
            [0.2, 0.2],
            [0.8, 0.2],
            [0.2, 0.8],
        ];
        for (var trial = 0; trial < 1000; trial++)
        {
            var child = new SimplexCrossover(2).Child(corners, Stream(trial));
            var (b, c) = ((child[0] - 0.4) / 2 / 0.6 + 1 / 3.0, (child[1] - 0.4) / 2 / 0.6 + 1 / 3.0);
            Assert.InRange(b, 0, 1);
            Assert.InRange(c, 0, 1 - b + 1e-12);
        }
    }

    [Fact]
    public void MutationStaysWithinTheBoundsAndIsMostlySmall() =>
        Gen.Select(Gen.Double[0, 1], Gen.Int[0, 1000])
            .Sample(
                (x, trial) =>
                {
                    var stream = Stream(trial);
                    var moved = Enumerable.Range(0, 50).Select(_ => new PolynomialMutation().Moved(x, stream)).ToList();

                    Assert.All(moved, y => Assert.InRange(y, 0, 1));
                    Assert.InRange(moved.Count(y => Math.Abs(y - x) < 0.2), 45, 50);
                }
            );

    [Fact]
    public void OperatorsRefuseWhatIsNoShareOrIndex()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new UniformCrossover(1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BlendCrossover(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimulatedBinaryCrossover(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimplexCrossover(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PolynomialMutation(-2));
    }

    private static PhiloxStream Stream(int trial) => new(1, trial, "test");
}
