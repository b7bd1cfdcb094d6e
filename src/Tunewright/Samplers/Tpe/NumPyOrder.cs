namespace Tunewright;

/// <summary>
/// The order in which NumPy's <c>argsort</c> leaves equal values: that of its introspective sort, quicksort by the median of
/// three, and insertion sort for 16 items and fewer. Its heap sort for inputs that would take quadratic time is left out.
/// </summary>
internal static class NumPyOrder
{
    private const int Small = 15;

    /// <summary>Fills <paramref name="order"/> with the indices of <paramref name="values"/>, smallest first.</summary>
    public static void Sort(ReadOnlySpan<double> values, Span<int> order)
    {
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        var pending = new Stack<(int Left, int Right)>();
        var (left, right) = (0, order.Length - 1);
        while (true)
        {
            while (right - left > Small)
            {
                var middle = Partition(values, order, left, right);
                if (middle - left < right - middle)
                {
                    pending.Push((middle + 1, right));
                    right = middle - 1;
                }
                else
                {
                    pending.Push((left, middle - 1));
                    left = middle + 1;
                }
            }

            Insert(values, order, left, right);
            if (!pending.TryPop(out var next))
                return;
            (left, right) = next;
        }
    }

    private static int Partition(ReadOnlySpan<double> values, Span<int> order, int left, int right)
    {
        var middle = left + ((right - left) >> 1);
        SwapIfLess(values, order, middle, left);
        SwapIfLess(values, order, right, middle);
        SwapIfLess(values, order, middle, left);
        var pivot = values[order[middle]];
        var (i, j) = (left, right - 1);
        (order[middle], order[j]) = (order[j], order[middle]);
        while (true)
        {
            while (values[order[++i]] < pivot) { }

            while (pivot < values[order[--j]]) { }

            if (i >= j)
                break;
            (order[i], order[j]) = (order[j], order[i]);
        }

        (order[i], order[right - 1]) = (order[right - 1], order[i]);
        return i;
    }

    private static void SwapIfLess(ReadOnlySpan<double> values, Span<int> order, int x, int y)
    {
        if (values[order[x]] < values[order[y]])
            (order[x], order[y]) = (order[y], order[x]);
    }

    private static void Insert(ReadOnlySpan<double> values, Span<int> order, int left, int right)
    {
        for (var i = left + 1; i <= right; i++)
        {
            var place = order[i];
            var j = i;
            for (; j > left && values[place] < values[order[j - 1]]; j--)
                order[j] = order[j - 1];
            order[j] = place;
        }
    }
}
