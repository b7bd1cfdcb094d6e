namespace Showrunner;

/// <summary>A file that a user named.</summary>
/// <param name="Path">The path, relative if the user's was.</param>
/// <param name="InFolder">Whether only the folder was named.</param>
internal readonly record struct SourceFile(string Path, bool InFolder);
