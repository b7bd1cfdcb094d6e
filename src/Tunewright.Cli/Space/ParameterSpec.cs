using System.Globalization;

namespace Tunewright.Cli;

/// <summary>A parameter and its range as users type them: <c>lr=float:1e-5:1e-1:log</c>.</summary>
internal static class ParameterSpec
{
    public const string Forms = "name=float:0.1:0.9, name=int:1:8 (both with :log or :step=2 after it) or name=choice:a,b";

    /// <exception cref="UsageException">It is none; the message has the text, what is wrong with it, and what would be right.</exception>
    public static KeyValuePair<string, Distribution> Parse(string spec)
    {
        try
        {
            var at = spec.IndexOf('=');
            if (at <= 0)
                throw new FormatException($"it has no name before a =. Write {Forms}.");
            var (name, range) = (spec[..at].Trim(), spec[(at + 1)..].Trim());
            return KeyValuePair.Create(name, range.StartsWith('{') ? Distribution.Parse(range) : Range(range));
        }
        catch (FormatException exception)
        {
            throw new UsageException($"--param '{spec}': {exception.Message}");
        }
        catch (ArgumentException exception)
        {
            throw new UsageException($"--param '{spec}': {exception.Reason}");
        }
    }

    private static Distribution Range(string range)
    {
        var parts = range.Split(':', 2);
        var (kind, rest) = (parts[0], parts.Length > 1 ? parts[1] : "");
        return kind switch
        {
            "float" => Float(rest.Split(':')),
            "int" => Int(rest.Split(':')),
            "choice" when rest.Length == 0 => throw new FormatException("it has no choices. Write choice:a,b."),
            "choice" when rest[0] == '[' => Distribution.Parse($$"""{"type": "categorical", "choices": {{rest}}}"""),
            "choice" => new CategoricalDistribution(rest.Split(',')),
            _ => throw new FormatException($"'{kind}' is no kind of range. Write {Forms}."),
        };
    }

    private static FloatDistribution Float(string[] parts)
    {
        var (log, step) = Modifiers(parts, "float:0.1:0.9");
        return new(Real(parts[0]), Real(parts[1]), step is null ? null : Real(step), log);
    }

    private static IntDistribution Int(string[] parts)
    {
        var (log, step) = Modifiers(parts, "int:1:8");
        return new(Whole(parts[0]), Whole(parts[1]), step is null ? 1 : Whole(step), log);
    }

    /// <summary>What follows the two bounds.</summary>
    private static (bool Log, string? Step) Modifiers(string[] parts, string example)
    {
        if (parts.Length < 2)
            throw new FormatException($"a range has two ends. Write {example}.");
        var (log, step) = (false, (string?)null);
        foreach (var part in parts.Skip(2))
        {
            if (part == "log")
                log = true;
            else if (part.StartsWith("step=", StringComparison.Ordinal))
                step = part["step=".Length..];
            else
                throw new FormatException($"after the two ends come log or step=…, not '{part}'.");
        }
        return (log, step);
    }

    private static double Real(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new FormatException($"'{text}' is no number.");

    private static long Whole(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new FormatException($"'{text}' is no whole number.");
}
