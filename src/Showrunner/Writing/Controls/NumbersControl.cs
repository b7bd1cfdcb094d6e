using System.Globalization;

namespace Showrunner;

/// <summary>A control that is a number for each of some words or speakers; none unless it is set.</summary>
public sealed class NumbersControl : WritingControl
{
    private readonly Func<WritingOptions, IReadOnlyDictionary<string, double>> _get;
    private readonly Func<WritingOptions, IReadOnlyDictionary<string, double>, WritingOptions> _set;

    internal NumbersControl(
        string name,
        double min,
        double max,
        Func<WritingOptions, IReadOnlyDictionary<string, double>> get,
        Func<WritingOptions, IReadOnlyDictionary<string, double>, WritingOptions> set
    )
        : base(name) => (Min, Max, _get, _set, Placeholder) = (min, max, get, set, "name=x");

    /// <summary>The smallest number, inclusive.</summary>
    public double Min { get; }

    /// <summary>The largest number, inclusive.</summary>
    public double Max { get; }

    /// <inheritdoc/>
    public override string Range => NumberControl<double>.RangeText(Min, Max);

    /// <inheritdoc/>
    public override string Default => Unset;

    /// <summary>The numbers in <paramref name="options"/>, by word or speaker.</summary>
    public IReadOnlyDictionary<string, double> Get(WritingOptions options) => _get(options);

    /// <summary><paramref name="options"/> with these numbers, which <see cref="WritingOptions.Validate()"/> checks.</summary>
    public WritingOptions Set(WritingOptions options, IReadOnlyDictionary<string, double> value) => _set(options, value);

    /// <inheritdoc/>
    public override bool IsOn(WritingOptions options) => _get(options).Count > 0;

    /// <inheritdoc/>
    public override bool IsSet(WritingOptions options) => IsOn(options);

    internal override void Check(WritingOptions options)
    {
        foreach (var (name, value) in _get(options))
        {
            if (!(value >= Min && value <= Max))
            {
                throw new ShowrunnerException(
                    $"The {Label} of \"{name}\" is {value.ToString(CultureInfo.InvariantCulture)}; it must be {Range}."
                );
            }
        }
    }

    internal override string Describe(WritingOptions options) => $"{Label} of {string.Join(", ", _get(options).Keys)}";
}
