using System.Collections.Immutable;

namespace Tunewright;

/// <summary>Draws a child of some parents.</summary>
internal static class Breeding
{
    private const int Tries = 10;

    /// <summary>The child's parameters, without those that mutate by being drawn anew.</summary>
    public static ImmutableArray<TrialParameter> Child(
        SearchSpace space,
        IReadOnlyList<FrozenTrial> parents,
        GeneticOptions options,
        UniformStream stream
    )
    {
        var values = parents.Select(parent => Values(space, parent)).ToArray();
        var genes = Array.ConvertAll(values, own => own.Select((value, i) => Gene(space.Parameters[i].Distribution, value)).ToArray());
        var child =
            stream.Next() < options.CrossoverProbability ? Cross(space, genes, options.Crossover, stream) : (double[])genes[0].Clone();
        var drawn = ImmutableArray.CreateBuilder<TrialParameter>();
        for (var i = 0; i < child.Length; i++)
        {
            var (name, range) = space.Parameters[i];
            if (stream.Next() < (options.MutationProbability ?? 1.0 / child.Length))
            {
                if (options.Mutation is not { } mutation || !range.IsNumeric)
                    continue;
                child[i] = mutation.Moved(child[i], stream);
            }
            drawn.Add(new(name, range, Inherited(range, child[i], genes, values, i) ?? range.FromUnit(child[i])));
        }
        return drawn.ToImmutable();
    }

    private static double[] Cross(SearchSpace space, double[][] genes, Crossover crossover, UniformStream stream)
    {
        var child = (double[])genes[0].Clone();
        var numeric = Enumerable.Range(0, space.Count).Where(i => space.Parameters[i].Distribution.IsNumeric).ToArray();
        if (numeric.Length > 0)
        {
            var parents = genes.Select(all => numeric.Select(i => all[i]).ToArray()).ToArray();
            var crossed = crossover.Child(parents, stream);
            for (var tries = 1; tries < Tries && Array.Exists(crossed, gene => gene is not (>= 0 and <= 1)); tries++)
                crossed = crossover.Child(parents, stream);
            for (var k = 0; k < numeric.Length; k++)
                child[numeric[k]] = Math.Clamp(crossed[k], 0, 1);
        }
        var swapping = crossover is UniformCrossover uniform ? uniform.SwappingProbability : 0.5;
        for (var i = 0; i < child.Length; i++)
        {
            if (!space.Parameters[i].Distribution.IsNumeric && stream.Next() < swapping)
                child[i] = genes[1][i];
        }
        return child;
    }

    private static double[] Values(SearchSpace space, FrozenTrial parent) =>
        [.. space.Parameters.Select(parameter => parent.Parameters.Find(parameter.Name)!.Value.Value)];

    private static double Gene(Distribution range, double value) => Math.Clamp(range.ToUnit(value), 0, 1);

    /// <summary>A parent's own value, which the way through coordinates could round.</summary>
    private static double? Inherited(Distribution range, double gene, double[][] genes, double[][] values, int index)
    {
        var parent = Array.FindIndex(genes, own => own[index] == gene);
        return parent >= 0 && range.Contains(values[parent][index]) ? values[parent][index] : null;
    }
}
