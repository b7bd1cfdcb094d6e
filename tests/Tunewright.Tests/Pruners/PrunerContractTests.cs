using Tunewright.Contracts;

namespace Tunewright.Tests.Pruners;

public sealed class NoPrunerContract : PrunerContract
{
    protected override IPruner Create() => new NoPruner();
}

public sealed class MedianPrunerContract : PrunerContract
{
    protected override IPruner Create() => new MedianPruner(startupTrials: 2);
}

public sealed class PercentilePrunerContract : PrunerContract
{
    protected override IPruner Create() => new PercentilePruner(25, startupTrials: 1, warmupSteps: 2, interval: 3, minTrials: 2);
}

public sealed class SuccessiveHalvingPrunerContract : PrunerContract
{
    protected override IPruner Create() => new SuccessiveHalvingPruner();
}

public sealed class HyperbandPrunerContract : PrunerContract
{
    protected override IPruner Create() => new HyperbandPruner(maxResource: 20);
}

public sealed class ThresholdPrunerContract : PrunerContract
{
    protected override IPruner Create() => new ThresholdPruner(lower: -2, upper: 3);
}

public sealed class PatientPrunerContract : PrunerContract
{
    protected override IPruner Create() => new PatientPruner(new MedianPruner(startupTrials: 2), patience: 2, minDelta: 0.5);
}

public sealed class WilcoxonPrunerContract : PrunerContract
{
    protected override IPruner Create() => new WilcoxonPruner(pThreshold: 0.3);
}

public sealed class ExtrapolatingPrunerContract : PrunerContract
{
    protected override IPruner Create() => new ExtrapolatingPruner(probability: 0.4, startupTrials: 2);
}

public sealed class ParetoHalvingPrunerContract : PrunerContract
{
    protected override IPruner Create() => new ParetoHalvingPruner(["loss"], minResource: 2, reductionFactor: 2);
}
