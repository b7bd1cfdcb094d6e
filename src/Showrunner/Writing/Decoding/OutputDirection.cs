namespace Showrunner;

/// <summary>The output of the last layer after a word, scaled to length 1: products of two are cosines.</summary>
internal static class OutputDirection
{
    /// <summary>The direction after the last word that <paramref name="state"/> has read.</summary>
    public static float[] Of(ScriptModel model, LstmState state)
    {
        var direction = state.Hidden[^1][..model.Options.LayerSize(model.Options.Layers - 1)];
        var length = MathF.Sqrt(Cosine(direction, direction));
        for (var i = 0; i < direction.Length && length > 0; i++)
            direction[i] /= length;
        return direction;
    }

    /// <summary>The cosine of the angle between two directions: their inner product.</summary>
    public static float Cosine(float[] a, float[] b) => DotProduct.Of(a, b);
}
