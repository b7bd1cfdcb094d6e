using System.Collections.Immutable;

namespace Tunewright.Plots;

/// <summary>The parameters of a study in order of first appearance, each with the widest range that it had.</summary>
internal sealed class ParameterColumns
{
    private readonly List<Known> _known = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public int Count => _known.Count;

    /// <summary>All of them, as pages see them.</summary>
    public ImmutableArray<ParameterData> Data() => [.. _known.Select(parameter => parameter.Data())];

    /// <summary>Where a parameter's column is, and the number that stands there: the value, or the index of the choice.</summary>
    public (int Place, double Number) Place(in TrialParameter parameter)
    {
        if (!_places.TryGetValue(parameter.Name, out var place))
        {
            _places.Add(parameter.Name, place = _known.Count);
            _known.Add(new(parameter.Name, parameter.Distribution));
        }
        return (place, _known[place].Number(parameter));
    }

    private sealed class Known(string name, Distribution first)
    {
        private double _low = double.PositiveInfinity;
        private double _high = double.NegativeInfinity;
        private Distribution? _last;

        public double Number(in TrialParameter parameter)
        {
            if (!ReferenceEquals(_last, parameter.Distribution))
                Widen(_last = parameter.Distribution);
            return first is not CategoricalDistribution choices || first.IsCompatibleWith(parameter.Distribution)
                ? parameter.Value
                : choices.Choices.IndexOf(parameter.Distribution.ToExternal(parameter.Value));
        }

        public ParameterData Data() =>
            first switch
            {
                FloatDistribution real => new(name, "float", _low, _high, real.Step, real.Log, null),
                IntDistribution whole => new(name, "int", _low, _high, whole.Step, whole.Log, null),
                CategoricalDistribution category => new(
                    name,
                    "categorical",
                    null,
                    null,
                    null,
                    false,
                    [.. category.Choices.Select(choice => new Plain(choice))]
                ),
                _ => throw new ArgumentException($"There is no column for a {first.GetType()}."),
            };

        private void Widen(Distribution distribution)
        {
            var (low, high) = distribution switch
            {
                FloatDistribution real => (real.Low, real.High),
                IntDistribution whole => (whole.Low, whole.High),
                _ => (double.PositiveInfinity, double.NegativeInfinity),
            };
            (_low, _high) = (Math.Min(_low, low), Math.Max(_high, high));
        }
    }
}
