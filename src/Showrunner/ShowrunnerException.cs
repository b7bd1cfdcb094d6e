namespace Showrunner;

/// <summary>An error that the user can fix. The message is one line: what is wrong, in which file, and what to do.</summary>
public sealed class ShowrunnerException(string message, Exception? cause = null) : Exception(message, cause);
