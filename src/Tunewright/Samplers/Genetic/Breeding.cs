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
        var genes = parents.Select(parent => Genes(space, parent)).ToArray();
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
            drawn.Add(new(name, range, Inherited(name, range, child[i], genes, i, parents) ?? range.FromUnit(child[i])));
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

    private static double[] Genes(SearchSpace space, FrozenTrial parent) =>
        [
            .. space.Parameters.Select(wanted =>
                Math.Clamp(wanted.Distribution.ToUnit(parent.Parameters.First(parameter => parameter.Name == wanted.Name).Value), 0, 1)
            ),
        ];

    /// <summary>A parent's own value, which the way through coordinates could round.</summary>
    private static double? Inherited(
        string name,
        Distribution range,
        double gene,
        double[][] genes,
        int index,
        IReadOnlyList<FrozenTrial> parents
    )
    {
        for (var k = 0; k < genes.Length; k++)
        {
            if (genes[k][index] != gene)
                continue;
            var value = parents[k].Parameters.First(parameter => parameter.Name == name).Value;
            return range.Contains(value) ? value : null;
        }
        return null;
    }
}
