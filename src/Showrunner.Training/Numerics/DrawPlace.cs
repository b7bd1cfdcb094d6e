namespace Showrunner.Training;

/// <summary>Which of a step's draws is which; those between the layers are counted from 0 up.</summary>
internal static class DrawPlace
{
    /// <summary>Of the embedding's outputs; layer i's are at i + 1.</summary>
    public const int Embedding = 0;

    /// <summary>Of whole words.</summary>
    public const int Words = -2;

    /// <summary>Of the first layer's recurrent weights; the next layers' lie below.</summary>
    public const int Weights = -3;
}
