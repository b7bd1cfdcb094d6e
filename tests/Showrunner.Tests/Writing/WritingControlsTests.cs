namespace Showrunner.Tests.Writing;

/// <summary>The table of controls is complete, and fits the options that it sets.</summary>
public class WritingControlsTests
{
    private static readonly WritingOptions Usual = new();

    // A style sets other controls, and is none itself once it is set.
    private static readonly WritingControl[] Single = [.. WritingControls.All.Where(control => control.Name != "style")];

    // Some value of every control that is on.
    private static WritingOptions Changed(WritingControl control) =>
        control switch
        {
            NumberControl<int> number => number.Set(Usual, number.Max),
            NumberControl<double> number => number.Set(Usual, number.Max == number.Off ? number.Min : number.Max),
            NumberControl<ulong> number => number.Set(Usual, 7),
            FlagControl flag => flag.Set(Usual, true),
            TextControl text => text.Set(Usual, "the harbour"),
            ListControl list => list.Set(Usual, ["jerry"]),
            NumbersControl numbers => numbers.Set(Usual, new Dictionary<string, double> { ["jerry"] = numbers.Max }),
            _ => throw new NotSupportedException(),
        };

    [Fact]
    public void EveryOptionHasOneControl()
    {
        string[] Differing(object one, object other) =>
            [
                .. one.GetType()
                    .GetProperties()
                    .Where(property => property.PropertyType != typeof(ScriptRules))
                    .Where(property => !Equals(property.GetValue(one), property.GetValue(other)))
                    .Select(property => property.Name),
            ];

        var set = Single
            .Select(Changed)
            .SelectMany(options => Differing(options, Usual).Concat(Differing(options.Script, Usual.Script)))
            .Order();

        Assert.Equal(
            typeof(WritingOptions)
                .GetProperties()
                .Where(property => property.PropertyType != typeof(ScriptRules))
                .Concat(typeof(ScriptRules).GetProperties())
                .Select(property => property.Name)
                .Order(),
            set
        );
    }

    [Fact]
    public void SetControlsAreOnAndDefaultsAreNotSet()
    {
        Assert.All(Single, control => Assert.True(control.IsOn(Changed(control)), control.Name));
        Assert.All(Single, control => Assert.True(control.IsSet(Changed(control)), control.Name));
        Assert.All(Single, control => Assert.False(control.IsSet(Usual), control.Name));
    }

    [Fact]
    public void SettingsOfAModelSetTheControlsOfTheirNames()
    {
        var settings = new Dictionary<string, double>
        {
            ["temperature"] = 0.6,
            ["candidates"] = 8,
            ["of a newer version"] = 1,
        };
        var checkpoint = Some.Checkpoint();
        var model = new ScriptModel(checkpoint with { Manifest = checkpoint.Manifest with { Writing = settings } });

        var options = WritingOptions.For(model);
        Assert.Equal((0.6, 8, Usual.TopK), (options.Temperature, options.Candidates, options.TopK));
        Assert.All(WritingStyle.All, style => style.Apply(Usual).Validate());
        Assert.All(WritingStyle.All, style => Assert.NotEqual(Usual, style.Apply(Usual)));
    }

    [Fact]
    public void NumbersOutsideTheRangeAreRefusedByNameAndRange()
    {
        foreach (var control in WritingControls.All)
        {
            WritingOptions[] wrong = control switch
            {
                NumberControl<int> number =>
                [
                    number.Set(Usual, number.Max + 1),
                    number.Set(Usual, Math.Min(number.Min, number.Off ?? 0) - 1),
                ],
                NumberControl<double> number => [number.Set(Usual, number.Max * 1.1), number.Set(Usual, double.NaN)],
                NumbersControl numbers => [numbers.Set(Usual, new Dictionary<string, double> { ["jerry"] = numbers.Max * 1.1 })],
                _ => [],
            };
            foreach (var options in wrong)
            {
                var message = Assert.Throws<ShowrunnerException>(options.Validate).Message;
                Assert.Contains(control.Label, message, StringComparison.Ordinal);
                Assert.EndsWith($"it must be {control.Range}.", message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void NamesAreUniqueAndNeedsExist()
    {
        Assert.Distinct(WritingControls.All.Select(control => control.Name));
        Assert.Distinct(WritingControls.All.SelectMany(control => control.ApiNames).Select(name => name.Name));
        Assert.All(WritingControls.All.SelectMany(control => control.Needs), name => Assert.Equal(name, WritingControls.Find(name).Name));
    }

    [Fact]
    public void DefaultOrderIsLlamaCppsWithTheOthersBetween()
    {
        string[] llamaCpp = ["penalties", "dry", "top-n-sigma", "top-k", "typical", "top-p", "min-p", "xtc", "temperature"];

        Assert.Equal(
            "bias recall copies penalties no-repeat dry top-n-sigma top-k typical epsilon eta top-p min-p xtc temperature mirostat",
            string.Join(' ', SamplerOrder.Default)
        );
        Assert.Equal(llamaCpp, SamplerOrder.Default.Where(llamaCpp.Contains));
    }

    [Fact]
    public void BeginningReadsNothingYet()
    {
        var writer = new ScriptWriter(new ScriptModel(Some.Checkpoint()));

        var drafts = writer.BeginSeveral("jerry:", 3, new() { ContrastiveK = 2, Words = 2 });

        Assert.All(drafts, draft => Assert.Single(draft.Streams()));
        Assert.All(drafts, draft => Assert.All(draft.Streams()[0].State.Hidden, hidden => Assert.All(hidden, h => Assert.Equal(0, h))));
    }
}
