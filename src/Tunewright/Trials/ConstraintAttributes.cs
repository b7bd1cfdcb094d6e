using System.Collections.Immutable;
using System.Globalization;

namespace Tunewright;

/// <summary>Constraints under Optuna's keys: a list, which all versions read, and since 5.0 one key for each name.</summary>
internal static class ConstraintAttributes
{
    public const string Positional = "constraints";
    public const string NamedPrefix = "constraints:";

    public static IEnumerable<KeyValuePair<string, double>> Read(ImmutableDictionary<string, object?> attributes)
    {
        if (attributes.IsEmpty)
            yield break;
        if (attributes.GetValueOrDefault(Positional) is IReadOnlyList<object?> list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                if (!attributes.ContainsKey(NamedPrefix + i))
                    yield return new(i.ToString(CultureInfo.InvariantCulture), Number(list[i]));
            }
        }

        foreach (var (key, value) in attributes)
        {
            if (key.StartsWith(NamedPrefix, StringComparison.Ordinal))
                yield return new(key[NamedPrefix.Length..], Number(value));
        }
    }

    /// <summary>What is no number, from another program, is a constraint that no one can judge.</summary>
    private static double Number(object? value) => PlainValue.AsDouble(value) ?? double.NaN;
}
