namespace Showrunner;

/// <summary>The files, folders and globs of a corpus, relative to the checkpoint's folder.</summary>
/// <param name="Training">What the model is trained on; empty for the sample show.</param>
/// <param name="Validation">What the model is evaluated on; empty where lines of the training text were held out.</param>
public sealed record CorpusSource(IReadOnlyList<string> Training, IReadOnlyList<string> Validation);
