using System.Collections.Concurrent;

namespace Tunewright.Grpc;

/// <summary>Distributions by their JSON. A study has few, and each of its trials names them. Safe for several threads.</summary>
internal sealed class KnownDistributions
{
    private readonly ConcurrentDictionary<string, Distribution> _known = new(StringComparer.Ordinal);

    /// <exception cref="FormatException">It is not a distribution.</exception>
    public Distribution Of(string json) => _known.GetOrAdd(json, Distribution.Parse);
}
