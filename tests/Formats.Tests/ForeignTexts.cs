using System.Net;
using System.Text;

namespace Formats.Tests;

/// <summary>Texts, pages and captions of the shapes that people share, with their oddities.</summary>
internal static class ForeignTexts
{
    private const string Heading =
        "<Paragraph Number=\"1\" Type=\"Scene Heading\"><SceneProperties><Paragraph><Text>Not said.</Text></Paragraph></SceneProperties>"
        + "<Text>INT. FERRY</Text></Paragraph>\n";

    public static string MoesTavern() =>
        "[YEAR DATE 1989] © Nobody at All. All rights reserved.\n\n"
        + Scenes("\n\n", (_, name, words) => $"{name.Replace(' ', '_')}: {words}\n");

    public static string BigBang() =>
        Scenes(
            "\n",
            (i, name, words) =>
                (i % 13 == 0 ? "\t\t\t\tScene: A corridor.\n\n" : "") + $"{name}{(i % 11 == 0 ? " (entering)" : "")}: {words}\n\n"
        ) + "Credits sequence.\n\nWritten by Nobody & Somebody\n\nLike this:\nLike Loading...\n";

    // Six shapes in one show, wrapped, with the numbers of Windows-1252 as entities.
    public static string Friends()
    {
        var page = new StringBuilder("<html><head><title>The Fog</title></head><body>\n<h1>The Fog</h1>\n<p>Written by: Nobody</p>\n");
        foreach (var (i, (name, words)) in ForeignScript.Speeches.Index())
        {
            var said = Wrapped(WebUtility.HtmlEncode(words).Replace("&#39;", "&#146;", StringComparison.Ordinal), 60)
                .Replace("...", "&#133;", StringComparison.Ordinal);
            if (i % 13 == 0)
                page.Append("<p><b>[Scene: A corridor.]</b></p>\n<p>(They all\nstare.)</p>\n");
            page.Append(
                (i % 6) switch
                {
                    0 => $"<p><b>{name}:</b> {said}</p>\n",
                    1 => $"<p><strong>{name}</strong>: {said}</p>\n",
                    2 => $"<b>{name}:</b>: {said}<br>\n",
                    3 => $"<p><strong><strong>{name}:</strong></strong> {said}\n",
                    4 => $"<p>{name.ToUpperInvariant()}: {said}<br>\n",
                    _ => $"<p><b>{name}</b> {said}&nbsp;</p>\n",
                }
            );
        }
        return page.Append("<p align=\"center\"><b>END</b></p></body></html>\n").ToString();
    }

    public static string Shakespeare() => Scenes("", (_, name, words) => $"{name}:\n{Wrapped(words, 40)}\n\n");

