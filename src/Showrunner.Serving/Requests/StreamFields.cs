namespace Showrunner.Serving;

/// <summary>Whether and how an answer is streamed.</summary>
internal static class StreamFields
{
    public static (bool Stream, bool IncludeUsage) Read(Fields fields)
    {
        var (stream, options) = (fields.Find("stream")?.Flag() ?? false, fields.Find("stream_options")?.Object());
        if (options is null)
            return (stream, false);
        if (!stream)
        {
            throw ApiException.Bad(
                "stream_options and an answer that is not streamed contradict each other. Ask for stream, or leave stream_options out.",
                "stream_options"
            );
        }

        var usage = options.Find("include_usage")?.Flag() ?? false;
        options.IgnoreOthers("include_obfuscation");
        return (true, usage);
    }
}
