namespace Tunewright.Contracts;

public abstract partial class StorageContract
{
    [Fact]
    public void WidensAParameterInAllTrials()
    {
        var table = Create();
        Open().SetStudyAttribute(table.StudyRecord, AttributeOwner.User, "note", 1L);
        var (x, c) = (
            new TrialParameter("x", new FloatDistribution(0, 1), 0.5),
            new TrialParameter("c", new CategoricalDistribution("a", null), 1)
        );
        TrialParameter[][] trials =
        [
            [x, c],
            [x with { Distribution = new FloatDistribution(0.5, 2) }],
            [c],
        ];
        foreach (var parameters in trials)
            Open().Write(table, Open().Start(table, Now).Id, End(1) with { Parameters = parameters, Reports = [(1, 2.5)] });
        Open().Add(table, Waiting(7));
        var (wideX, wideC) = (new FloatDistribution(-1, 3), new CategoricalDistribution("a", null, "b"));
        var expected = StorageText
            .Of(Open(), name)
            .Replace(x.Distribution.ToJson(), wideX.ToJson())
            .Replace(new FloatDistribution(0.5, 2).ToJson(), wideX.ToJson())
            .Replace(c.Distribution.ToJson(), wideC.ToJson());

        Open().WidenParameter(Open().FindStudy(name)!, "x", wideX);
        var wide = Open().WidenParameter(Open().FindStudy(name)!, "c", wideC);

        Assert.Equal(expected, StorageText.Of(Open(), name));
        var read = new TrialTable(wide);
        Assert.Equal(3, Open().Start(read, Now).Number);
        var next = End(2) with { Parameters = [x with { Distribution = wideX, Value = 3 }, c with { Distribution = wideC, Value = 2 }] };
        Assert.Equal("b", Open().Write(read, read.Find(3)!.Id, next)["c"]);
        Assert.Throws<KeyNotFoundException>(() => Open().Start(table, Now));
    }

    [Fact]
    public void RefusesWhatDoesNotWiden()
    {
        var table = Create();
        var (x, c) = (
            new TrialParameter("x", new FloatDistribution(0, 1), 0.5),
            new TrialParameter("c", new CategoricalDistribution("a", "b"), 0)
        );
        Open().Write(table, Open().Start(table, Now).Id, End(1) with { Parameters = [x, c] });
        var before = StorageText.Of(Open(), name);

        Refused<ArgumentException>("x", new FloatDistribution(0.75, 2));
        Refused<ArgumentException>("x", new FloatDistribution(0, 2, step: 0.4));
        Refused<ArgumentException>("x", new FloatDistribution(0.1, 2, log: true));
        Refused<ArgumentException>("x", new IntDistribution(0, 2));
        Refused<ArgumentException>("c", new CategoricalDistribution("b", "a", "c"));
        Refused<ArgumentException>("y", new FloatDistribution(0, 2));
        Open().Start(table, Now);
        Refused<InvalidOperationException>("x", new FloatDistribution(0, 2));

        Assert.StartsWith(before, StorageText.Of(Open(), name));

        void Refused<T>(string parameter, Distribution to)
            where T : Exception =>
            Assert.Contains(
                typeof(T) == typeof(ArgumentException) ? parameter : "Trial 1",
                Assert.Throws<T>(() => Open().WidenParameter(Open().FindStudy(name)!, parameter, to)).Message
            );
    }
}
