namespace Tunewright;

/// <summary>
/// Chooses parameter values. Called from several threads at once; the same seed, history and trial give the same values.
/// </summary>
public interface ISampler
{
    /// <summary>Draws values together when a trial starts, before its space is known; often from what past trials have in common.</summary>
    /// <param name="history">The study's other trials.</param>
    /// <param name="trial">The trial that starts. Parameters that it already has are decided: leave them out.</param>
    /// <returns>The values, used when the objective asks for such a parameter, and attributes to store with the trial.</returns>
    JointSample SampleJoint(StudyHistory history, FrozenTrial trial) => JointSample.Empty;

    /// <summary>Draws a value for a parameter that <see cref="SampleJoint"/> left out, or whose range is another now.</summary>
    /// <param name="history">The study's other trials.</param>
    /// <param name="trial">The running trial with the parameters that it has so far.</param>
    /// <param name="name">The parameter's name.</param>
    /// <param name="distribution">Its range; more than one value is possible.</param>
    /// <returns>A value in internal representation that <paramref name="distribution"/> contains.</returns>
    double Sample(StudyHistory history, FrozenTrial trial, string name, Distribution distribution);

    /// <summary>Whether every point was tried, so that the study should stop.</summary>
    bool IsExhausted(StudyHistory history) => false;
}
