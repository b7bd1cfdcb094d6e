namespace Shell;

/// <summary>The command was asked for something that it cannot mean; the message says what would be accepted.</summary>
internal sealed class UsageException(string message) : Exception(message);
