using System.Globalization;
using System.Numerics;

namespace Showrunner;

/// <summary>A control that is one number.</summary>
/// <typeparam name="T">int, double, or, for a seed, ulong.</typeparam>
public sealed class NumberControl<T> : WritingControl
    where T : struct, INumber<T>
{
    private readonly Func<WritingOptions, T?> _get;
    private readonly Func<WritingOptions, T, WritingOptions> _set;

    internal NumberControl(string name, T min, T max, Func<WritingOptions, T?> get, Func<WritingOptions, T, WritingOptions> set)
        : base(name)
    {
        (Min, Max, _get, _set) = (min, max, get, set);
        Placeholder = typeof(T) == typeof(double) ? "x" : "n";
        Unset = "off";
    }

    /// <summary>The smallest value, inclusive.</summary>
    public T Min { get; }

    /// <summary>The largest value, inclusive.</summary>
    public T Max { get; }

    /// <summary>The value that turns the control off, which can lie outside its range. Null: a value cannot turn it off.</summary>
    public T? Off { get; init; }

    /// <summary>Another number that turns the control off in other APIs; null: there is none.</summary>
    public T? OffInApis { get; init; }

    /// <inheritdoc/>
    public override string Range => RangeText(Min, Max, Off);

    /// <inheritdoc/>
    public override string Default => _get(WritingOptions.Usual) is { } value ? Text(value) : Unset;

    /// <summary>The value in <paramref name="options"/>; null if they have none.</summary>
    public T? Get(WritingOptions options) => _get(options);

    /// <summary><paramref name="options"/> with this value, which <see cref="WritingOptions.Validate()"/> checks.</summary>
    public WritingOptions Set(WritingOptions options, T value) => _set(options, value);

    /// <summary>Whether <paramref name="value"/> lies in the range or turns the control off; NaN does not.</summary>
    public bool Allows(T value) => value >= Min && value <= Max || value == Off;

    /// <inheritdoc/>
    public override bool IsOn(WritingOptions options) => _get(options) is { } value && value != Off;

    /// <inheritdoc/>
    public override bool IsSet(WritingOptions options) => IsOn(options) && _get(options) != _get(WritingOptions.Usual);

    internal override void Check(WritingOptions options)
    {
        if (_get(options) is { } value && !Allows(value))
            throw new ShowrunnerException($"The {Label} is {value.ToString(null, CultureInfo.InvariantCulture)}; it must be {Range}.");
    }

    internal override string Describe(WritingOptions options) =>
        Off is null && _get(options) is { } value ? $"{Label} ({Text(value)})" : Label;

    internal static string RangeText(T min, T max, T? off = null)
    {
        var range = $"{Text(min)} to {Text(max)}";
        return off is { } outside && (outside < min || outside > max) ? $"{Text(outside)} or {range}" : range;
    }

    private static string Text(T value) => value.ToString("0.########", CultureInfo.InvariantCulture);
}
