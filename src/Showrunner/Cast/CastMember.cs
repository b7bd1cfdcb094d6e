namespace Showrunner;

/// <summary>Someone who speaks in the training text.</summary>
/// <param name="Name">As it stands there before the colon.</param>
/// <param name="Lines">How many lines are theirs.</param>
public sealed record CastMember(string Name, int Lines)
{
    /// <summary>The words of the name, of which the last has the colon.</summary>
    internal int[] Ids { get; init; } = [];
}
