namespace Cli.Tests;

/// <summary>One scene between Ann and Bob as each readable format has it, by file name.</summary>
internal static class AnyScript
{
    /// <summary>The files that are text, and the names of their formats.</summary>
    public static IReadOnlyDictionary<string, (string Format, string Content)> Files { get; } =
        new Dictionary<string, (string, string)>
        {
            ["show.txt"] = ("text", "Ann: is it day?\n\nBob: (looks out) nine minutes.\n\nAnn: mind the step.\n"),
            ["above.txt"] = ("text", "Ann:\nIs it day?\n\nBob:\nNine minutes\nat the most.\n\nAnn:\nMind the step.\n"),
            ["bold.md"] = (
                "markdown",
                "# Episode 1\n\n**Ann:** Is it day?\n\n**Bob:** Nine minutes.\n\nAt the most.\n\n**Ann:** Mind the step.\n"
            ),
            ["lines.csv"] = ("csv", "scene,character,line\n1,Ann,Is it day?\n1,Bob,\"Nine, at the most.\"\n2,Ann,Mind the step.\n"),
            ["lines.tsv"] = ("csv", "character\tline\nAnn\tIs it day?\nBob\tNine minutes.\nAnn\tMind the step.\n"),
            ["lines.json"] = (
                "json",
                """{"lines": [{"speaker": "Ann", "text": "Is it day?"}, {"speaker": "Bob", "text": "Nine minutes."}]}"""
            ),
            ["lines.jsonl"] = (
                "json",
                "{\"speaker\": \"Ann\", \"text\": \"Is it day?\"}\n{\"speaker\": \"Bob\", \"text\": \"Nine minutes.\"}\n"
            ),
            ["page.html"] = (
                "html",
                "<html><body><p><b>Ann:</b> Is it\nday?</p><p><b>Bob</b>: Nine minutes.</p><p><b>Ann:</b> Mind the step.</p></body></html>"
            ),
            ["scene.fountain"] = (
                "fountain",
                "Title: Day\n\nINT. FERRY - DAY\n\nANN\nIs it day?\n\nBOB (CONT'D)\n(looks out)\nNine minutes.\n\nCUT TO:\n"
            ),
            ["scene.fdx"] = (
                "fdx",
                "<?xml version=\"1.0\"?><FinalDraft DocumentType=\"Script\"><Content>"
                    + "<Paragraph Type=\"Scene Heading\"><Text>INT. FERRY</Text></Paragraph>"
                    + "<Paragraph Type=\"Character\"><Text>ANN</Text></Paragraph>"
                    + "<Paragraph Type=\"Dialogue\"><Text>Is it </Text><Text Style=\"Italic\">day?</Text></Paragraph>"
                    + "<Paragraph Type=\"Character\"><Text>BOB</Text></Paragraph>"
                    + "<Paragraph Type=\"Dialogue\"><Text>Nine minutes.</Text></Paragraph></Content></FinalDraft>"
            ),
            ["talk.srt"] = (
                "srt",
                "1\n00:00:01,000 --> 00:00:02,000\nANN: Is it day?\n\n2\n00:00:03,000 --> 00:00:04,000\nBOB: Nine minutes.\n"
            ),
            ["talk.vtt"] = (
                "vtt",
                "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Is it day?</v>\n\n00:03.000 --> 00:04.000\n<v Bob>Nine minutes.</v>\n"
            ),
            ["chat.txt"] = (
                "chat",
                "[12/31/21, 9:15:07 PM] Ann: is it day?\n[12/31/21, 9:15:30 PM] Bob: nine minutes\n"
                    + "[12/31/21, 9:16:30 PM] Ann: mind the step\n"
            ),
            ["movie.txt"] = (
                "cornell",
                "L2 +++$+++ u1 +++$+++ m0 +++$+++ BOB +++$+++ Nine minutes.\nL1 +++$+++ u0 +++$+++ m0 +++$+++ ANN +++$+++ Is it day?\n"
            ),
            ["play.txt"] = (
                "gutenberg",
                "The Project Gutenberg eBook\n\n"
                    + "*** START OF THE PROJECT GUTENBERG EBOOK A FERRY ***\n\nTHE PERSONS\n\nAnn\nBob\n\nFIRST ACT\n\n"
                    + "Ann.  Is it day? I have\nasked before.\n\nBob.  Nine minutes.\n\nAnn.  Mind the step.\n\n"
                    + "*** END OF THE PROJECT GUTENBERG EBOOK A FERRY ***\nLicence.\n"
            ),
            ["pages.txt"] = (
                "screenplay",
                string.Concat(
                    Enumerable.Repeat(
                        "     INT. FERRY - DAY\n\n     It leaves.\n\n                    ANN\n          Is it day?\n\n"
                            + "                    BOB\n          Nine minutes.\n\n",
                        3
                    )
                )
            ),
        };

    /// <summary>Puts all of them into a folder, and as Word and PDF, too.</summary>
    public static async Task WriteAll(TemporaryFolder folder)
    {
        foreach (var (name, (_, content)) in Files)
            folder.Write(name, content);
        foreach (var name in (string[])["scene.docx", "scene.pdf"])
            Assert.Equal(0, (await Tool.RunIn(folder.Path, "convert", "scene.fountain", "--out", name)).Code);
    }
}
