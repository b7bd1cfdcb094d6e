using System.Text;

namespace Tunewright;

/// <summary>The rule for the names of studies, parameters and attributes.</summary>
internal static class ParameterNames
{
    /// <summary>The width of the columns for names in Optuna's databases.</summary>
    public const int MaxLength = 512;

    /// <exception cref="ArgumentException">The name is empty or too long, or not every storage can hold it.</exception>
    public static void Check(string name, string what = "a parameter")
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length is 0 or > MaxLength)
        {
            throw new ArgumentException(
                $"The name of {what} must have 1 to {MaxLength} characters, but '{Shown(name)}' has {name.Length}.",
                nameof(name)
            );
        }
        if (name.Contains('\0') || !IsUnicode(name))
        {
            throw new ArgumentException(
                $"The name of {what} must be text without NUL and half characters, but this is {PythonJson.Write(Shown(name))}.",
                nameof(name)
            );
        }
    }

    /// <summary>The name in messages: long ones are cut.</summary>
    public static string Shown(string name) => name.Length > 100 ? name[..100] + "…" : name;

    private static bool IsUnicode(string name)
    {
        foreach (var rune in name.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar && !name.Contains('\uFFFD'))
                return false;
        }
        return true;
    }
}
