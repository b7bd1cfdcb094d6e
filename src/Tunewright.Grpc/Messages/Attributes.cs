using System.Collections.Immutable;
using Google.Protobuf.Collections;

namespace Tunewright.Grpc;

/// <summary>Attributes as maps of JSON, in both protocols.</summary>
internal static class Attributes
{
    public static void Put(this MapField<string, string> map, ImmutableDictionary<string, object?> attributes)
    {
        foreach (var (key, value) in attributes)
            map.Add(key, PythonJson.Write(value));
    }

    /// <exception cref="FormatException">One is not JSON.</exception>
    public static ImmutableDictionary<string, object?> Read(this MapField<string, string> map) =>
        map.ToImmutableDictionary(attribute => attribute.Key, attribute => PythonJson.Parse(attribute.Value));
}
