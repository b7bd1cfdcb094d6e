namespace Showrunner;

/// <summary>A word that is not in a model's vocabulary, and the words there that are most similar, the nearest first.</summary>
public sealed record UnknownWord(string Word, IReadOnlyList<string> Nearest);
