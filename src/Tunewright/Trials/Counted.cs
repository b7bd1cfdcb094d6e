using static System.FormattableString;

namespace Tunewright;

/// <summary>Numbers of things in messages.</summary>
internal static class Counted
{
    /// <summary>"1 trial", "2 trials"; the plural is with an s.</summary>
    public static string Of(long count, string thing) => Invariant($"{count} {thing}{(count == 1 ? "" : "s")}");
}
