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

    /// <summary><c>1 line</c>, <c>2,000 lines</c>; <paramref name="many"/> where the plural does not end in s.</summary>
    public static string Count(long count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many ?? one + "s")}");

    /// <summary><c>1 minute</c>, <c>0.5 minutes</c>.</summary>
    public static string Count(double count, string one) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {one}{(count == 1 ? "" : "s")}");

    /// <summary><c>0.4 GB</c>, <c>12 GB</c>.</summary>
    public static string Gigabytes(long bytes) => (bytes / 1e9).ToString(bytes < 10e9 ? "F1" : "F0", CultureInfo.InvariantCulture) + " GB";

    /// <summary><c>45.21</c>; in powers of ten where the model knows nothing.</summary>
    public static string Perplexity(double perplexity) =>
        perplexity.ToString(perplexity < 1e6 ? "F2" : "0.0e0", CultureInfo.InvariantCulture);
}
