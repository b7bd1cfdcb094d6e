namespace Tunewright.Tests.Trials;

public class TrialTests
{
    private enum Color
    {
        Red,
        Green,
    }

    [Fact]
    public void SuggestsEveryKindOfChoice()
    {
        var study = Some.Study();

        study.Optimize(
            trial =>
            {
                Assert.True(new[] { "a", "b" }.Contains(trial.SuggestCategorical("text", "a", "b")));
                Assert.True(new[] { 1, 2 }.Contains(trial.SuggestCategorical("number", [1, 2])));
                Assert.True(new[] { 0.5, 1.5 }.Contains(trial.SuggestCategorical("real", 0.5, 1.5)));
                Assert.True(Enum.GetValues<Color>().Contains(trial.SuggestCategorical("color", Color.Red, Color.Green)));
                Assert.True(
                    new object?[] { null, true, 1, 1.0, "1" }.Contains(
                        trial.SuggestCategorical("mixed", new object?[] { null, true, 1, 1.0, "1" })
                    )
                );
                trial.SuggestCategorical("truth", true, false);
                return 0;
            },
            trials: 50
        );

        Assert.Equal(5, study.Trials.Select(trial => trial["mixed"]).Distinct().Count());
        Assert.Equal(["Green", "Red"], study.Trials.Select(trial => trial["color"]).Distinct().Order());
    }

    [Fact]
    public void ANameAskedForTwiceKeepsItsFirstValue()
    {
        var trial = Some.Study().Ask();

        var first = trial.SuggestDouble("x", 0, 1);

        Assert.Equal(first, trial.SuggestDouble("x", 0, 1));
        Assert.Equal(first, trial.SuggestDouble("x", 5, 6));
        Assert.Single(trial.Record.Parameters);
    }

    [Fact]
    public void RangesMayChangeBetweenTrialsKindsMayNot()
    {
        var study = Some.Study();
        study.Ask().SuggestDouble("x", 0, 1);
        study.Tell(0, 1);
        var trial = study.Ask();

        var error = Assert.Throws<ArgumentException>(() => trial.SuggestInt("x", 0, 1));
        Assert.Throws<ArgumentException>(() => trial.SuggestDouble("x", 1, 2, log: true));
        Assert.Throws<ArgumentException>(() => trial.SuggestCategorical("x", 0.5));

        Assert.Contains("'x'", error.Message);
        Assert.Contains("FloatDistribution", error.Message);
        Assert.Contains("IntDistribution", error.Message);
        Assert.Empty(trial.Record.Parameters);
        Assert.InRange(trial.SuggestDouble("x", 5, 6), 5, 6);
    }

    [Fact]
    public void ChoicesMayNotChange()
    {
        var study = Some.Study();
        study.Ask().SuggestCategorical("c", 1, 2);
        study.Tell(0, 1);

        Assert.Throws<ArgumentException>(() => study.Ask().SuggestCategorical("c", 1.0, 2.0));
        Assert.Throws<ArgumentException>(() => study.Ask().SuggestCategorical("c", 1, 2, 3));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("long")]
    public void RefusesNamesThatAreEmptyOrTooLong(string? name)
    {
        var trial = Some.Study().Ask();

        Assert.ThrowsAny<ArgumentException>(() => trial.SuggestDouble(name == "long" ? new string('x', 600) : name!, 0, 1));

        Assert.Empty(trial.Record.Parameters);
    }

