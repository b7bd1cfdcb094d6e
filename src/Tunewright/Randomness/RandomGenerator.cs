namespace Tunewright;

/// <summary>Where a sampler's randomness comes from.</summary>
public enum RandomGenerator
{
    /// <summary>
    /// Philox4x32-10, keyed by seed, trial number and parameter: the draws for a trial do not depend on earlier draws, nor on the
    /// worker or process.
    /// </summary>
    Philox,

    /// <summary>
    /// NumPy's Mersenne Twister, drawn in Optuna's order: one worker with a new study gets the values that Optuna 5 suggests with the
    /// same seed. Draws depend on the order of calls, so several workers or a resumed study get others.
    /// </summary>
    NumPy,
}
