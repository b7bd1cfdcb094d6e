using CsCheck;

namespace Showrunner.Tests;

public class SceneDifferencesTests
{
    private static readonly Gen<double[]> Scores = Gen.Int[0, 9].Select(score => score / 2.0).Array[1, 30];

    [Fact]
    public void AreaUnderTheCurveIsTheShareOfPairsInOrder() =>
        Gen.Select(Scores, Scores)
            .Sample(
                (first, second) =>
                {
                    var pairs = first.SelectMany(a =>
                        second.Select(b =>
                            a > b ? 1
                            : a < b ? 0
                            : 0.5
                        )
                    );

                    Assert.Equal(pairs.Average(), BlockClassifier.Auc(first, second), 12);
                }
            );

    [Fact]
    public void RegressionIsWhereItsLossIsLeast() =>
        Gen.Select(Gen.Double[-0.4, 0.4].Array[4].Array[6, 20], Gen.Int[0, 1 << 20])
            .Sample(
                (rows, labels) =>
                {
                    var isFirst = rows.Select((_, i) => (labels >> i & 1) == 1 || i == 0).ToArray();
                    isFirst[^1] = false;

                    var fitted = LogisticRegression.Fit(rows, isFirst);

                    var least = Loss(rows, isFirst, fitted.Weights, fitted.Bias);
                    for (var i = 0; i < 5; i++)
                    {
                        foreach (var change in (double[])[1e-3, -1e-3])
                        {
                            var weights = fitted.Weights.ToArray();
                            if (i < 4)
                                weights[i] += change;
                            Assert.True(Loss(rows, isFirst, weights, fitted.Bias + (i == 4 ? change : 0)) >= least);
                        }
                    }
                },
                iter: 50
            );

    [Fact]
    public void DivergenceHasItsBounds()
    {
        var a = new Dictionary<string, int> { ["agnes"] = 3, ["otto"] = 1 };

        Assert.Equal(0, SceneDifferences.JensenShannon(a, new() { ["agnes"] = 6, ["otto"] = 2 }), 12);
        Assert.Equal(1, SceneDifferences.JensenShannon(a, new() { ["nell"] = 5 }), 12);
        // H(1/2, 1/2) − (H(3/4, 1/4) + H(1/4, 3/4)) / 2
        Assert.Equal(
            1 + 0.75 * Math.Log2(0.75) + 0.25 * Math.Log2(0.25),
            SceneDifferences.JensenShannon(a, new() { ["agnes"] = 1, ["otto"] = 3 }),
            12
        );
        Assert.Equal(double.NaN, SceneDifferences.JensenShannon(a, []));
    }

    [Fact]
    public void RealTextIsNotToldApartFromItselfAndNonsenseIs()
    {
        var lines = SpokenLine.In(new Script("show", SampleShow.Corpus.Text)).ToArray();
        var show = new ShowStatistics(lines);
        SpokenLine[][] even =
        [
            [.. lines.Index().Where(line => line.Index % 2 == 0).Select(line => line.Item)],
        ];
        SpokenLine[][] odd =
        [
            [.. lines.Index().Where(line => line.Index % 2 == 1).Select(line => line.Item)],
        ];
        SpokenLine[][] reversed =
        [
            [.. odd[0].Select(line => line with { Tokens = [.. line.Tokens.Reverse()] })],
        ];

        var (same, other) = (SceneDifferences.Between(odd, even, show, 1), SceneDifferences.Between(reversed, even, show, 1));

        Assert.InRange(same.ToldApart, 0.4, 0.6);
        Assert.InRange(other.ToldApart, 0.95, 1);
        Assert.Equal(same.LengthDivergence, other.LengthDivergence);
        Assert.InRange(same.LengthDivergence, 0, 0.03);
        Assert.InRange(same.SpeakerDivergence, 0, 0.2);
        Assert.InRange(same.QuestionDivergence, 0, 0.001);
    }

    private static double Loss(double[][] rows, bool[] isFirst, double[] weights, double bias) =>
        rows.Select((row, i) => Math.Log(1 + Math.Exp(-(isFirst[i] ? 1 : -1) * (row.Zip(weights, (x, w) => x * w).Sum() + bias)))).Average()
        + LogisticRegression.Penalty / 2 * weights.Sum(w => w * w);
}
