using System.Collections.Immutable;

namespace Showrunner;

/// <summary>A control that is a text; none unless it is set.</summary>
public sealed class TextControl : WritingControl
{
    private readonly Func<WritingOptions, string?> _get;
    private readonly Func<WritingOptions, string, WritingOptions> _set;

    internal TextControl(string name, Func<WritingOptions, string?> get, Func<WritingOptions, string, WritingOptions> set)
        : base(name) => (_get, _set, Placeholder) = (get, set, "text");

    /// <summary>The texts that it takes; empty: any.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <inheritdoc/>
    public override string Range => Choices.IsEmpty ? "text" : string.Join(", ", Choices);

    /// <inheritdoc/>
    public override string Default => Unset;

    /// <summary>The value in <paramref name="options"/>; null if they have none.</summary>
    public string? Get(WritingOptions options) => _get(options);

    /// <summary><paramref name="options"/> with this value.</summary>
    public WritingOptions Set(WritingOptions options, string value) => _set(options, value);

    /// <inheritdoc/>
    public override bool IsOn(WritingOptions options) => _get(options) is not null;

    /// <inheritdoc/>
    public override bool IsSet(WritingOptions options) => IsOn(options);

    internal override void Check(WritingOptions options) { }
}
