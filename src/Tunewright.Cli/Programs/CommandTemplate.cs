using System.Globalization;
using System.Text.RegularExpressions;

namespace Tunewright.Cli;

/// <summary>The words of a command line, with <c>{name}</c> where a trial's values go. No shell reads them.</summary>
internal sealed partial class CommandTemplate
{
    /// <summary>The trial's number, unless a parameter has this name.</summary>
    private const string Trial = "trial";

    private readonly IReadOnlyList<string> _words;

    /// <param name="words">The program and its arguments.</param>
    /// <param name="parameters">The names of the parameters.</param>
    /// <exception cref="UsageException">A word has a name in braces that is no parameter.</exception>
    public CommandTemplate(IReadOnlyList<string> words, IReadOnlyCollection<string> parameters)
    {
        _words = words;
        foreach (Match place in words.SelectMany(word => Place().Matches(word)))
        {
            if (place.Groups["name"] is { Success: true, Value: var name } && name != Trial && !parameters.Contains(name))
            {
                throw new UsageException(
                    $"{{{name}}} is no parameter; there are {string.Join(", ", parameters.Append(Trial).Select(known => $"{{{known}}}"))}. "
                        + $"Write {{{{{name}}}}} where the program itself wants braces."
                );
            }
        }
    }

    /// <summary>The command line of one trial.</summary>
    public IReadOnlyList<string> Fill(int trial, IReadOnlyDictionary<string, object?> values) =>
        [
            .. _words.Select(word =>
                Place()
                    .Replace(
                        word,
                        place =>
                            !place.Groups["name"].Success ? place.Value[1..^1]
                            : values.TryGetValue(place.Groups["name"].Value, out var value) ? ValueText.Of(value)
                            : trial.ToString(CultureInfo.InvariantCulture)
                    )
            ),
        ];

    /// <summary><c>{name}</c>, or <c>{{name}}</c> for the braces themselves.</summary>
    [GeneratedRegex(@"\{\{[\w.-]+\}\}|\{(?<name>[A-Za-z_][\w.-]*)\}")]
    private static partial Regex Place();
}
