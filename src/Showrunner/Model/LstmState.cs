namespace Showrunner;

/// <summary>
/// What a model remembers of the words so far: a hidden and a cell vector for each layer, a few kB. All zero at first.
/// One thread at a time; <see cref="Clone"/> it to go on from the same words in two ways.
/// </summary>
public sealed class LstmState
{
    /// <summary>A state that has seen nothing.</summary>
    public LstmState(ModelOptions options)
    {
        Options = options;
        Hidden = [.. Enumerable.Range(0, options.Layers).Select(layer => new float[LstmLayer.Padded(options.LayerSize(layer))])];
        Cells = [.. Hidden.Select(hidden => new float[hidden.Length])];
    }

    private LstmState(LstmState other)
    {
        Options = other.Options;
        Hidden = [.. other.Hidden.Select(hidden => hidden.ToArray())];
        Cells = [.. other.Cells.Select(cells => cells.ToArray())];
    }

    internal ModelOptions Options { get; }

    // By layer; longer than the layer, so that vector instructions need no remainder: what lies beyond is never read as input.
    internal float[][] Hidden { get; }
    internal float[][] Cells { get; }

    /// <summary>An equal state that is independent of this one.</summary>
    public LstmState Clone() => new(this);
}
