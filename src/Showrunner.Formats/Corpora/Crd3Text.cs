using System.Text.Json;

namespace Showrunner.Formats;

/// <summary>The episodes of CRD3 as a script: a line for each turn, whose utterances are the lines of a caption.</summary>
internal static class Crd3Text
{
    public static IEnumerable<string> Lines(IReadOnlyList<string> files) => files.SelectMany(Episode);

    private static IEnumerable<string> Episode(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        foreach (var turn in json.RootElement.GetProperty("TURNS").EnumerateArray())
        {
            var words = string.Join(' ', Texts(turn, "UTTERANCES"));
            var names = string.Join(" and ", Texts(turn, "NAMES")).ToLowerInvariant();
            if (words.Length > 0 && names.Length > 0)
                yield return $"{names}: {words}";
        }
        yield return "";
    }

    private static IEnumerable<string> Texts(JsonElement turn, string property) =>
        turn.GetProperty(property).EnumerateArray().Select(text => OneLine.Of(text.GetString()!)).Where(text => text.Length > 0);
}
