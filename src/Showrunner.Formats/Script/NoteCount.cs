using System.Globalization;

namespace Showrunner.Formats;

/// <summary>How often a reader decided something: <c>18 rows with two speakers</c>.</summary>
internal sealed record NoteCount(string One, string Many, int Number)
{
    public static IReadOnlyList<NoteCount> Sums(IEnumerable<NoteCount> counts) =>
        [
            .. counts
                .GroupBy(count => (count.One, count.Many))
                .Select(same => new NoteCount(same.Key.One, same.Key.Many, same.Sum(count => count.Number))),
        ];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number:N0} {(Number == 1 ? One : Many)}");
}
