using System.CommandLine;

namespace Tunewright.Cli;

/// <summary><c>--sampler</c>, <c>--seed</c> and <c>--pruner</c>.</summary>
internal static class SearchOptions
{
    private static readonly Option<string?> SamplerName = Choice.Of(
        "--sampler",
        "tpe: learns from the trials so far. random: learns nothing. grid: every combination of whole numbers, steps and choices "
            + "(default: tpe)",
        "tpe",
        "random",
        "grid"
    );

    private static readonly NumberOption<int> Seed = Numbers.Whole("--seed", "Seed of the choices", 0, int.MaxValue, "any");

    private static readonly Option<string?> PrunerName = Choice.Of(
        "--pruner",
        "Ends trials whose reports are poor. median: worse than half of the others at the same step. halving, hyperband: only the best "
            + "third or so goes on. none (default: median)",
        "median",
        "halving",
        "hyperband",
        "none"
    );

    public static void AddSamplerTo(Command command)
    {
        command.Add(SamplerName);
        command.Add(Seed);
    }

    public static void AddPrunerTo(Command command) => command.Add(PrunerName);

    public static ISampler Sampler(ParseResult parsed, OrderedDictionary<string, Distribution> space) =>
        parsed.GetValue(SamplerName) switch
        {
            "random" => new RandomSampler(Seed.In(parsed)),
            "grid" => new GridSampler(
                space.Select(entry => KeyValuePair.Create(entry.Key, Values(entry.Key, entry.Value))),
                Seed.In(parsed) ?? 0
            ),
            _ => new TpeSampler(Seed.In(parsed)),
        };

    public static IPruner Pruner(ParseResult parsed) =>
        parsed.GetValue(PrunerName) switch
        {
            "halving" => new SuccessiveHalvingPruner(),
            "hyperband" => new HyperbandPruner(),
            "none" => new NoPruner(),
            _ => new MedianPruner(),
        };

    /// <summary>All values of a range, for a grid.</summary>
    private static IReadOnlyList<object?> Values(string name, Distribution range)
    {
        var grid = range.Grid;
        if (grid.Count > 100_000)
        {
            throw new UsageException(
                $"--sampler grid needs few values of every parameter, and '{name}' has too many. Give it a step, such as "
                    + $"--param {name}=float:0:1:step=0.1."
            );
        }
        return [.. Enumerable.Range(0, (int)grid.Count).Select(index => range.ToExternal(grid.At(index)))];
    }
}
