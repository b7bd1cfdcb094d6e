namespace Showrunner;

/// <summary>Another text that was mixed into the training text.</summary>
/// <param name="Name">Its file's name.</param>
/// <param name="CorpusFingerprint">Its <see cref="Corpus.Fingerprint"/>.</param>
/// <param name="Share">The share of the words that an epoch read which were of it, 0 to 1.</param>
public sealed record MixedOrigin(string Name, string CorpusFingerprint, double Share);
