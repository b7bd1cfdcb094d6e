using System.CommandLine;

namespace Shell;

internal static class Choice
{
    /// <summary>An option that takes one of a few words.</summary>
    public static Option<string?> Of(string name, string description, params string[] choices) =>
        new(name)
        {
            Description = description,
            HelpName = string.Join('|', choices),
            CustomParser = result =>
            {
                var word = result.Tokens[0].Value;
                if (choices.Contains(word))
                    return word;
                result.AddError($"{name} takes {string.Join(" or ", choices)}, not '{word}'.");
                return null;
            },
        };
}
