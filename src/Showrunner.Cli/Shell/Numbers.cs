using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace Showrunner.Cli;

/// <summary>Options that hold one number, with the range in the help and in the error.</summary>
internal static class Numbers
{
    /// <summary>A whole number from <paramref name="from"/> to <paramref name="to"/>, both inclusive.</summary>
    public static Option<int?> Whole(string name, string description, int from, int to, string? unless = null) =>
        Ranged(name, description, from, to, unless, NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands, "a whole number");

    /// <summary>A real number from <paramref name="from"/> to <paramref name="to"/>, both inclusive.</summary>
    public static Option<double?> Real(string name, string description, double from, double to, string? unless = null) =>
        Ranged(name, description, from, to, unless, NumberStyles.Float, "a number");

    private static Option<T?> Ranged<T>(string name, string description, T from, T to, string? unless, NumberStyles styles, string kind)
        where T : struct, INumber<T>
    {
        var range = string.Create(CultureInfo.InvariantCulture, $"{from:0.########} to {to:0.########}");
        return new Option<T?>(name)
        {
            Description = $"{description} ({range}{(unless is null ? "" : $"; default: {unless}")})",
            HelpName = kind == "a number" ? "x" : "n",
            CustomParser = Parse,
        };

        T? Parse(ArgumentResult result)
        {
            var text = result.Tokens[0].Value;
            if (T.TryParse(text, styles, CultureInfo.InvariantCulture, out var value) && value >= from && value <= to)
                return value;
            result.AddError($"{name} takes {kind} from {range}, not '{text}'.");
            return null;
        }
    }
}
