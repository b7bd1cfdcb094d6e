namespace Tunewright;

/// <summary>Halton points: coordinate k is the radical inverse in the k-th prime, optionally with permuted digits.</summary>
/// <remarks>
/// J. H. Halton, "On the efficiency of certain quasi-random sequences of points in evaluating multi-dimensional integrals", 1960;
/// A. B. Owen, "A randomized Halton algorithm in R", arXiv:1706.02808: a random permutation for every place of every coordinate.
/// </remarks>
internal static class HaltonSequence
{
    private static readonly int[] Primes = FirstPrimes(JoeKuoDirections.Coordinates);

    /// <summary>A coordinate of a point.</summary>
    /// <param name="index">The point's index from 0.</param>
    /// <param name="coordinate">Below <see cref="JoeKuoDirections.Coordinates"/>; larger primes would leave large gaps for long.</param>
    /// <param name="seed">Where permutations come from; <see langword="null"/> for none.</param>
    /// <returns>0 inclusive to 1 exclusive.</returns>
    public static double At(int index, int coordinate, ulong? seed)
    {
        var prime = Primes[coordinate];
        var (sum, unit) = (0.0, 1.0 / prime);
        // Without permutations the digits end with the index; with them zeros go on as other digits, down to rounding.
        for (var place = 0; seed is null ? index > 0 : unit > 1e-17; place++)
        {
            var digit = index % prime;
            sum += (seed is { } key ? Permuted(digit, prime, coordinate, place, key) : digit) * unit;
            index /= prime;
            unit /= prime;
        }
        return Math.Min(sum, Math.BitDecrement(1.0));
    }

    /// <summary>The place of a digit in a random permutation (R. A. Fisher, F. Yates, 1938; R. Durstenfeld, 1964).</summary>
    private static int Permuted(int digit, int prime, int coordinate, int place, ulong seed)
    {
        var stream = new PhiloxStream(seed, coordinate << 6 | place, "halton");
        for (var last = prime - 1; last > 0; last--)
        {
            var other = (int)(stream.Next() * (last + 1));
            if (digit == last)
                digit = other;
            else if (digit == other)
                return last;
        }
        return digit;
    }

    private static int[] FirstPrimes(int count)
    {
        var primes = new List<int>();
        for (var candidate = 2; primes.Count < count; candidate++)
        {
            if (!primes.Exists(prime => candidate % prime == 0))
                primes.Add(candidate);
        }
        return [.. primes];
    }
}
