using System.Globalization;

namespace Showrunner.Cli;

/// <summary>Figures as people read them.</summary>
internal static class Format
{
    /// <summary><c>0:07</c>, <c>12:30</c>, <c>1:02:03</c>.</summary>
    public static string Duration(TimeSpan duration) =>
        duration.TotalHours < 1
            ? $"{(int)duration.TotalMinutes}:{duration.Seconds:00}"
            : $"{(int)duration.TotalHours}:{duration.Minutes:00}:{duration.Seconds:00}";

    /// <summary><c>45.21</c>; in powers of ten where the model knows nothing.</summary>
    public static string Perplexity(double perplexity) =>
        perplexity.ToString(perplexity < 1e6 ? "F2" : "0.0e0", CultureInfo.InvariantCulture);
}
