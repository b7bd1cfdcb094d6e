namespace Showrunner;

/// <summary>
/// Moves logits on from those of a model that does not know the speaker towards those of one that does, and beyond (as classifier-free
/// guidance does, Ho and Salimans, arXiv:2207.12598): with the speaker's vector they differ by as much as it adds to them.
/// </summary>
/// <param name="strength">How far: 0 leaves the logits alone, 1 doubles what the vector adds.</param>
/// <param name="model">A model with vectors of speakers.</param>
internal sealed class SpeakerGuidance(double strength, ScriptModel model) : ISampler
{
    private readonly Dictionary<string, float[]> _preferences = [];

    public void Apply(Candidates candidates, in WritingStep step)
    {
        if (step.Speaker is not { } speaker || model.Show.Speakers.NumberOf(speaker) is not (> 0 and var number))
            return;
        if (!_preferences.TryGetValue(speaker, out var preferences))
            _preferences.Add(speaker, preferences = model.Preferences(number));
        for (var i = 0; i < candidates.Count; i++)
            candidates.Logits[i] += (float)strength * preferences[candidates.Ids[i]];
    }
}
