namespace Showrunner.Formats;

/// <summary>Screenplays as indented text, where the indent says what a line is: action, cue, parenthetical or dialogue.</summary>
internal static class IndentedScreenplay
{
    public static bool Recognise(ScriptSource source)
    {
        var page = IndentedPage.Of(source.Text);
        var cues = page.Cues.Count;
        return cues >= 2
            && (cues >= 10 || page.Lines.Any(line => line.IsHeading))
            && page.Lines.Count(line => line.Indent >= 8) * 2 >= page.Lines.Count(line => !line.IsBlank);
    }

    public static Understanding Read(ScriptSource source, ReadingOptions options)
    {
        var page = IndentedPage.Of(source.Text);
        var reader = new IndentedReader();
        for (var i = 0; i < page.Lines.Count; i++)
            reader.Line(page.KindOf(i, reader.InSpeech), page.Lines[i].Text);
        return reader.Read();
    }
}
