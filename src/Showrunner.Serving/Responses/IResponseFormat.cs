namespace Showrunner.Serving;

/// <summary>How an endpoint words its answers.</summary>
internal interface IResponseFormat
{
    /// <summary>What the answers' ids begin with.</summary>
    string Prefix { get; }

    /// <summary>A whole answer.</summary>
    object Whole(Envelope envelope, IReadOnlyList<Choice> choices, bool logprobs, Usage usage);

    /// <summary>A part of a streamed one.</summary>
    object Part(Envelope envelope, Choice choice, bool logprobs);

    /// <summary>The part of a streamed one that has no text but the usage.</summary>
    object Last(Envelope envelope, Usage usage);
}
