namespace Tunewright;

/// <summary>Where a sampler's randomness comes from.</summary>
public enum RandomGenerator
{
    /// <summary>
    /// Philox4x32-10, keyed by seed, trial number and parameter: what is drawn for a trial does not depend on what was
    /// drawn before, by whom, or in which process.
    /// </summary>
    Philox,

    /// <summary>
    /// NumPy's Mersenne Twister, drawn in Optuna's order: one worker that starts a new study gets the values that Optuna 5
    /// suggests with the same seed. The order of calls decides, so several workers or a resumed study get others.
    /// </summary>
    NumPy,
}
