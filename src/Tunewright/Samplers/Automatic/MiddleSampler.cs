namespace Tunewright;

/// <summary>The middle of each range, on its own scale: the best guess of who knows nothing but the ranges.</summary>
internal sealed class MiddleSampler : ISampler
{
    public double Sample(StudyHistory history, FrozenTrial trial, string name, Distribution distribution) => distribution.FromUnit(0.5);
}
