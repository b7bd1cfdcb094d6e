namespace Showrunner;

/// <summary>A model that another went on from.</summary>
/// <param name="Name">Its file's name, without the extension.</param>
/// <param name="CorpusFingerprint">Its <see cref="CheckpointManifest.CorpusFingerprint"/>, which identifies its training text.</param>
public sealed record ModelOrigin(string Name, string CorpusFingerprint);
