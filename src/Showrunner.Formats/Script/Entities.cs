using System.Net;
using System.Text.RegularExpressions;

namespace Showrunner.Formats;

/// <summary>Decodes the entities of HTML in texts that are no HTML; twice, since some programs encode what is encoded already.</summary>
internal static partial class Entities
{
    public static bool AreIn(string text) => text.Contains('&') && Entity().IsMatch(text);

    public static string Decode(string text, ReadingNotes notes)
    {
        if (!text.Contains('&'))
            return text;
        for (var time = 0; time < 2 && Entity().Count(text) is > 0 and var entities; time++)
        {
            notes.Count("HTML entity decoded", "HTML entities decoded", entities);
            text = SourceText.Clean(WebUtility.HtmlDecode(text), "", []);
        }
        return text;
    }

    [GeneratedRegex(@"&(?:#\d{2,5}|#x[0-9a-fA-F]{2,4}|amp|quot|lt|gt|nbsp|apos|[mn]dash|hellip|[lr][sd]quo);")]
    private static partial Regex Entity();
}
