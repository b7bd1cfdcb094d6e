namespace Tunewright;

/// <summary>Rules for the names of parameters, studies and attributes.</summary>
internal static class ParameterNames
{
    /// <summary>The length that Optuna's databases hold.</summary>
    public const int LongestName = 512;

    public static void Check(string name, string what = "parameter")
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length is 0 or > LongestName)
        {
            throw new ArgumentException(
                $"A {what}'s name must have 1 to {LongestName} characters, but '{name}' has {name.Length}.",
                nameof(name)
            );
        }
    }

    public static void CheckCompatible(string name, Distribution known, Distribution wanted)
    {
        if (!known.IsCompatibleWith(wanted))
        {
            throw new ArgumentException(
                $"Parameter '{name}' is a {known} in this study and cannot become a {wanted}: "
                    + "the bounds of a range can change between trials; its kind, log and choices cannot.",
                nameof(name)
            );
        }
    }
}
