namespace Showrunner;

/// <summary>A control that is a list of texts; none unless it is set.</summary>
public sealed class ListControl : WritingControl
{
    private readonly Func<WritingOptions, IReadOnlyList<string>?> _get;
    private readonly Func<WritingOptions, IReadOnlyList<string>, WritingOptions> _set;
    private readonly string _items;

    /// <param name="name">The control's name.</param>
    /// <param name="items">What is in the list, in the plural.</param>
    /// <param name="get">Reads it from options.</param>
    /// <param name="set">Sets it in options.</param>
    internal ListControl(
        string name,
        string items,
        Func<WritingOptions, IReadOnlyList<string>?> get,
        Func<WritingOptions, IReadOnlyList<string>, WritingOptions> set
    )
        : base(name) => (_items, _get, _set, Placeholder) = (items, get, set, "text");

    /// <summary>Whether the items are names, which have no comma in them, so that one text can hold all of them.</summary>
    public bool HasNames { get; init; }

    /// <inheritdoc/>
    public override string Range => _items;

    /// <inheritdoc/>
    public override string Default => DefaultItems is null ? Unset : string.Join(',', DefaultItems());

    /// <summary>The value in <paramref name="options"/>; null if they have none.</summary>
    public IReadOnlyList<string>? Get(WritingOptions options) => _get(options);

    /// <summary><paramref name="options"/> with this value.</summary>
    public WritingOptions Set(WritingOptions options, IReadOnlyList<string> value) => _set(options, value);

    /// <inheritdoc/>
    public override bool IsOn(WritingOptions options) => _get(options) is { Count: > 0 };

    /// <inheritdoc/>
    public override bool IsSet(WritingOptions options) => IsOn(options);

    /// <summary>What an unset list stands for; null: for nothing.</summary>
    internal Func<IReadOnlyList<string>>? DefaultItems { get; init; }

    internal override void Check(WritingOptions options) { }
}
