using System.Diagnostics;
using Showrunner.Training;

namespace Showrunner.Base;

/// <summary>
/// A model of English dialogue, which training a show in English can go on from: it was trained on conversations between two people and on
/// plays. <c>docs/base.md</c> says on which, how, and how good it is.
/// </summary>
public static class EnglishBase
{
    /// <summary>What users and messages call it.</summary>
    public const string Name = "english";

    /// <summary>The public corpora that it was trained on, by their names in <c>showrunner corpus get</c>.</summary>
    public static IReadOnlyList<string> Texts { get; } = ["self-dialogue", "plays"];

    private const string Resource = "english.base.show";
    private const double MinKnownShare = 0.6; // of an English show it knows some 0.85 to 0.95

    // Whoever says what the model shall be wants no other.
    private static readonly HashSet<string> OptionsOfTheModel = ["recipe", "layers", "tied", "embedding", "hidden"];

    /// <summary>Reads it; 8 MB.</summary>
    public static BaseModel Load() =>
        BaseModel.Load(typeof(EnglishBase).Assembly.GetManifestResourceStream(Resource) ?? throw new UnreachableException(Resource), Name);

    /// <summary>Reads it if training a text gains from it: one in English.</summary>
    /// <param name="text">The training text.</param>
    /// <param name="given">
    /// The names of the training options that a user gave; null for none. With one of the model's sizes or the recipe there is no base.
    /// </param>
    public static BaseModel? LoadFor(Corpus text, IEnumerable<string>? given = null)
    {
        if (OptionsOfTheModel.Overlaps(given ?? []))
            return null;
        var model = Load();
        return model.KnownShare(text) >= MinKnownShare ? model : null;
    }
}
