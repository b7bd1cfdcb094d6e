using System.Collections;
using System.Numerics;
using static System.FormattableString;

namespace Tunewright;

/// <summary>
/// The limit of one attribute: what a TEXT column of MySQL holds. It is the same in every storage, so that a study runs, and can be copied,
/// everywhere; and every worker reads it.
/// </summary>
internal static class AttributeSize
{
    /// <summary>The maximum number of bytes of JSON.</summary>
    public const int Max = 65_535;

    /// <summary>The number of bytes of a value's JSON, which is all ASCII; 0 if it is far from the limit.</summary>
    public static int Of(object? plain) => Bound(plain) <= Max ? 0 : PythonJson.Write(plain).Length;

    /// <summary>Refuses a value that is too large.</summary>
    /// <exception cref="ArgumentException">It has more than <see cref="Max"/> bytes; the message names the attribute.</exception>
    public static object? Checked(string key, object? plain) =>
        Of(plain) is var size && size <= Max
            ? plain
            : throw new ArgumentException(
                Invariant($"The attribute '{key}' has {size:N0} bytes of JSON; the maximum is {Max:N0}, since every worker reads it. ")
                    + "Write large values to a file, and its path into the attribute. Nothing was stored.",
                nameof(plain)
            );

    /// <summary>At least the number of bytes, without writing them.</summary>
    private static long Bound(object? plain) =>
        plain switch
        {
            string text => 2 + 6L * text.Length,
            BigInteger whole => 2 + 3L * whole.GetByteCount(),
            IEnumerable<KeyValuePair<string, object?>> map => 2 + map.Sum(entry => 6 + 6L * entry.Key.Length + Bound(entry.Value)),
            IEnumerable list => 2 + list.Cast<object?>().Sum(item => 2 + Bound(item)),
            _ => 32,
        };
}
