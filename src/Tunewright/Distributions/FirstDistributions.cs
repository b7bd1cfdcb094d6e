using System.Collections.Concurrent;

namespace Tunewright;

/// <summary>
/// The distribution that each parameter of a study had first, which decides what kind it has in all trials. Safe for several
/// threads.
/// </summary>
internal sealed class FirstDistributions
{
    private readonly ConcurrentDictionary<string, Distribution> _known = new(StringComparer.Ordinal);

    /// <summary>The distribution that a parameter had first, or <see langword="null"/>.</summary>
    public Distribution? Find(string name) => _known.GetValueOrDefault(name);

    /// <summary>Notes a parameter's distribution, unless it has had one before.</summary>
    /// <returns>The distribution that it had first.</returns>
    public Distribution Add(string name, Distribution distribution) => _known.GetOrAdd(name, distribution);

    /// <exception cref="ArgumentException">The parameter has another kind, <c>log</c> or choices in this study.</exception>
    public void Check(string name, Distribution wanted) => Find(name)?.CheckCompatible(name, wanted);
}
