namespace Showrunner;

/// <summary>Draws one word after the other, each from what the controls leave.</summary>
internal sealed class Sampling(Generation scene, SplitMix64 random) : IDecoding
{
    public IReadOnlyList<ModelStream> Streams => [scene.Stream];

    public bool IsDone => scene.IsDone;

    public bool IsCutShort => scene.IsCutShort;

    public IReadOnlyList<WrittenWord> Take() => scene.Choices() is { } choices ? scene.Add(choices.Draw(random)) : scene.End();
}
