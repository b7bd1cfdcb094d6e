namespace Tunewright.Plots;

/// <summary>Leaves out points that others cover, where there are more than a picture can show.</summary>
internal static class Thinning
{
    /// <summary>The number of points up to which none is left out.</summary>
    public const int Most = 10_000;

    private const int Columns = 125;
    private const int Rows = 80;

    /// <summary>All points, or of more than <see cref="Most"/> the first in each cell of a fine grid, and those that must stay.</summary>
    /// <param name="points">The points.</param>
    /// <param name="at">Where a point lies, both from 0 to 1.</param>
    /// <param name="stays">Whether a point stays in any case.</param>
    public static IReadOnlyList<T> OfPoints<T>(IReadOnlyList<T> points, Func<T, (double X, double Y)> at, Func<T, bool> stays)
    {
        if (points.Count <= Most)
            return points;
        var taken = new HashSet<(int, int)>();
        return [.. points.Where(point => stays(point) | taken.Add(Cell(at(point))))];
    }

    /// <summary>All of them, or of more than <paramref name="most"/> every second, third …, and those that must stay.</summary>
    public static IReadOnlyList<T> Every<T>(IReadOnlyList<T> items, int most, Func<T, bool> stays)
    {
        if (items.Count <= most)
            return items;
        var every = (int)Math.Ceiling((double)items.Count / most);
        return [.. items.Index().Where(entry => entry.Index % every == 0 || stays(entry.Item)).Select(entry => entry.Item)];
    }

    private static (int, int) Cell((double X, double Y) place) => ((int)(place.X * Columns), (int)(place.Y * Rows));
}
