using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Showrunner.Cli;

/// <summary>Options that hold several things.</summary>
internal static class Lists
{
    /// <summary>Names or numbers between commas.</summary>
    public static Option<string[]?> Commas(string name, string description, string helpName = "a,b") =>
        new(name)
        {
            Description = description,
            HelpName = helpName,
            CustomParser = result =>
                result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        };

    /// <summary>A text, which can be given several times.</summary>
    public static Option<string[]> Repeated(string name, string description, string helpName = "text") =>
        new(name) { Description = $"{description}; can be given several times", HelpName = helpName };

    /// <summary><c>name=number</c>, which can be given several times.</summary>
    public static Option<Dictionary<string, double>?> Pairs(string name, string description) =>
        new(name)
        {
            Description = $"{description}; can be given several times",
            HelpName = "name=x",
            Arity = ArgumentArity.OneOrMore,
            CustomParser = result => Parse(name, result),
        };

    /// <summary><c>key=text,key=text</c>, with some of <paramref name="keys"/>; a text may hold commas.</summary>
    public static Option<Dictionary<string, string>?> Assignments(string name, string description, string[] keys) =>
        new(name)
        {
            Description = description,
            HelpName = string.Join(',', keys.Select(key => $"{key}=name")),
            CustomParser = result =>
            {
                var assignments = new Dictionary<string, string>();
                foreach (var part in Regex.Split(result.Tokens[0].Value, $",(?=(?:{string.Join('|', keys)})=)"))
                {
                    var at = part.IndexOf('=');
                    if (
                        at > 0
                        && at + 1 < part.Length
                        && keys.Contains(part[..at].Trim())
                        && assignments.TryAdd(part[..at].Trim(), part[(at + 1)..].Trim())
                    )
                    {
                        continue;
                    }

                    result.AddError($"{name} takes {string.Join(", ", keys.Select(key => $"{key}=NAME"))}, each once, not '{part}'.");
                    return null;
                }
                return assignments;
            },
        };

    /// <summary>Whole numbers and ranges, such as <c>1,4-6</c>, up to 1,000,000.</summary>
    public static Option<HashSet<int>?> Lines(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "1,4-6",
            CustomParser = result =>
            {
                var lines = new HashSet<int>();
                foreach (var part in result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries))
                {
                    var ends = part.Split('-');
                    if (ends.Length <= 2 && Whole(ends[0], out var first) && Whole(ends[^1], out var last) && first <= last)
                        lines.UnionWith(Enumerable.Range(first, last - first + 1));
                    else
                        result.AddError($"{name} takes line numbers such as 1,4-6, not '{part}'.");
                }
                return lines;
            },
        };

    private static bool Whole(string text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value is >= 1 and <= 1_000_000;

    private static Dictionary<string, double>? Parse(string name, ArgumentResult result)
    {
        var pairs = new Dictionary<string, double>();
        foreach (var token in result.Tokens)
        {
            var at = token.Value.LastIndexOf('=');
            if (
                at > 0
                && double.TryParse(token.Value.AsSpan(at + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                && pairs.TryAdd(token.Value[..at].Trim(), value)
            )
            {
                continue;
            }

            result.AddError($"{name} takes a name and a number, each name once, such as jerry=2, not '{token.Value}'.");
            return null;
        }
        return pairs;
    }
}
