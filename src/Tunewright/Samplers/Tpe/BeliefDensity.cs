namespace Tunewright;

/// <summary>A belief as a density over a parameter's range: a bell or a weight, over a floor that lets trials prove it wrong.</summary>
internal sealed class BeliefDensity
{
    private const double Floor = 0.05;
    private readonly Distribution _range;
    private readonly double _width;
    private readonly double _value;
    private readonly double _middle;

    /// <exception cref="ArgumentException">The value does not suit the range.</exception>
    public BeliefDensity(string name, Belief belief, Distribution range)
    {
        (_range, _width, _value) = (range, belief.Width, range.ToInternal(belief.Value));
        if (!range.Contains(_value))
        {
            throw new ArgumentException(
                $"The belief about '{name}' is {PythonJson.Write(PlainValue.Of(belief.Value))}, which is outside of {range}."
            );
        }
        _middle = range.ToUnit(_value);
    }

    /// <summary>The logarithm of the density, 0 at its top.</summary>
    public double Log(double value)
    {
        var bell =
            _range.IsNumeric ? Math.Exp(-Math.Pow((_range.ToUnit(value) - _middle) / _width, 2) / 2)
            : value == _value ? 1
            : _width;
        return Math.Log((bell + Floor) / (1 + Floor));
    }

    /// <summary>A value near the belief.</summary>
    public double Draw(UniformStream stream)
    {
        if (_range.IsNumeric)
            return _range.FromUnit(Math.Clamp(_middle + _width * Normal.Draw(stream), 0, 1));
        var others = _range.Grid.Count - 1;
        if (stream.Next() * (1 + _width * others) < 1)
            return _value;
        var other = Math.Floor(stream.Next() * others);
        return other < _value ? other : other + 1;
    }
}
