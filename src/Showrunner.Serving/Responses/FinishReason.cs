namespace Showrunner.Serving;

/// <summary>OpenAI's words for the end of a text.</summary>
internal static class FinishReason
{
    public static string? Of(TextEnd? end) =>
        end switch
        {
            null => null,
            TextEnd.CutShort => "length",
            _ => "stop",
        };
}
