using System.Collections.Immutable;

namespace Cultures.Tests;

/// <summary>The sampler and the pruner that most studies have, and a grid.</summary>
public abstract class TpeIn : DrawingSamplerContract
{
    protected TpeIn(string culture) => Cultures.Use(culture);

    protected override ISampler Create(long seed) => new TpeSampler(seed);
}

public abstract class GridIn : ExhaustiveSamplerContract
{
    protected GridIn(string culture) => Cultures.Use(culture);

    protected override ISampler Create(long seed, ImmutableArray<(string Name, Distribution Distribution)> space) =>
        new GridSampler(space.Select(parameter => KeyValuePair.Create(parameter.Name, Values(parameter.Distribution))), seed);

    protected override int Points(ImmutableArray<(string Name, Distribution Distribution)> space) =>
        space.Aggregate(1, (points, parameter) => points * Values(parameter.Distribution).Count);

    private static IReadOnlyList<object?> Values(Distribution distribution) =>
        distribution switch
        {
            FloatDistribution real => [.. new[] { real.Low, real.High }.Distinct()],
            IntDistribution whole =>
            [
                .. Enumerable
                    .Range(0, (int)Math.Min(4, (whole.High - whole.Low) / whole.Step + 1))
                    .Select(i => (object)(whole.Low + i * whole.Step)),
            ],
            CategoricalDistribution choice => choice.Choices,
            _ => throw new NotSupportedException(),
        };
}

public abstract class MedianIn : PrunerContract
{
    protected MedianIn(string culture) => Cultures.Use(culture);

    protected override IPruner Create() => new MedianPruner(startupTrials: 2);
}

public abstract class HyperbandIn : PrunerContract
{
    protected HyperbandIn(string culture) => Cultures.Use(culture);

    protected override IPruner Create() => new HyperbandPruner(maxResource: 20);
}

public sealed class SwedishTpeTests() : TpeIn("sv-SE");

public sealed class ArabicTpeTests() : TpeIn("ar-SA");

public sealed class ThaiTpeTests() : TpeIn("th-TH");

public sealed class PersianTpeTests() : TpeIn("fa-IR");

public sealed class SwedishGridTests() : GridIn("sv-SE");

public sealed class ArabicGridTests() : GridIn("ar-SA");

public sealed class ThaiGridTests() : GridIn("th-TH");

public sealed class PersianGridTests() : GridIn("fa-IR");

public sealed class SwedishMedianTests() : MedianIn("sv-SE");

public sealed class ArabicMedianTests() : MedianIn("ar-SA");

public sealed class ThaiMedianTests() : MedianIn("th-TH");

public sealed class PersianMedianTests() : MedianIn("fa-IR");

public sealed class SwedishHyperbandTests() : HyperbandIn("sv-SE");

public sealed class ArabicHyperbandTests() : HyperbandIn("ar-SA");

public sealed class ThaiHyperbandTests() : HyperbandIn("th-TH");

public sealed class PersianHyperbandTests() : HyperbandIn("fa-IR");
