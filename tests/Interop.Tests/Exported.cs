using System.Text;
using Showrunner;
using Showrunner.Formats;

namespace Interop.Tests;

/// <summary>Scripts as other programs get them.</summary>
internal static class Exported
{
    public static string As(Script script, string format) =>
        Encoding.UTF8.GetString(ScriptFormat.All.Single(known => known.Name == format).Write(script, "A title: of some kind"));

    /// <summary>Speakers in capitals and what they say; prose, which is written as lyrics, is said by LYRICS.</summary>
    public static IEnumerable<(string Speaker, string Words)> Speeches(Script script) =>
        ScriptDocument
            .Of(script)
            .Elements.Select(element =>
                element switch
                {
                    ScriptElement.Speech speech => (speech.Speaker.ToUpperInvariant(), speech.Words),
                    ScriptElement.Prose prose => ("LYRICS", prose.Text),
                    _ => default,
                }
            )
            .Where(speech => speech.Item1 is not null);
}
