namespace Showrunner;

/// <summary>
/// What a model remembers of the words so far: a hidden and a cell vector for each layer, a few kB, and who speaks. Zero at first.
/// For one thread at a time; a <see cref="Clone"/> continues independently from the same words.
/// </summary>
public sealed class LstmState
{
    /// <summary>A state before any word.</summary>
    public LstmState(ModelOptions options)
    {
        Options = options;
        Hidden = [.. Enumerable.Range(0, options.Layers).Select(layer => new float[LstmLayer.Padded(options.LayerSize(layer))])];
        Cells = [.. Hidden.Select(hidden => new float[hidden.Length])];
    }

    private LstmState(LstmState other)
    {
        (Options, Turn) = (other.Options, other.Turn);
        Hidden = [.. other.Hidden.Select(hidden => hidden.ToArray())];
        Cells = [.. other.Cells.Select(cells => cells.ToArray())];
    }

    internal ModelOptions Options { get; }

    /// <summary>Who speaks, where the model has vectors of speakers.</summary>
    internal SpeakerTurn Turn { get; set; }

    // By layer; padded, so that vector instructions need no remainder. The padding is never read as input.
    internal float[][] Hidden { get; }
    internal float[][] Cells { get; }

    /// <summary>An independent copy.</summary>
    public LstmState Clone() => new(this);
}
