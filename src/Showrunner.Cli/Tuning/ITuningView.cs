using Showrunner.Tuning;

namespace Showrunner.Cli;

/// <summary>Shows a search while it happens.</summary>
internal interface ITuningView
{
    void Begin(TuningPlan plan, ScriptTuner tuner);

    /// <summary>Shows each snapshot as it comes and returns when there are no more.</summary>
    void Follow(IEnumerable<TuningSnapshot> snapshots);

    void End(TuningOutcome outcome);
}
