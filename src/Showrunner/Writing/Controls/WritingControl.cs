using System.Collections.Immutable;

namespace Showrunner;

/// <summary>
/// One control over writing: its name, what it does, its range, and how to read and set it in <see cref="WritingOptions"/>.
/// <see cref="WritingControls.All"/> lists all of them. The tool's options, the server's fields, the range checks and the guides' tables
/// come from that list. The kinds are <see cref="NumberControl{T}"/>, <see cref="FlagControl"/>, <see cref="TextControl"/>,
/// <see cref="ListControl"/> and <see cref="NumbersControl"/>. Immutable.
/// </summary>
public abstract class WritingControl
{
    private protected WritingControl(string name) => (Name, Label) = (name, name);

    /// <summary>The control's name, such as <c>top-k</c>. The tool's option is two dashes and this name.</summary>
    public string Name { get; }

    /// <summary>What the control does: one phrase, without its range and without a full stop.</summary>
    public required string Help { get; init; }

    /// <summary>What the control works on.</summary>
    public required ControlRole Role { get; init; }

    /// <summary>What error messages call the control's value, such as <c>number of words</c>.</summary>
    public string Label { get; init; }

    /// <summary>What stands for a value in help: <c>n</c> for a whole number, <c>x</c> for a real one.</summary>
    public string Placeholder { get; init; } = "x";

    /// <summary>The unit of its numbers, such as <c>words</c>; null if they have none.</summary>
    public string? Unit { get; init; }

    /// <summary>The names of controls of which one must be on for this one to have an effect. Empty if it needs none.</summary>
    public ImmutableArray<string> Needs { get; init; } = [];

    /// <summary>The roles of the controls that this one excludes while it is on.</summary>
    public ImmutableArray<ControlRole> ExcludedRoles => Exclusion?.Roles ?? [];

    /// <summary>Its names in JSON, the one for error messages first. Empty if it has no field of its own.</summary>
    public ImmutableArray<ApiName> ApiNames { get; init; } = [];

    /// <summary>What its default is called where the options hold no value, such as <c>off</c>.</summary>
    public string Unset { get; init; } = "none";

    /// <summary>The values that it takes, such as <c>0 to 10</c>.</summary>
    public abstract string Range { get; }

    /// <summary>The value that it has unless it is set, such as <c>0.8</c>.</summary>
    public abstract string Default { get; }

    /// <summary>Whether <paramref name="options"/> turn the control on.</summary>
    public abstract bool IsOn(WritingOptions options);

    /// <summary>Whether <paramref name="options"/> turn the control on with another value than its default.</summary>
    public abstract bool IsSet(WritingOptions options);

    /// <summary>Where the control takes part in choosing each word; null if it does not.</summary>
    internal SamplerStage? Stage { get; init; }

    /// <summary>What this control excludes while it is on; null: nothing.</summary>
    internal ControlExclusion? Exclusion { get; init; }

    /// <summary>Throws if <paramref name="options"/> have a value outside <see cref="Range"/>.</summary>
    internal abstract void Check(WritingOptions options);

    /// <summary>What a contradiction calls the control and its value.</summary>
    internal virtual string Describe(WritingOptions options) => Label;
}

/// <summary>The controls that one control excludes while it is on.</summary>
/// <param name="Subject">What an error message calls the control.</param>
/// <param name="Reason">Why it excludes them.</param>
/// <param name="Roles">The roles of the controls that are excluded.</param>
internal sealed record ControlExclusion(string Subject, string Reason, params ImmutableArray<ControlRole> Roles);
