namespace Showrunner;

/// <summary>What a <see cref="WritingControl"/> works on. Roles decide which controls exclude each other.</summary>
public enum ControlRole
{
    /// <summary>The text as a whole: how long it is, who speaks, where it is set.</summary>
    Text,

    /// <summary>The score of each word, before one is chosen.</summary>
    Score,

    /// <summary>The set of words to draw from: it drops unlikely ones.</summary>
    Cut,

    /// <summary>The draw itself: how likely the words that are left are to be drawn.</summary>
    Draw,

    /// <summary>A search that chooses words without drawing them.</summary>
    Search,

    /// <summary>What is reported with the text. The text stays the same.</summary>
    Output,
}
