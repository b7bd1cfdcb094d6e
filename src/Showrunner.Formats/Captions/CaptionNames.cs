namespace Showrunner.Formats;

/// <summary>Where captions have the names of speakers.</summary>
internal enum CaptionNames
{
    /// <summary><c>ANN: words</c>, if anywhere.</summary>
    BeforeColons,

    /// <summary>On the first line of each cue.</summary>
    Above,

    /// <summary><c>(ANN) words</c>.</summary>
    InParentheses,
}
