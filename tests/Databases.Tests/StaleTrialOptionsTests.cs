using System.Collections.Immutable;

namespace Databases.Tests;

public class StaleTrialOptionsTests
{
    private static readonly FrozenTrial GivenUp = new()
    {
        Id = 7,
        Number = 4,
        State = TrialState.Failed,
        Started = DateTimeOffset.UnixEpoch,
        Completed = DateTimeOffset.UnixEpoch,
        Parameters = [new("x", new FloatDistribution(0, 1), 0.5)],
        IntermediateValues = ImmutableSortedDictionary<long, double>.Empty.Add(3, 0.25),
        UserAttributes = ImmutableDictionary<string, object?>.Empty.Add("note", "kept"),
        SystemAttributes = ImmutableDictionary<string, object?>.Empty.Add("failure_reason", "gone"),
    };

    [Fact]
    public void AreRetriedWithOptunasNotesUpToTheLimit()
    {
        var retry = StaleTrialOptions.Retry(limit: 2);

        var first = retry(GivenUp)!;
        var second = retry(first with { Number = 9, State = TrialState.Failed })!;

        Assert.Equal((TrialState.Waiting, null, null), (first.State, first.Started, first.Completed));
        Assert.Equal((0.5, "kept"), (first["x"], first.UserAttributes["note"]));
        Assert.Empty(first.IntermediateValues);
        Assert.False(first.SystemAttributes.ContainsKey("failure_reason"));
        Assert.Equal("""{"failed_trial": 4, "retry_history": [4]}""", Notes(first));
        Assert.Equal("""{"failed_trial": 4, "retry_history": [4, 9]}""", Notes(second));
        Assert.Null(retry(second with { Number = 12, State = TrialState.Failed }));
    }

    [Fact]
    public void KeepTheirReportsOnRequest() =>
        Assert.Equal(GivenUp.IntermediateValues, StaleTrialOptions.Retry(keepReports: true)(GivenUp)!.IntermediateValues);

    [Fact]
    public void RefuseANegativeLimit() => Assert.Throws<ArgumentOutOfRangeException>(() => StaleTrialOptions.Retry(limit: -1));

    private static string Notes(FrozenTrial trial) =>
        PythonJson.Write(new OrderedDictionary<string, object?>(trial.SystemAttributes.OrderBy(note => note.Key, StringComparer.Ordinal)));
}
