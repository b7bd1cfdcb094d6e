namespace Tunewright.Databases;

/// <summary>A database cannot be opened, read or written. The message names it, without its password, and says what to do.</summary>
public sealed class DatabaseStorageException(string message, Exception? cause = null) : IOException(message, cause);
