namespace Tunewright;

/// <summary>The rule for the names of studies, parameters and attributes.</summary>
internal static class ParameterNames
{
    /// <summary>The width of the columns for names in Optuna's databases.</summary>
    public const int MaxLength = 512;

    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    public static void Check(string name, string what = "parameter")
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length is 0 or > MaxLength)
        {
            var start = name.Length > 40 ? name[..40] + "…" : name;
            throw new ArgumentException(
                $"A {what}'s name must have 1 to {MaxLength} characters, but '{start}' has {name.Length}.",
                nameof(name)
            );
        }
    }
}
