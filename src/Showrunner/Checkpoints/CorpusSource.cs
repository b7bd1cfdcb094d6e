namespace Showrunner;

/// <summary>The files, folders and globs of a corpus, relative to the checkpoint's folder.</summary>
/// <param name="Training">What the model is trained on; empty for the sample show.</param>
/// <param name="Validation">What the model is evaluated on; empty where lines of the training text were held out.</param>
public sealed record CorpusSource(IReadOnlyList<string> Training, IReadOnlyList<string> Validation)
{
    /// <summary>What is mixed into the training text; empty for nothing. The format of each file is as it shows.</summary>
    public IReadOnlyList<string> Mixed { get; init; } = [];

    /// <summary>The name of the format that the other files are read as; null where each file shows its own.</summary>
    public string? Format { get; init; }

    /// <summary>The columns of tables that were named: <c>speaker</c>, <c>words</c> and <c>scene</c>.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();
}
