namespace Tunewright;

/// <summary>
/// Chooses parameter values. Called from several threads at once. The same seed, history and trial give the same values.
/// </summary>
public interface ISampler
{
    /// <summary>
    /// Draws values together when a trial starts and before its space is known, usually for the parameters that past trials have in
    /// common.
    /// </summary>
    /// <param name="history">The study's other trials.</param>
    /// <param name="trial">The trial that starts. Leave out parameters that it already has.</param>
    /// <returns>The values, used when the objective asks for these parameters, and attributes to store with the trial.</returns>
    JointSample SampleJoint(StudyHistory history, FrozenTrial trial) => JointSample.Empty;

    /// <summary>Draws a value for a parameter that <see cref="SampleJoint"/> left out, or whose range is different now.</summary>
    /// <param name="history">The study's other trials.</param>
    /// <param name="trial">The running trial, with its parameters so far.</param>
    /// <param name="name">The parameter's name.</param>
    /// <param name="distribution">Its range; more than one value is possible.</param>
    /// <returns>A value in internal representation that <paramref name="distribution"/> contains.</returns>
    double Sample(StudyHistory history, FrozenTrial trial, string name, Distribution distribution);

    /// <summary>Whether all points have been tried, so that the study should stop.</summary>
    bool IsExhausted(StudyHistory history) => false;
}
