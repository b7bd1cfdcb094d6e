namespace Showrunner;

/// <summary>A failure that the user can cure: the message is one line that says what is wrong, in which file, and what to do.</summary>
public sealed class ShowrunnerException(string message, Exception? cause = null) : Exception(message, cause);
