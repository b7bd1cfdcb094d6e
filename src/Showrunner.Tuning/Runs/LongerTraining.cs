namespace Showrunner.Tuning;

/// <summary>How to train the best options for twice as long.</summary>
/// <param name="Epochs">Epochs over the training text; null where <paramref name="Minutes"/> is set.</param>
/// <param name="Minutes">Minutes of training, or null.</param>
/// <param name="Arguments">The options that <c>train</c> would not choose by itself, under their names on its command line.</param>
public sealed record LongerTraining(int? Epochs, double? Minutes, IReadOnlyList<KeyValuePair<string, object>> Arguments)
{
    private const int Times = 2;

    internal static LongerTraining Of(ScriptTuner tuner, Candidate best)
    {
        var options = tuner.OptionsOf(best);
        var minutes = Times * options.Minutes;
        return new(minutes is null ? Times * options.Epochs : null, minutes, tuner.ArgumentsOf(best, minutes));
    }
}
