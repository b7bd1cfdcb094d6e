namespace Tunewright;

/// <summary>Where the user thinks that the best value of a parameter lies, as a default that has worked elsewhere.</summary>
/// <param name="Value">The value, as an objective sees it; it must suit the parameter's range.</param>
/// <param name="Width">
/// How sure that is, above 0: of a numeric parameter the standard deviation, as a share of its range (or of its logarithm's); of a category
/// the weight of each other one relative to it.
/// </param>
public sealed record Belief(object? Value, double Width = 0.15);
