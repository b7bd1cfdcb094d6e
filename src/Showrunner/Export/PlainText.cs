namespace Showrunner;

internal static class PlainText
{
    public static void Write(TextWriter output, Script script)
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
