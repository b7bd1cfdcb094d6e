using Showrunner;

namespace Interop.Tests;

internal static class Some
{
    /// <summary>A model with random weights. Far larger ones make the recurrence chaotic: rounding decides.</summary>
    public static Checkpoint Checkpoint(ModelOptions options, int words) =>
        SomeModel.Checkpoint(
            options,
            Vocabulary.Of([.. Enumerable.Range(0, words).Select(i => $"word{i}"), .. Tokenizer.Encode("jerry: elaine: elaine (to) :\n")]),
            seed: 7,
            scale: 0.25f
        );
}
