using System.Globalization;

namespace Tunewright;

/// <summary>
/// Parameters that are bound to each other, made of plain ones named <c>name.0</c>, <c>name.1</c>, …, which every sampler can draw and
/// every version of Optuna can read.
/// </summary>
public static class CompositeParameters
{
    /// <summary>How near plain numbers come to 0 and 1, where logarithms end.</summary>
    private const double Tiny = 1e-9;

    extension(Trial trial)
    {
        /// <summary>
        /// Two real numbers in order, uniform over all such pairs: two plain ones, sorted; in Python
        /// <c>sorted([p["name.0"], p["name.1"]])</c>.
        /// </summary>
        /// <param name="name">The beginning of the names.</param>
        /// <param name="low">The lowest value of both.</param>
        /// <param name="high">The highest value of both.</param>
        /// <param name="log">Whether the logarithms are uniform.</param>
        public (double Lower, double Upper) SuggestOrderedPair(string name, double low, double high, bool log = false)
        {
            var (first, second) = (
                trial.SuggestDouble($"{name}.0", low, high, log: log),
                trial.SuggestDouble($"{name}.1", low, high, log: log)
            );
            return (Math.Min(first, second), Math.Max(first, second));
        }

        /// <summary>
        /// Shares of at least 0 with the sum 1, uniform over all such: the logarithms of plain numbers from 0 to 1, divided by their sum;
        /// in Python <c>w = np.log([p[f"name.{i}"] for i in range(n)]); w / w.sum()</c>.
        /// </summary>
        /// <param name="name">The beginning of the names.</param>
        /// <param name="count">The number of shares, at least 2.</param>
        public double[] SuggestSimplex(string name, int count)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
            var logarithms = trial.Keys(name, count).Select(key => Math.Log(Math.Min(key, 1 - Tiny))).ToArray();
            var sum = logarithms.Sum();
            return Array.ConvertAll(logarithms, logarithm => logarithm / sum);
        }

        /// <summary>
        /// The items in any order: sorted by plain numbers from 0 to 1, one for each; in Python
        /// <c>sorted(range(n), key=lambda i: p[f"name.{i}"])</c>. J. C. Bean, "Genetic algorithms and random keys for sequencing and
        /// optimization", 1994.
        /// </summary>
        /// <param name="name">The beginning of the names.</param>
        /// <param name="items">The items, at least 2.</param>
        public T[] SuggestPermutation<T>(string name, IReadOnlyList<T> items)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(items.Count, 2, nameof(items));
            var keys = trial.Keys(name, items.Count);
            return [.. Enumerable.Range(0, items.Count).OrderBy(i => keys[i]).Select(i => items[i])];
        }

        /// <summary>
        /// Some of the items, in their order: a plain boolean for each; in Python <c>[i for i in range(n) if p[f"name.{i}"]]</c>.
        /// </summary>
        /// <param name="name">The beginning of the names.</param>
        /// <param name="items">The items.</param>
        public T[] SuggestSubset<T>(string name, IReadOnlyList<T> items) =>
            [.. items.Where((_, i) => trial.SuggestCategorical(Numbered(name, i), false, true))];

        private double[] Keys(string name, int count) =>
            [.. Enumerable.Range(0, count).Select(i => trial.SuggestDouble(Numbered(name, i), Tiny, 1))];
    }

    private static string Numbered(string name, int index) => $"{name}.{index.ToString(CultureInfo.InvariantCulture)}";
}
