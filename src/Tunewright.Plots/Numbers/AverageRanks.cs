namespace Tunewright.Plots;

/// <summary>Ranks from 0 for the smallest to 1 for the largest; equal numbers share their mean; a single one has 0.5.</summary>
internal static class AverageRanks
{
    public static double[] Of(double[] numbers)
    {
        if (numbers.Length == 1)
            return [0.5];
        var order = Enumerable.Range(0, numbers.Length).ToArray();
        Array.Sort((double[])numbers.Clone(), order);
        var ranks = new double[numbers.Length];
        for (var start = 0; start < order.Length; )
        {
            var end = start;
            while (end < order.Length && numbers[order[end]] == numbers[order[start]])
                end++;
            foreach (var place in order.AsSpan(start, end - start))
                ranks[place] = (start + end - 1) / 2.0 / (numbers.Length - 1);
            start = end;
        }
        return ranks;
    }
}
