namespace Showrunner.Formats;

/// <summary>
/// Logs of WhatsApp, Telegram, Discord, Slack, Zoom and IRC, and timed transcripts as Otter and Teams write them: a time and a name before
/// the words or above them; lines without go on.
/// </summary>
internal static class Chat
{
    private const int SampleLines = 400;

    public static bool Recognise(ScriptSource source)
    {
        var lines = source.Text.Split('\n').Where(line => line.Trim().Length > 0).Take(SampleLines).Select(ChatLine.Of).ToList();
        var messages = lines.Count(line => line.Kind == ChatLine.Kinds.Message);
        var headers = lines.Where(line => line.Kind == ChatLine.Kinds.Header).ToList();
        return messages > 0 && messages * 3 >= lines.Count || headers.Count >= 2 && headers.Count * 10 >= lines.Count;
    }

    public static Understanding Read(ScriptSource source, ReadingOptions options)
    {
        var log = new ChatReader();
        foreach (var line in source.Text.Split('\n'))
            log.Line(line);
        return log.Read();
    }
}
