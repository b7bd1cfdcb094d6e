namespace Tunewright.Cli;

/// <summary>A trial's program failed; the trial says why, and the search goes on.</summary>
internal sealed class ProgramFailedException(string reason) : Exception(reason);
