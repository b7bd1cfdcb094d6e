using Showrunner;

namespace Training.Tests;

internal static class SameTraining
{
    /// <summary>Best weights, current weights, moments, carried state and history are equal, bit for bit.</summary>
    public static void Assert(Checkpoint expected, Checkpoint actual)
    {
        Xunit.Assert.Equal(expected.Manifest.History, actual.Manifest.History);
        foreach (var (a, b) in expected.Weights.Zip(actual.Weights))
            Xunit.Assert.Equal(a.Values, b.Values);
        Xunit.Assert.Equal(expected.Resume!.Keys, actual.Resume!.Keys);
        foreach (var (name, bytes) in expected.Resume)
            Xunit.Assert.True(bytes.AsSpan().SequenceEqual(actual.Resume[name]), $"{name} differs");
    }
}
