namespace Showrunner;

/// <summary>A script as Showrunner reads it, which has no title.</summary>
internal static class PlainText
{
    public static void Write(TextWriter output, Script script, string title)
    {
        var between = "";
        foreach (var utterance in script.Utterances)
        {
            output.Write(between);
            output.WriteLine(
                utterance switch
                {
                    { Setting: { } setting } => $"[setting: {ScreenplayElement.OneLine(setting)}]",
                    { Speaker: { } speaker } => $"{ScreenplayElement.OneLine(speaker)}: {ScreenplayElement.Speech(utterance)}".TrimEnd(),
                    _ => ScreenplayElement.OneLine(utterance.Text),
                }
            );
            between = "\n";
        }
    }
}
