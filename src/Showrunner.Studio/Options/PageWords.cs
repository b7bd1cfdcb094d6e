using System.Text.RegularExpressions;
using Showrunner.Training;

namespace Showrunner.Studio;

/// <summary>What the libraries say, in the page's terms: they name options of the command line.</summary>
internal static partial class PageWords
{
    private static readonly (string Said, string Shown)[] Phrases =
    [
        ("Name one: --columns words=NAME.", "Choose the column of the words."),
        ("name another format: --format text.", "choose another format."),
        ("Train it again, or give the text with --training.", "Train it again."),
        ("fewer --layers", "fewer layers"),
    ];

    public static string Of(string message)
    {
        foreach (var (said, shown) in Phrases)
            message = message.Replace(said, shown, StringComparison.Ordinal);
        message = Format().Replace(message, "choose its format yourself.");
        return Option().Replace(message, option => TrainingOption.Find(option.Groups[1].Value)?.Label ?? option.Value);
    }

    [GeneratedRegex(@"give --format [a-z]+\.")]
    private static partial Regex Format();

    [GeneratedRegex("--([a-z]+(?:-[a-z]+)*)")]
    private static partial Regex Option();
}
