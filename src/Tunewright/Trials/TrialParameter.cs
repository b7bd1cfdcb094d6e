namespace Tunewright;

/// <summary>One parameter of a trial.</summary>
/// <param name="Name">Its name, unique within the trial.</param>
/// <param name="Distribution">The range it was drawn from.</param>
/// <param name="Value">Its value in internal representation (see <see cref="Distribution"/>).</param>
public readonly record struct TrialParameter(string Name, Distribution Distribution, double Value);
