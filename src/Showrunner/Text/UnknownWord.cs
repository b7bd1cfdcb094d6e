namespace Showrunner;

/// <summary>A word that a model's vocabulary lacks, and the words most like it that it has, nearest first.</summary>
public sealed record UnknownWord(string Word, IReadOnlyList<string> Nearest);
