using System.Collections;
using System.Globalization;
using System.Numerics;

namespace Tunewright;

/// <summary>
/// Values that every storage can hold: null, bool, long, double, string, lists and dictionaries of these, and integers beyond 64 bits as
/// <see cref="BigInteger"/>.
/// </summary>
internal static class PlainValue
{
    /// <summary>How deep lists and dictionaries can lie in each other. Readers of JSON have such limits.</summary>
    private const int MaxDepth = 100;

    /// <summary>
    /// The plain form of a user's value: integers become long, real numbers double (a float that which it is written as: 0.1f is 0.1),
    /// enumeration values their name.
    /// </summary>
    /// <exception cref="ArgumentException">The value is of a type that has no plain form, or nested too deeply.</exception>
    public static object? Of(object? value) => Of(value, 0);

    private static object? Of(object? value, int depth) =>
        value switch
        {
            null or bool or long or double or string => value,
            Enum => value.ToString(),
            int or short or sbyte or byte or ushort or uint => Convert.ToInt64(value),
            ulong whole => Of((BigInteger)whole, depth),
            nint whole => (long)whole,
            nuint whole => Of((BigInteger)whole, depth),
            Int128 whole => Of((BigInteger)whole, depth),
            UInt128 whole => Of((BigInteger)whole, depth),
            BigInteger whole => long.MinValue <= whole && whole <= long.MaxValue ? (object)(long)whole : whole,
            float or Half => double.Parse(((IFormattable)value).ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
            decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
            IEnumerable when depth == MaxDepth => throw new ArgumentException(
                $"Lists and dictionaries can be stored up to {MaxDepth} deep; these are deeper, or one contains itself.",
                nameof(value)
            ),
            IReadOnlyDictionary<string, object?> map => new OrderedDictionary<string, object?>(
                map.Select(entry => KeyValuePair.Create(entry.Key, Of(entry.Value, depth + 1)))
            ),
            IDictionary map => Map(map, depth + 1),
            IEnumerable list => Array.AsReadOnly([.. list.Cast<object?>().Select(item => Of(item, depth + 1))]),
            _ => throw new ArgumentException(
                $"A value of type {value.GetType()} cannot be stored; null, booleans, numbers, strings, and lists and dictionaries of these can.",
                nameof(value)
            ),
        };

    /// <summary>The value of a numeric parameter.</summary>
    /// <exception cref="ArgumentException">
    /// It is not a number, not finite, a whole one beyond ±2⁵³, or not positive although <paramref name="log"/>.
    /// </exception>
    public static double ToNumber(object? value, bool log)
    {
        var plain = Of(value);
        var number = AsDouble(plain) ?? throw new ArgumentException($"{PythonJson.Write(plain)} is not a number.", nameof(value));
        if (!double.IsFinite(number))
            throw new ArgumentException($"A parameter's value must be finite, not {PythonJson.Write(plain)}.", nameof(value));
        // A whole number that no double is would be another one afterwards.
        if (plain is long whole && Math.Abs((decimal)whole) > 1L << 53)
            throw new ArgumentException($"{PythonJson.Write(plain)} is beyond ±2⁵³, where parameters are not exact.", nameof(value));
        if (log && number <= 0)
            throw new ArgumentException($"{PythonJson.Write(plain)} is not above 0, but the range is logarithmic.", nameof(value));
        return number;
    }

    /// <summary>A number or truth value as a double; <see langword="null"/> if it is neither.</summary>
    public static double? AsDouble(object? plain) =>
        plain switch
        {
            double real => real,
            long whole => whole,
            BigInteger whole => (double)whole,
            bool truth => truth ? 1 : 0,
            _ => null,
        };

    /// <summary>Equality through lists and dictionaries; the order of keys does not matter, NaN equals NaN.</summary>
    public static bool Same(object? left, object? right) =>
        ReferenceEquals(left, right)
        || (left, right) switch
        {
            (IReadOnlyDictionary<string, object?> a, IReadOnlyDictionary<string, object?> b) => a.Count == b.Count
                && a.All(entry => b.TryGetValue(entry.Key, out var other) && Same(entry.Value, other)),
            (IReadOnlyList<object?> a, IReadOnlyList<object?> b) => a.Count == b.Count
                && a.Zip(b).All(pair => Same(pair.First, pair.Second)),
            _ => Equals(left, right),
        };

    private static OrderedDictionary<string, object?> Map(IDictionary entries, int depth)
    {
        var map = new OrderedDictionary<string, object?>();
        foreach (DictionaryEntry entry in entries)
        {
            map.Add(
                entry.Key as string ?? throw new ArgumentException("The keys of a stored dictionary must be strings.", nameof(entries)),
                Of(entry.Value, depth)
            );
        }

        return map;
    }
}
