namespace Showrunner;

/// <summary>Someone who speaks in the training text.</summary>
/// <param name="Name">The name as it is written there, without the colon.</param>
/// <param name="Lines">The number of their lines.</param>
public sealed record CastMember(string Name, int Lines)
{
    /// <summary>The words of the name, of which the last has the colon.</summary>
    internal int[] Ids { get; init; } = [];
}