    public static string Gutenberg()
    {
        var play = new StringBuilder(
            "The Project Gutenberg EBook of The Ferry\n\nTitle: The Ferry\nRelease Date: May 2, 2008\n\n"
                + "*** START OF THIS PROJECT GUTENBERG EBOOK THE FERRY ***\n\nTHE PERSONS IN THE PLAY\n\n"
                + "Agnes, a captain\nOtto, an engineer\n\n"
        );
        foreach (var (i, scene) in ForeignScript.Scenes.Index())
        {
            play.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"ACT {i + 1}\n\nSCENE\n\nThe deck of the ferry.\n\n[Otto enters.]\n\n"
            );
            foreach (var (name, words) in scene)
                play.Append($"{Wrapped($"{name.TrimEnd('.')}.  {words}", 75)}\n\n");
        }
        play.Append("*** END OF THIS PROJECT GUTENBERG EBOOK THE FERRY ***\n\n1.A.  By reading you agree: all of it.\n");
        return play.ToString().Replace("\n", "\r\n", StringComparison.Ordinal);
    }

    public static string Fountain() =>
        "Title:\n\t_**THE FERRY**_\nAuthor: Nobody\n\nFADE IN:\n"
        + Scenes(
            "\nINT. FERRY - DAY\n\nFog.\n",
            (i, name, words) =>
                $"\n{(i % 5 == 0 ? "\t\t\t" : "")}{(name.Any(char.IsLower) && i % 2 == 0 ? "@" + name : name.ToUpperInvariant())}"
                + $"{(i % 7 == 0 ? " (V.O.)(CONT'D)" : "")}{(i % 20 == 19 ? " ^" : "")}\n"
                + $"{words.Replace("[knocks]", "(knocks)", StringComparison.Ordinal)}\n"
                + (i % 10 == 0 ? "\n[[a note\nof two lines]]\n\n/* AGNES\nNever said. */\n" : "")
        )
        + "\n> THE END <\n";

    // Several runs in a paragraph, dual dialogue, and paragraphs that are no script.
    public static string FinalDraft()
    {
        var page = new StringBuilder(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\" ?>\n<FinalDraft DocumentType=\"Script\" Version=\"5\">\n<Content>\n"
        );
        foreach (var (i, (name, words)) in ForeignScript.Speeches.Index())
        {
            if (i % 13 == 0)
                page.Append(Heading);
            var half = words.Length / 2;
            var speech =
                $"<Paragraph Type=\"Character\"><Text>{name.ToUpperInvariant()}{(i % 7 == 0 ? " (O.S.)" : "")}</Text></Paragraph>"
                + $"<Paragraph Type=\"Dialogue\"><Text>{WebUtility.HtmlEncode(words[..half])}</Text>"
                + "<ScriptNote><Paragraph><Text>fix</Text></Paragraph></ScriptNote>"
                + $"<Text AdornmentStyle=\"0\" Style=\"Italic\">{WebUtility.HtmlEncode(words[half..])}</Text></Paragraph>";
            page.Append(i % 10 == 9 ? $"<Paragraph><DualDialogue>{speech}</DualDialogue></Paragraph>\n" : $"{speech}\n");
        }
        return page.Append(
                "</Content>\n<TitlePage><Content><Paragraph><Text>THE FERRY</Text></Paragraph></Content></TitlePage>\n</FinalDraft>\n"
            )
            .ToString();
    }

    // A blank line after every line, and page numbers.
    public static string Imsdb()
    {
        var lines = new List<string> { "                                  THE FERRY", "" };
        foreach (var (i, (name, words)) in ForeignScript.Speeches.Index())
        {
            if (i % 13 == 0)
                lines.AddRange("", "             INT. FERRY - DAY", "", "             A kettle.  It LEAKS.", "");
            lines.Add($"                                       {name.ToUpperInvariant()}{(i % 7 == 0 ? " (O.S.)" : "")}");
            lines.AddRange(Wrapped(words, 35).Split('\n').Select(line => $"                            {line}"));
            lines.Add("");
            if (i % 25 == 24)
                lines.AddRange($"                                                                       {i / 25}.", "");
        }
        return string.Join("  \n\n", lines);
    }

    public static string Srt() =>
        "\uFEFF"
        + Scenes(
                "",
                (i, name, words) =>
                    $"{i + 1}\n{Time(i, ',')} --> {Time(i + 1, ',')}\n<i>{name.ToUpperInvariant()}: {Wrapped(words, 40)}</i>\n\n"
            )
            .Replace("\n", "\r\n", StringComparison.Ordinal);

    // The name in each cue, and a speech in several cues.
    public static string Zoom() =>
        "WEBVTT\n\n"
        + Scenes(
            "",
            (i, name, words) =>
                string.Concat(
                    Wrapped(words, 40).Split('\n').Select(line => $"{i}\n{Time(i, '.')} --> {Time(i + 1, '.')}\n{name}: {line}\n\n")
                ) + $"{Time(i, '.')} --> {Time(i + 1, '.')}\n[pause]\n\n"
        );

    public static string Podcast() =>
        "# Episode 9: Fog\n\n"
        + Scenes(
            "**Break**: \\[00:12:03\\]\n\n",
            (i, name, words) => $"**{name}:** {words.Replace("[knocks]", "\\[knocks 00:03:18.16\\]").Replace("No", "*No*")}\n\n"
        );

    public static string Laion() => Scenes("", (_, name, words) => $"[{name}] {words}\n");

    public static string WhatsApp() =>
        Scenes(
                "\u200E[12/31/21, 9:15:10 PM] Agnes: \u200Eimage omitted\n",
                (i, name, words) => $"[12/31/21, 9:{i % 60:00}:07 PM] {name}: {words.Replace(", ", ",\n", StringComparison.Ordinal)}\n"
            )
            .Replace("\n", "\r\n", StringComparison.Ordinal);

    private static string Scenes(string between, Func<int, string, string, string> speech)
    {
        var text = new StringBuilder();
        foreach (var (i, (name, words)) in ForeignScript.Speeches.Index())
            text.Append(i % ForeignScript.SpeechesPerScene == 0 && i > 0 ? between : "").Append(speech(i, name, words));
        return text.ToString();
    }

    private static string Time(int i, char point) => $"{i / 3600:00}:{i / 60 % 60:00}:{i % 60:00}{point}000";

    private static string Wrapped(string text, int width)
    {
        var wrapped = new StringBuilder();
        var column = 0;
        foreach (var word in text.Replace("  ", " \u0001", StringComparison.Ordinal).Split(' '))
        {
            if (column > 0 && column + word.Length >= width)
                (_, column) = (wrapped.Append('\n'), 0);
            wrapped.Append(column > 0 ? " " : "").Append(word);
            column += word.Length + 1;
        }
        return wrapped.Replace('\u0001', ' ').ToString();
    }
}
