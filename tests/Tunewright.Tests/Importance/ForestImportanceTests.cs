namespace Tunewright.Tests.Importance;

public class ForestImportanceTests
{
    public static TheoryData<bool> Both => [true, false];

    private static Dictionary<string, double> Of(bool fanova, Study study) =>
        (fanova ? Fanova.Importances(study) : MeanDecreaseImpurity.Importances(study)).ToDictionary();

    private static Study Search(Func<Trial, double> objective, int trials = 500)
    {
        var study = Some.Study();
        study.Optimize(objective, trials);
        return study;
    }

    /// <summary>Of a sum, the variances are the squares of the widths over 12.</summary>
    [Theory]
    [MemberData(nameof(Both))]
    public void OfASumAreTheVariances(bool fanova)
    {
        var study = Search(trial =>
            3 * trial.SuggestDouble("x", 0, 1)
            + 2 * Math.Log10(trial.SuggestDouble("y", 1, 10, log: true))
            + trial.SuggestInt("n", 1, 100) / 100.0
            + 0 * trial.SuggestDouble("z", 0, 1)
        );

        var importances = Of(fanova, study);

        Assert.Equal(9 / 14.0, importances["x"], 0.05);
        Assert.Equal(4 / 14.0, importances["y"], 0.05);
        Assert.Equal(1 / 14.0, importances["n"], 0.03);
        Assert.InRange(importances["z"], 0, 0.03);
    }

    /// <summary>Categories of 0, 0 and 3 have the variance 2; the number beside them 4 / 12.</summary>
    [Theory]
    [MemberData(nameof(Both))]
    public void OfCategoriesAreTheVariances(bool fanova)
    {
        var study = Search(trial => (trial.SuggestCategorical("kind", "a", "b", "c") == "c" ? 3 : 0) + 2 * trial.SuggestDouble("x", 0, 1));

        Assert.Equal(6 / 7.0, Of(fanova, study)["kind"], 0.04);
    }

    /// <summary>
    /// Half of the trials have y, and there it varies with the variance 4² / 12; the choice between 0 and a mean of 2 has the variance 1.
    /// </summary>
    [Theory]
    [MemberData(nameof(Both))]
    public void OfConditionalParametersCountWhereTheyAre(bool fanova)
    {
        var study = Search(trial => trial.SuggestCategorical("has", false, true) ? 4 * trial.SuggestDouble("y", 0, 1) : 0);

        var importances = Of(fanova, study);

        Assert.Equal(16 / 24.0 / (1 + 16 / 24.0), importances["y"], 0.06);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void OfParametersOfOneValueAreZero(bool fanova)
    {
        var beside = Search(trial => trial.SuggestDouble("x", 0, 1) + trial.SuggestInt("n", 4, 4), trials: 30);
        var constant = Search(trial => 1 + 0 * trial.SuggestDouble("x", 0, 1), trials: 30);

        Assert.Equal(new Dictionary<string, double> { ["x"] = 1, ["n"] = 0 }, Of(fanova, beside));
        Assert.Equal(0, Of(fanova, constant)["x"]);
        Assert.Empty(Of(fanova, Some.Study()));
    }

    /// <summary>A product of two has no share of its own in fANOVA where both have the mean 0; the trees divide by both.</summary>
    [Fact]
    public void OfAnInteractionDiffer()
    {
        var study = Search(
            trial => trial.SuggestDouble("x", -1, 1) * trial.SuggestDouble("y", -1, 1) + 0.3 * trial.SuggestDouble("z", -1, 1),
            1000
        );

        Assert.InRange(Of(fanova: true, study)["z"], 0.5, 1);
        Assert.InRange(Of(fanova: false, study)["z"], 0, 0.35);
    }
}
