using System.Text.Json.Serialization.Metadata;

namespace Showrunner.Studio;

/// <summary>What the OpenAPI document says of an endpoint.</summary>
/// <param name="Method">GET, POST, PATCH or DELETE.</param>
/// <param name="Path">With names in braces.</param>
/// <param name="Summary">What it does, in a phrase.</param>
internal sealed record Endpoint(string Method, string Path, string Summary)
{
    /// <summary>The body of the request; null: none, or a file.</summary>
    public JsonTypeInfo? Body { get; init; }

    /// <summary>The answer; null: none, a file or events.</summary>
    public JsonTypeInfo? Answer { get; init; }

    /// <summary>Whether the request is a file.</summary>
    public bool TakesFile { get; init; }

    /// <summary>The types of media of the answer, where it is no JSON.</summary>
    public string? Media { get; init; }

    /// <summary>The events of the answer, by name.</summary>
    public IReadOnlyList<(string Name, JsonTypeInfo Data)> Events { get; init; } = [];

    /// <summary>Names after the question mark.</summary>
    public IReadOnlyList<string> Query { get; init; } = [];
}
