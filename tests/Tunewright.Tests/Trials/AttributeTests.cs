using System.Numerics;

namespace Tunewright.Tests.Trials;

/// <summary>What users attach to trials and studies: any value that every storage holds, or a refusal at the call.</summary>
public class AttributeTests
{
    [Theory]
    [InlineData(70_000, false)]
    [InlineData(65_534, false)]
    [InlineData(65_533, true)]
    public void HaveOneLimitEverywhere(int length, bool fits)
    {
        var text = new string('x', length);
        var study = Some.Study();
        var trial = study.Ask();
        Action[] calls =
        [
            () => trial.SetUserAttribute("log", text),
            () => new FixedTrial(new Dictionary<string, object?>()).SetUserAttribute("log", text),
            () => study.SetUserAttribute("log", text),
            () => study.Enqueue(new Dictionary<string, object?>(), new Dictionary<string, object?> { ["log"] = text }),
        ];

        foreach (var call in calls)
        {
            if (fits)
                call();
            else
                Assert.Contains("'log' has", Assert.Throws<ArgumentException>(call).Message);
        }
        study.Tell(trial, 1);
        Assert.Equal(TrialState.Complete, study.Trials[0].State);
    }

    [Fact]
    public void AreMeasuredAsTheyAreStored()
    {
        var trial = Some.Study().Ask();

        Assert.Throws<ArgumentException>(() => trial.SetUserAttribute("log", new string('ü', 12_000)));
        trial.SetUserAttribute("log", new string('ü', 10_000));
    }

    [Fact]
    public void MustNotContainThemselvesOrBeTooDeep()
    {
        var list = new List<object?>();
        list.Add(list);
        object deep = 1;
        for (var i = 0; i < 150; i++)
            deep = new object[] { deep };
        var trial = Some.Study().Ask();

        Assert.Contains("deep", Assert.Throws<ArgumentException>(() => trial.SetUserAttribute("a", list)).Message);
        Assert.Contains("deep", Assert.Throws<ArgumentException>(() => trial.SetUserAttribute("a", deep)).Message);
    }

    // Test runners write half a character as a whole one, so they are no theory's data.
    [Fact]
    public void HaveNamesThatEveryStorageHolds()
    {
        foreach (var name in (string[])["a\0b", "\ud800", "a\udc00b", ""])
            Refused(name);
    }

    private static void Refused(string name)
    {
        var study = Some.Study();
        var trial = study.Ask();
        Action[] calls =
        [
            () => trial.SetUserAttribute(name, 1),
            () => trial.SetConstraint(name, 1),
            () => trial.SuggestDouble(name, 0, 1),
            () => study.SetUserAttribute(name, 1),
            () => study.Enqueue(new Dictionary<string, object?> { [name] = 1 }),
            () => study.Enqueue(new Dictionary<string, object?>(), new Dictionary<string, object?> { [name] = 1 }),
            () => Some.Study(new() { Name = name }),
        ];

        Assert.All(calls, call => Assert.Throws<ArgumentException>(call));
    }

    [Fact]
    public void CutLongNamesInMessages()
    {
        var error = Assert.Throws<ArgumentException>(() => Some.Study(new() { Name = new string('n', 600) }));

        Assert.InRange(error.Message.Length, 1, 250);
        Assert.StartsWith("The name of a study must have 1 to 512 characters", error.Message);
    }

    [Fact]
    public void KeepIntegersOfAnySize()
    {
        using var folder = new TemporaryFolder();
        var storage = new JournalStorage(folder.File("j.log"));
        var study = Some.Study(new() { Name = "a", Storage = storage });
        object[] values = [ulong.MaxValue, BigInteger.Pow(3, 100), Int128.MinValue, (nint)5, long.MinValue, (1L << 53) + 1];
        study.SetUserAttribute("big", values);

        var read =
            (IReadOnlyList<object?>)
                Some.Study(
                    new()
                    {
                        Name = "a",
                        Storage = new JournalStorage(folder.File("j.log")),
                        LoadIfExists = true,
                    }
                ).UserAttributes["big"]!;

        Assert.Equal(
            [new BigInteger(ulong.MaxValue), BigInteger.Pow(3, 100), (BigInteger)Int128.MinValue, 5L, long.MinValue, (1L << 53) + 1],
            read
        );
    }

    [Fact]
    public void LimitTheChoicesOfAParameter()
    {
        var choices = Enumerable.Range(0, 20_000).Select(i => $"choice {i}").ToArray();

        var error = Assert.Throws<ArgumentException>(() => Some.Study().Ask().SuggestCategorical("which", choices));

        Assert.Contains("'which'", error.Message);
        Assert.InRange(error.Message.Length, 1, 300);
    }
}
