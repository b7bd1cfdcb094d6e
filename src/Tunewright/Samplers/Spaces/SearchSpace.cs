using System.Collections.Immutable;
using System.Globalization;
using System.Text;

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

    /// <summary>The names and ranges, each on a line of its own: the same for equal spaces.</summary>
    public string Description =>
        field ??= string.Join('\n', Parameters.Select(parameter => $"{parameter.Name}: {parameter.Distribution.ToJson()}"));

    /// <summary>Names the space briefly: a checksum of <see cref="Description"/>.</summary>
    public string Key => field ??= Crc32.Of(Encoding.UTF8.GetBytes(Description)).ToString("x8", CultureInfo.InvariantCulture);

    /// <summary>The numeric parameters alone.</summary>
    public SearchSpace Numeric =>
        field ??= Parameters.All(parameter => parameter.Distribution.IsNumeric)
            ? this
            : new(Parameters.Where(parameter => parameter.Distribution.IsNumeric));

    /// <summary>
    /// A trial's values of the parameters in internal representation; <see langword="null"/> if it lacks one, or has one of another kind.
    /// </summary>
    public double[]? ValuesOf(FrozenTrial trial)
    {
        var values = new double[Count];
        for (var i = 0; i < values.Length; i++)
        {
            var (name, range) = Parameters[i];
            if (trial.Parameters.Find(name) is not { } found || !found.Distribution.IsCompatibleWith(range))
                return null;
            values[i] = found.Value;
        }
        return values;
    }

    /// <summary>The space without parameters that have values already.</summary>
    public SearchSpace Without(ImmutableArray<TrialParameter> decided) =>
        decided.IsEmpty ? this : new SearchSpace(Parameters.Where(open => decided.Find(open.Name) is null));
}
