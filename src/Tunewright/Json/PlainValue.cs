using System.Collections;

namespace Tunewright;

/// <summary>Values that every storage can hold: null, bool, long, double, string, lists and dictionaries of these.</summary>
internal static class PlainValue
{
    /// <summary>The plain form of a user's value: integers become long, real numbers double, enumeration values their name.</summary>
    /// <exception cref="ArgumentException">The value is of a type that has no plain form.</exception>
    public static object? Of(object? value) =>
        value switch
        {
            null or bool or long or double or string => value,
            Enum => value.ToString(),
            int or short or sbyte or byte or ushort or uint => Convert.ToInt64(value),
            ulong and <= long.MaxValue => Convert.ToInt64(value),
            float or Half or decimal => Convert.ToDouble(value is Half half ? (float)half : value),
            IReadOnlyDictionary<string, object?> map => new OrderedDictionary<string, object?>(
                map.Select(entry => KeyValuePair.Create(entry.Key, Of(entry.Value)))
            ),
            IDictionary map => Map(map),
            IEnumerable list => Array.AsReadOnly([.. list.Cast<object?>().Select(Of)]),
            _ => throw new ArgumentException(
                $"A {value.GetType()} cannot be stored; null, booleans, numbers, strings, and lists and dictionaries of these can.",
                nameof(value)
            ),
        };

    /// <summary>The value of a numeric parameter.</summary>
    /// <exception cref="ArgumentException">It is not a number, NaN, or not positive although <paramref name="log"/>.</exception>
    public static double ToNumber(object? value, bool log)
    {
        var number = Of(value) switch
        {
            double real => real,
            long whole => whole,
            bool truth => truth ? 1.0 : 0.0,
            _ => throw new ArgumentException($"{PythonJson.Write(Of(value))} is not a number.", nameof(value)),
        };
        if (double.IsNaN(number))
            throw new ArgumentException("A parameter's value must not be NaN.", nameof(value));
        if (log && number <= 0)
            throw new ArgumentException($"{number} is not above 0, but the range is logarithmic.", nameof(value));
        return number;
    }

    /// <summary>Equality through lists and dictionaries; the order of keys does not matter, NaN equals NaN.</summary>
    public static bool Same(object? left, object? right) =>
        (left, right) switch
        {
            (IReadOnlyDictionary<string, object?> a, IReadOnlyDictionary<string, object?> b) => a.Count == b.Count
                && a.All(entry => b.TryGetValue(entry.Key, out var other) && Same(entry.Value, other)),
            (IReadOnlyList<object?> a, IReadOnlyList<object?> b) => a.Count == b.Count
                && a.Zip(b).All(pair => Same(pair.First, pair.Second)),
            _ => Equals(left, right),
        };

    private static OrderedDictionary<string, object?> Map(IDictionary entries)
    {
        var map = new OrderedDictionary<string, object?>();
        foreach (DictionaryEntry entry in entries)
        {
            map.Add(
                entry.Key as string ?? throw new ArgumentException("The keys of a stored dictionary must be strings.", nameof(entries)),
                Of(entry.Value)
            );
        }

        return map;
    }
}
