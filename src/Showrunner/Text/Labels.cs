using System.Text.RegularExpressions;

namespace Showrunner;

/// <summary>Words that stand before a colon, or alone on a line, and are no person: transitions, shots, credits, facts of a page.</summary>
internal static partial class Labels
{
    // What the page says of itself.
    private const string Facts =
        @"title|(?:episode|original|working|series|show) title|credits?|(?:original )?air[ -]?(?:date|ed)|aired(?: on)?|first aired"
        + @"|(?:release|posting|draft|last updated|revised|production|publication) ?(?:date|code|number)?|date"
        + @"|run(?:ning)?[ -]?time|genres?"
        + @"|synopsis|summary|logline|plot|starring|(?:also|guest)[ -](?:stars?|starring|cast)|cast|featuring|characters?"
        + @"|dramatis person[aæ]e?"
        + @"|author|source|copyright|contact|disclaimer|rating|language|kind|subtitles?|captions?|transcript|transcriber(?:'s)?(?: notes?)?"
        + @"|(?:sync(?:ed|hronized)?|corrected|corrections|encoded|resync|ripped)(?: (?:and|&) corrected)? by|e-?mail|website"
        + @"|url|web|tags|share this"
        + @"|like this|related|meeting (?:started|title|id|date)|duration|participants|attendees|posted(?: in| on| by)?"
        + @"|filed under|https?|guild|channel|topic|page \d+"
        + @"|(?:(?:original |screen)?(?:written|teleplay|screenplay|play|story|directed|transcribed|typed|produced|created|edited|based"
        + @"|music|narrated|submitted|adapted|translated|revised)(?:,? (?:and|&) \w+)*) (?:by|on)|by";

    private const string Transitions =
        @"(?:smash |match |jump |hard |quick |slow |we )?cuts? (?:back )?to(?: black)?|(?:slow )?(?:fade|dissolve|wipe|flash"
        + @"|iris)s?(?: in| out"
        + @"| to| back)*(?: black| white)?(?: on)?|back to(?: scene)?|intercut(?: with)?|end (?:of )?(?:intercut|montage|flashback|dream)"
        + @"|title(?: card| over| sequence)|super(?:impose)?|on[ -]?screen (?:text|title)|caption|chyron|subtitle";

    private const string Shots =
        @"(?:angle|close|close-?up|wide|wider|new angle|reverse(?: angle)?|push in|pull back|pan)(?: on| to)?"
        + @"|(?:\w+'s )?p\.?o\.?v\.?(?: shot)?"
        + @"|insert|series of shots|montage|flash ?back|the scene|sound(?: fx| effects?)?|sfx|fx|music|song|lyrics|stage directions?";

    private const string Places = @"scene(?: (?:\d+|[ivx]+|one|two|three|four|five|six|seven|eight|nine|ten))?|setting|location|place|time";

    private const string Parts =
        @"(?:episode|season|part|chapter|act|series|volume)(?:\s(?:\d+[\w.]*|[ivx]+|one|two|three|four|five|six|first|final))?"
        + @"|previously(?: on.{0,30})?|continued|to be continued|note|notes|p\.?s\.?|n\.?b\.?|teaser|cold open|tag scene|prologue|epilogue";

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Whether what precedes a colon is a label.</summary>
    public static bool IsLabel(ReadOnlySpan<char> name) => Label().IsMatch(name.Trim());

    /// <summary>Whether a line, without brackets around it, is no part of what people say or do.</summary>
    public static bool IsBoilerplate(string line) => BoilerplateLine().IsMatch(line) || Rights().IsMatch(line);

    [GeneratedRegex($@"^(?:{Facts}|{Transitions}|{Shots}|{Places}|{Parts})$", Options)]
    private static partial Regex Label();

    // Anywhere in the line.
    [GeneratedRegex(@"\ball rights reserved\b|\bcopyright (?:\d|©|\(c\))", Options)]
    private static partial Regex Rights();

    [GeneratedRegex(
        $@"^(?:[-*=~_# ]{{3,}}$|\W*(?:(?:{Transitions})\W*$|(?:(?:smash |match |jump |hard )?cut to|fade (?:in|out|to)"
            + $@"|dissolve to|wipe to)\b.{{0,20}}[:.]?\W*$"
            + @"|(?:the end|end|fin|(?:opening|closing|end|main|title) (?:credits?|titles?|sequence|theme)|credits sequence"
            + @"|theme song|commercial(?: break)?"
            + @"|ad break|scene (?:change|break)|new scene|end of (?:episode|act|scene|show|transcript|teaser|part)\b.{0,20}"
            + @"|act (?:\d+|[ivx]+|one|two|three|four|five|six)|scene (?:\d+|[ivx]+|one|two|three|four|five|six)|teaser|cold open)\W*$"
            + $@"|(?:{Facts})\s*:|(?:written|teleplay|screenplay|story|directed|transcribed|produced|created)(?:,? (?:and|&) \w+)* by\b"
            + @"|©|share this\b|like loading|loading\.*$"
            + @"|(?:transcribed|subtitles?|captions?) by\b"
            + "))",
        Options
    )]
    private static partial Regex BoilerplateLine();
}
