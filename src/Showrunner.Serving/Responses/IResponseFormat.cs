namespace Showrunner.Serving;

/// <summary>The JSON of an endpoint's answers. One for each request.</summary>
internal interface IResponseFormat
{
    /// <summary>An answer that is sent as a whole.</summary>
    byte[] Whole(IReadOnlyList<TextPart> texts, Usage usage);

    /// <summary>One event of an answer that is streamed.</summary>
    /// <param name="part">What is new.</param>
    /// <param name="offset">How many code points of the text were sent before.</param>
    byte[] Event(TextPart part, int offset);

    /// <summary>The last event of a stream, which has no text but the usage.</summary>
    byte[] UsageEvent(Usage usage);
}
