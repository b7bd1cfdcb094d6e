using System.Text.RegularExpressions;

namespace Showrunner.Formats;

/// <summary>Logs of WhatsApp (both shapes), Discord's export and IRC: a time and a name before the words; lines without go on.</summary>
internal static partial class Chat
{
    public static bool Recognise(ScriptSource source)
    {
        var lines = source.Text.Split('\n').Where(line => line.Trim().Length > 0).Take(200).ToList();
        return lines.Count > 0 && lines.Count(line => Message(line) is not null) * 3 >= lines.Count;
    }

    public static ScriptReading Read(ScriptSource source, ReadingOptions options)
    {
        var (script, notes) = (new ScriptBuilder(), new ReadingNotes());
        var goesOn = false;
        string? last = null;
        foreach (var line in source.Text.Split('\n'))
        {
            if (Message(line) is { } message)
            {
                var words = message.Groups["words"].Value.Trim('\u200E', ' ');
                var isMedia = Media().IsMatch(words);
                if (isMedia)
                    notes.Count("message without words left out", "messages without words left out");
                var name = message.Groups["name"].Value;
                goesOn = !isMedia && (words.Length == 0 || script.Speech(name, words));
                last = name;
            }
            else if (Notice().IsMatch(line))
            {
                notes.Count("notice of the program left out", "notices of the program left out");
                goesOn = false;
            }
            else if (line.Trim().Length > 0 && goesOn && last is not null && !script.GoOn(line))
            {
                script.Speech(last, line);
            }
        }
        return new(script.Build(), "Chat", notes.Sentence("Chat log"));
    }

    private static Match? Message(string line) => Shapes().Match(line.Trim('\u200E', '\uFEFF')) is { Success: true } match ? match : null;

    // [12/31/21, 9:15:07 PM] Ann: x | 31.12.21, 21:15 - Ann: x | [21:15] <Ann> x | <Ann> x | Ann — 12/31/2021 9:15 PM
    [GeneratedRegex(
        @"^(?:\[?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?\]?(?:"
            + @"\s+-)?\s+(?<name>[^:]{1,60}):\s*(?<words>.*)"
            + @"|(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s+)?<[@+%~&\s]?(?<name>[^<>\s]{1,40})>\s+(?<words>.+)"
            + @"|\[\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\s+\d{1,2}:\d{2}(?:\s?[AaPp][Mm])?\]\s+(?<name>[^:]{1,40}?)(?:#\d{4})?(?<words>))$"
    )]
    private static partial Regex Shapes();

    [GeneratedRegex(
        @"^(?:<[^<>]+>|(?:image|video|audio|sticker|gif|document|media|contact card) omitted|this message was deleted\.?|)$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Media();

    [GeneratedRegex(
        @"^(?:\[?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+\d{1,2}[:.]\d{2}|\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s+(?:\*|-!-|-->|<--)|\*\*\*|-!-)"
    )]
    private static partial Regex Notice();
}
