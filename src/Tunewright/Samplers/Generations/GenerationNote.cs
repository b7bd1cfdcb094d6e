using System.Collections.Immutable;

namespace Tunewright;

/// <summary>What a trial's sampler notes of the generation that the trial belongs to, for all workers.</summary>
/// <param name="Run">Names the search that generations count in: trials of another space are of another one.</param>
/// <param name="Generation">The generation, from 0.</param>
/// <param name="Parents">The trials that led to it, by number, if this trial began the generation.</param>
/// <param name="Point">The point that was drawn, before it was rounded to values.</param>
internal sealed record GenerationNote(string Run, int Generation, ImmutableArray<int>? Parents, ImmutableArray<double>? Point)
{
    /// <summary>The note under a key, or <see langword="null"/> if there is none that can be read.</summary>
    public static GenerationNote? Of(FrozenTrial trial, string key) =>
        trial.SystemAttributes.GetValueOrDefault(key) is IReadOnlyDictionary<string, object?> map
        && map.GetValueOrDefault("run") is string run
        && map.GetValueOrDefault("generation") is long and >= 0 and <= int.MaxValue and var generation
            ? new(run, (int)(long)generation, Whole(map.GetValueOrDefault("parents")), Real(map.GetValueOrDefault("point")))
            : null;

    /// <summary>The note as an attribute.</summary>
    public ImmutableDictionary<string, object?> Under(string key)
    {
        var map = new OrderedDictionary<string, object?> { ["run"] = Run, ["generation"] = Generation };
        if (Parents is { } parents)
            map["parents"] = parents;
        if (Point is { } point)
            map["point"] = point;
        return ImmutableDictionary<string, object?>.Empty.Add(key, PlainValue.Of(map));
    }

    private static ImmutableArray<int>? Whole(object? list) =>
        list is IReadOnlyList<object?> items && items.All(item => item is long and >= 0 and <= int.MaxValue)
            ? [.. items.Select(item => (int)(long)item!)]
            : null;

    private static ImmutableArray<double>? Real(object? list) =>
        list is IReadOnlyList<object?> items && items.All(item => PlainValue.AsDouble(item) is not null)
            ? [.. items.Select(item => PlainValue.AsDouble(item)!.Value)]
            : null;
}
