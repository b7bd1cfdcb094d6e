namespace Showrunner.Serving;

/// <summary>Why a text ended.</summary>
internal enum TextEnd
{
    /// <summary>By itself, at a stop string, or after the lines that were asked for.</summary>
    Finished,

    /// <summary>It has as many words as were asked for.</summary>
    CutShort,
}
