using System.Text.Json;

namespace Showrunner.Studio;

internal sealed record OptionGroupBody(string Title, IReadOnlyList<OptionBody> Options);

internal sealed record OptionBody
{
    public required string Name { get; init; }
    public required string Label { get; init; }
    public required string Help { get; init; }
    public required string Kind { get; init; }
    public double? Min { get; init; }
    public double? Max { get; init; }
    public double? Off { get; init; }
    public required string Range { get; init; }
    public JsonElement? Default { get; init; }
    public required string DefaultText { get; init; }
    public IReadOnlyList<string> Choices { get; init; } = [];
    public string? Unit { get; init; }
    public IReadOnlyList<string> Needs { get; init; } = [];
    public string? When { get; init; }
    public bool IsOfSpeakers { get; init; }
    public string? Role { get; init; }
    public IReadOnlyList<string> Excludes { get; init; } = [];
}
