namespace Tunewright;

/// <summary>Thrown by an objective to end its trial as pruned.</summary>
public sealed class TrialPrunedException(string message = "The trial was pruned.") : Exception(message);
