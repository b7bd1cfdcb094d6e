using System.Text.Json;

namespace Showrunner.Serving;

/// <summary>The fields of a JSON object, by name. A field that is null counts as not sent.</summary>
internal sealed class Fields
{
    private const int MaxQuoted = 60; // characters of an unknown name that an error repeats

    private readonly Dictionary<string, JsonElement> _values;
    private readonly HashSet<string> _known = [];
    private readonly string _path;

    /// <param name="element">The object.</param>
    /// <param name="warnings">Receives what has no effect.</param>
    /// <param name="path">The names of the objects that it is in, each with a full stop.</param>
    public Fields(JsonElement element, RequestWarnings warnings, string path = "")
    {
        (_path, Warnings) = (path, warnings);
        _values = element
            .EnumerateObject()
            .Where(field => field.Value.ValueKind != JsonValueKind.Null)
            .ToDictionary(field => field.Name, field => field.Value);
    }

    /// <summary>What has no effect in the request.</summary>
    public RequestWarnings Warnings { get; }

    /// <summary>A field by any of its names; null if it was not sent.</summary>
    public Field? Find(params ReadOnlySpan<string> names)
    {
        string? found = null;
        foreach (var name in names)
        {
            _known.Add(name);
            if (!_values.ContainsKey(name))
                continue;
            if (found is not null)
                throw ApiException.Bad($"{found} and {name} mean the same and exclude each other. Leave one out.", name);
            found = name;
        }
        return found is null ? null : new(_path + found, _values[found], Warnings);
    }

    /// <summary>Warns of the fields that were not asked for, except <paramref name="ignored"/>.</summary>
    public void IgnoreOthers(params ReadOnlySpan<string> ignored)
    {
        foreach (var name in _values.Keys)
        {
            if (_known.Contains(name) || ignored.Contains(name))
                continue;
            Warnings.Unknown(_path + (name.Length <= MaxQuoted ? name : name[..MaxQuoted] + "…"));
        }
    }
}
