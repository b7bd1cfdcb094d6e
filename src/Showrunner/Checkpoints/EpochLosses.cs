namespace Showrunner;

/// <summary>The mean losses of one epoch, in nats per word.</summary>
/// <param name="Epoch">The epoch's number, counted from 1.</param>
/// <param name="Training">The loss on the training text, with dropout.</param>
/// <param name="Validation">The loss on the validation text; NaN where nothing was held out.</param>
public sealed record EpochLosses(int Epoch, double Training, double Validation);
