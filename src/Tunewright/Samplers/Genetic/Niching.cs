namespace Tunewright;

/// <summary>
/// Chooses points of a front so that all reference directions have points near them. Deb and Jain 2014, algorithms 2 to 4; where they
/// choose at random, the first of the equals is taken here.
/// </summary>
internal static class Niching
{
    private const double Huge = 1e100;

    /// <summary>The indices of the points that join those chosen already.</summary>
    /// <param name="losses">The chosen points, then the others.</param>
    /// <param name="chosen">The number of chosen points.</param>
    /// <param name="count">The number of points to add.</param>
    /// <param name="references">Directions, none of them zero.</param>
    public static IEnumerable<int> Choose(double[][] losses, int chosen, int count, double[][] references)
    {
        var normal = Normalised(losses);
        var nearest = normal.Select(point => Nearest(point, references)).ToArray();
        var crowd = new int[references.Length];
        foreach (var (niche, _) in nearest.AsSpan(0, chosen))
            crowd[niche]++;
        var open = Enumerable.Range(chosen, losses.Length - chosen).ToList();
        for (var added = 0; added < count; added++)
        {
            // Of the emptiest niche with an open point the one that is nearest to its direction.
            var next = open.OrderBy(i => crowd[nearest[i].Niche]).ThenBy(i => nearest[i].Niche).ThenBy(i => nearest[i].Distance).First();
            crowd[nearest[next].Niche]++;
            open.Remove(next);
            yield return next;
        }
    }

    /// <summary>Losses from the best point, as shares of the hyperplane's intercepts through the extreme points.</summary>
    internal static double[][] Normalised(double[][] losses)
    {
        var d = losses[0].Length;
        var finite = losses.Select(point => point.Select(x => Math.Clamp(x, -Huge, Huge)).ToArray()).ToArray();
        var ideal = Enumerable.Range(0, d).Select(j => finite.Min(point => point[j])).ToArray();
        var shifted = finite.Select(point => point.Select((x, j) => x - ideal[j]).ToArray()).ToArray();
        var extremes = Enumerable
            .Range(0, d)
            .Select(axis => shifted.MinBy(point => point.Select((x, j) => j == axis ? x : x * 1e6).Max())!);
        var intercepts = Intercepts([.. extremes]);
        for (var j = 0; j < d; j++)
        {
            if (!(intercepts[j] > 1e-12 && double.IsFinite(intercepts[j])))
                intercepts = [.. Enumerable.Range(0, d).Select(k => Math.Max(shifted.Max(point => point[k]), 1e-12))];
        }
        return [.. shifted.Select(point => point.Select((x, j) => x / intercepts[j]).ToArray())];
    }

    /// <summary>Where the hyperplane through points meets the axes; NaN or 0 where they span none.</summary>
    private static double[] Intercepts(double[][] points)
    {
        // Gauss's elimination of P·b = 1; the intercepts are 1 / b.
        var d = points.Length;
        var rows = points.Select(point => (double[])[.. point, 1]).ToArray();
        for (var column = 0; column < d; column++)
        {
            var pivot = Enumerable.Range(column, d - column).MaxBy(row => Math.Abs(rows[row][column]));
            (rows[column], rows[pivot]) = (rows[pivot], rows[column]);
            for (var row = 0; row < d; row++)
            {
                if (row == column)
                    continue;
                var factor = rows[row][column] / rows[column][column];
                for (var k = column; k <= d; k++)
                    rows[row][k] -= factor * rows[column][k];
            }
        }
        return [.. Enumerable.Range(0, d).Select(i => rows[i][i] / rows[i][d])];
    }

    /// <summary>The direction with the smallest perpendicular distance from a point.</summary>
    private static (int Niche, double Distance) Nearest(double[] point, double[][] references)
    {
        var best = (Niche: 0, Distance: double.PositiveInfinity);
        for (var niche = 0; niche < references.Length; niche++)
        {
            var direction = references[niche];
            var along = point.Zip(direction, (x, w) => x * w).Sum() / direction.Sum(w => w * w);
            var distance = Math.Sqrt(point.Zip(direction, (x, w) => Math.Pow(x - along * w, 2)).Sum());
            if (distance < best.Distance)
                best = (niche, distance);
        }
        return best;
    }
}
