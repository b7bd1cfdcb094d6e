using System.Text.RegularExpressions;

namespace Showrunner.Formats;

/// <summary>The shapes of lines in logs and timed transcripts.</summary>
internal static partial class ChatShapes
{
    private const string Half = @"(?:上午|下午|午前|午後|오전|오후)\s?";
    private const string Clock = $@"(?:{Half})?\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?:[.,]\d{{1,3}})?(?:\s?[AaPp]\.?\s?[Mm]\.?)?";
    private const string Date = @"\d{1,4}[./-]\s?(?:\d{1,2}|\p{L}{3,4})[./-]\s?\d{1,4}\.?";
    private const string Day = $@"(?:{Date}|[Tt]oday|[Yy]esterday|\p{{L}}{{3,9}}day|\p{{L}}{{3,9}} \d{{1,2}}(?:, \d{{4}})?)";
    private const string Name = @"[\p{L}\p{N}#@~+][^:<>\[\]()\t]{0,50}?";

    // [12/31/21, 9:15:07 PM] Ann: x | 31.12.21, 21:15 - Ann: x | 09:15:07 From Ann to Everyone : x | [00:03] Ann: x | 21:15 <@ann> x |
    // 21:15 (tab) ann (tab) x
    [GeneratedRegex(
        $@"^(?:[\[(]?{Date},?\s+{Clock}[\])]?(?:,|\s+-)?\s+(?:-\s+)?(?<name>[^:\[\]]{{1,60}}?)\s?:\s*(?<words>.*)"
            + $@"|{Clock}\s+[Ff]rom\s+(?<name>[^:]{{1,60}}?)(?:\s+[Tt]o\s+[^:]{{1,60}}?)?\s*:\s*(?<words>.*)"
            + $@"|[\[(]?{Clock}(?:\s*-+>?\s*{Clock})?[\])]?\s*-?\s+(?<name>[\p{{L}}#@~][^:<>\[\]\t]{{0,50}}?)\s?:\s+(?<words>\S.*)"
            + $@"|(?:[\[(]?(?:{Date}\s+)?{Clock}[\])]?\s+)?<[@+%~&\s]?(?<name>[^<>]{{1,40}})>\s+(?<words>\S.*)"
            + $@"|(?:{Date}\s+)?{Clock}\t+[@+%~&\s]?(?<name>[\p{{L}}\p{{N}}_][^\t]{{0,40}})\t+(?<words>\S.*))$"
    )]
    public static partial Regex Message();

    // Ann Bee  0:03 | Ann — 12/31/2021 9:15 PM | Ann (00:03): | Ann, [31.12.2021 21:15] | [Ann] 09:15:07 | [31-Dec-21 09:15 PM] Ann#1234
    [GeneratedRegex(
        $@"^(?:(?<name>{Name})(?:\s+APP)?,?\s*(?:\s|[\[(]|[-–—|]{{1,2}})\s*[\[(]?(?:{Day}(?:,|\s+at)?\s+)?(?:at\s+)?{Clock}[\])]?\s*:?"
            + $@"|\[(?<name>[^\[\]]{{1,50}})\]\s+{Clock}"
            + $@"|[\[(](?:{Date},?\s+)?{Clock}[\])]\s+(?<name>{Name}))$"
    )]
    public static partial Regex Header();

    [GeneratedRegex($@"^(?:[\[(]?(?:{Date}\s+)?{Clock}[\])]?)?\s*\*\s+(?<name>[\p{{L}}_][\w\[\]`-]{{0,20}})\s+(?<words>\S.*)$")]
    public static partial Regex Action();

    [GeneratedRegex(
        $@"^(?:\[?{Date},?\s+{Clock}|\[?{Clock}\]?\s+(?:\*|-!-|-->|<--|--\s|=!=)|\*\*\*|-!-|---\s|-{{3,}}|={{3,}}|{Date}.{{0,12}}$"
            + @"|(?:Guild|Channel|Topic|Exported|After|Before)\b.{0,80}$|\{(?:Attachments|Embed|Reactions|Stickers)\}|:[\w+-]+:\s*\d*$"
            + @"|(?:NEW|Unread|New messages)$|\d+ repl(?:y|ies)\b|https?://\S+\.(?:png|jpe?g|gif|mp4|webp|pdf)\S*$|Transcribed by\b.*)"
    )]
    public static partial Regex Notice();

    [GeneratedRegex(
        @"^(?:<[^<>]+>|(?:image|video|audio|sticker|gif|document|media|contact card) omitted|(?:bild|video|audio|sticker|dokument|medien)"
            + @" (?:weggelassen|ausgeschlossen)|(?:imagen|v[ií]deo|audio|sticker|documento|multimedia) omitid[oa]s?"
            + @"|(?:image|vid[ée]o|audio|document"
            + @"|m[ée]dias?) absente?s?|(?:imagem|v[ií]deo|[áa]udio|figurinha|documento) ocult[ao]s?|(?:you deleted )?this message(?: was"
            + @" deleted)?\.?|missed (?:voice|video) call.*|null|\S+ \(file attached\)|waiting for this message.*|\s*)$",
        RegexOptions.IgnoreCase
    )]
    public static partial Regex Media();

    [GeneratedRegex(@"#\d{4}$|\s*\((?:direct message|privately|guest|external|you)\)$", RegexOptions.IgnoreCase)]
    public static partial Regex Discriminator();

    [GeneratedRegex(@"\s*(?:<this message was edited>|\(edited\))$", RegexOptions.IgnoreCase)]
    public static partial Regex Edited();
}
