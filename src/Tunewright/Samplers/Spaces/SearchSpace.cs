using System.Collections.Immutable;

namespace Tunewright;

/// <summary>Parameters that are drawn together, in the order in which Python sorts their names.</summary>
internal sealed class SearchSpace
{
    /// <summary>Orders parameters by name.</summary>
    public SearchSpace(IEnumerable<(string Name, Distribution Distribution)> parameters) =>
        Parameters = [.. parameters.OrderBy(parameter => parameter.Name, StringComparer.Ordinal)];

    /// <summary>The parameters by name.</summary>
    public ImmutableArray<(string Name, Distribution Distribution)> Parameters { get; }

    /// <summary>The number of parameters.</summary>
    public int Count => Parameters.Length;

    /// <summary>The space without parameters that have values already.</summary>
    public SearchSpace Without(ImmutableArray<TrialParameter> decided) =>
        decided.IsEmpty ? this : new SearchSpace(Parameters.Where(open => decided.Find(open.Name) is null));
}