    [Fact]
    public void AnInvalidRangeNamesTheParameterAndItsValueAndChangesNothing()
    {
        var study = Some.Study();
        var trial = study.Ask();

        Refused("NaN", () => trial.SuggestDouble("p", double.NaN, 1));
        Refused("NaN", () => trial.SuggestDouble("p", 0, double.NaN));
        Refused("Infinity", () => trial.SuggestDouble("p", double.NegativeInfinity, 1));
        Refused("2.5", () => trial.SuggestDouble("p", 2.5, 1));
        Refused("-0.5", () => trial.SuggestDouble("p", -0.5, 1, log: true));
        Refused("-0.1", () => trial.SuggestDouble("p", 0, 1, step: -0.1));
        Refused("3", () => trial.SuggestInt("p", 3, 1));
        Refused("0", () => trial.SuggestInt("p", 0, 9, log: true));
        Refused("-2", () => trial.SuggestInt("p", 0, 9, step: -2));
        Refused("one", () => trial.SuggestCategorical<string>("p"));
        Refused("\"a\"", () => trial.SuggestCategorical("p", "a", "b", "a"));

        Assert.Empty(trial.Record.Parameters);
        Assert.Empty(Assert.Single(study.Trials).Parameters);
        Assert.Equal(TrialState.Running, study.Trials[0].State);

        void Refused(string value, Action suggest)
        {
            var message = Assert.ThrowsAny<ArgumentException>(suggest).Message;
            Assert.Contains("'p'", message);
            Assert.Contains(value, message);
        }
    }

    [Fact]
    public void TheFirstReportOfAStepCounts()
    {
        var study = Some.Study();
        var trial = study.Ask();

        trial.Report(1, 3);
        trial.Report(double.NaN, 0);
        trial.Report(2, 3);

        Assert.Throws<ArgumentOutOfRangeException>(() => trial.Report(1, -1));
        Assert.Equal([KeyValuePair.Create(0L, double.NaN), KeyValuePair.Create(3L, 1.0)], study.Trials[0].IntermediateValues);
    }

    [Fact]
    public void AFinishedTrialSuggestsNothingMore()
    {
        var study = Some.Study();
        var trial = study.Ask();
        study.Tell(trial, 1);

        Assert.Throws<TrialFinishedException>(() => trial.SuggestDouble("x", 0, 1));
        Assert.Throws<TrialFinishedException>(() => trial.Report(1, 1));
        Assert.Throws<TrialFinishedException>(() => trial.SetUserAttribute("a", 1));
    }

    [Fact]
    public void ConstraintsDecideWhichTrialIsBest()
    {
        var study = Some.Study();
        foreach (var (value, constraint) in new[] { (1.0, 0.1), (2.0, 0.0), (3.0, -1.0) })
        {
            var trial = study.Ask();
            trial.SetConstraint("memory", constraint);
            trial.SetConstraint("memory", -100);
            study.Tell(trial, value);
        }
        var positional = study.Ask();
        positional.SetConstraints(-1, 2);
        study.Tell(positional, 0.5);

        Assert.Equal(2, study.BestValue);
        Assert.Equal([KeyValuePair.Create("memory", 0.1)], study.Trials[0].Constraints);
        Assert.Equal([KeyValuePair.Create("0", -1.0), KeyValuePair.Create("1", 2.0)], study.Trials[3].Constraints);
        Assert.Throws<ArgumentException>(() => study.Ask().SetConstraint("memory", double.NaN));
        Assert.Throws<ArgumentException>(() => study.Ask().SetConstraints(1, double.NaN));
    }

    [Fact]
    public void KeepsUserAttributesOfEveryPlainKind()
    {
        var study = Some.Study();
        var trial = study.Ask();

        trial.SetUserAttribute("list", new[] { 1, 2 });
        trial.SetUserAttribute("map", new Dictionary<string, int> { ["a"] = 1 });
        trial.SetUserAttribute("enum", Color.Red);
        trial.SetUserAttribute("float", 0.5f);

        Assert.Equal("""{"a": 1}""", PythonJson.Write(study.Trials[0].UserAttributes["map"]));
        Assert.Equal("[1, 2]", PythonJson.Write(study.Trials[0].UserAttributes["list"]));
        Assert.Equal(("Red", 0.5), (study.Trials[0].UserAttributes["enum"], study.Trials[0].UserAttributes["float"]));
        Assert.Throws<ArgumentException>(() => trial.SetUserAttribute("object", new object()));
        Assert.Throws<ArgumentException>(() => trial.SetUserAttribute("", 1));
    }
}
