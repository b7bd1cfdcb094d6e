using System.Globalization;

namespace Showrunner.Studio;

/// <summary>What answers say, with the interval that few answers leave.</summary>
internal static class ComparisonResults
{
    public static ComparisonResultBody Of(ComparisonRecord record)
    {
        var answers = record.Pairs.Select(pair => pair.ForA).ToList();
        var result = new PreferenceResult(Count(1), Count(0), Count(0.5));
        var preferences = result.A + result.B;
        var share = preferences == 0 ? 0.5 : 1 - result.ShareOfB;
        var (low, high) = (1 - result.Interval.High, 1 - result.Interval.Low);
        return new(record.A, record.B, result.A, result.B, result.Ties, share, low, high, Text(share, low, high, preferences));

        int Count(double forA) => answers.Count(answer => answer == forA);
    }

    private static string Text(double share, double low, double high, int preferences)
    {
        if (preferences == 0)
            return "No answer prefers either.";
        var verdict =
            low > 0.5 ? "A is better"
            : high < 0.5 ? "B is better"
            : "The answers do not tell them apart";
        return verdict
            + string.Create(CultureInfo.InvariantCulture, $": A was preferred in {share * 100:0} % of {preferences} pairs without ties, ")
            + string.Create(CultureInfo.InvariantCulture, $"between {low * 100:0} and {high * 100:0} % with 95 % confidence.");
    }
}
