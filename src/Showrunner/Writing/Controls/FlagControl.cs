namespace Showrunner;

/// <summary>A control that is on or off; off unless it is set.</summary>
public sealed class FlagControl : WritingControl
{
    private readonly Func<WritingOptions, bool> _get;
    private readonly Func<WritingOptions, bool, WritingOptions> _set;

    internal FlagControl(string name, Func<WritingOptions, bool> get, Func<WritingOptions, bool, WritingOptions> set)
        : base(name) => (_get, _set) = (get, set);

    /// <inheritdoc/>
    public override string Range => "on or off";

    /// <inheritdoc/>
    public override string Default => "off";

    /// <summary>The value in <paramref name="options"/>.</summary>
    public bool Get(WritingOptions options) => _get(options);

    /// <summary><paramref name="options"/> with this value.</summary>
    public WritingOptions Set(WritingOptions options, bool value) => _set(options, value);

    /// <inheritdoc/>
    public override bool IsOn(WritingOptions options) => _get(options);

    /// <inheritdoc/>
    public override bool IsSet(WritingOptions options) => _get(options);

    internal override void Check(WritingOptions options) { }
}
