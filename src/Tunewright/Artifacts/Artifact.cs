using System.Collections.Immutable;

namespace Tunewright;

/// <summary>A file that belongs to a trial or a study, as its system attributes describe it; the content is in a store.</summary>
/// <param name="Id">Its name in the store: a new UUID for each upload.</param>
/// <param name="FileName">The name of the file that was uploaded, without its folder.</param>
/// <param name="MimeType">The type, such as <c>image/png</c>.</param>
/// <param name="Encoding">How it is packed, such as <c>gzip</c>; <see langword="null"/> if it is not.</param>
public sealed record Artifact(string Id, string FileName, string MimeType, string? Encoding)
{
    private const string Prefix = "artifacts:";
    private const string Deleted = "null";

    /// <summary>Optuna's attribute: a text that is JSON itself.</summary>
    internal (string Key, string Value) Attribute =>
        (
            Prefix + Id,
            PythonJson.Write(
                new OrderedDictionary<string, object?>
                {
                    ["artifact_id"] = Id,
                    ["filename"] = FileName,
                    ["mimetype"] = MimeType,
                    ["encoding"] = Encoding,
                }
            )
        );

    /// <summary>The artifacts among system attributes, by file name, without those that optuna-dashboard has deleted.</summary>
    /// <param name="attributes">The attributes.</param>
    /// <param name="skipBroken">Whether to leave out what is not as Optuna writes it.</param>
    /// <exception cref="FormatException">One is not as Optuna writes it.</exception>
    internal static IReadOnlyList<Artifact> In(ImmutableDictionary<string, object?> attributes, bool skipBroken = false) =>
        [
            .. attributes
                .Where(attribute => attribute.Key.StartsWith(Prefix, StringComparison.Ordinal) && attribute.Value is not Deleted)
                .Select(attribute => Read(attribute.Value) ?? (skipBroken ? null : throw Broken(attribute.Key, attribute.Value)))
                .OfType<Artifact>()
                .OrderBy(artifact => artifact.FileName, StringComparer.Ordinal)
                .ThenBy(artifact => artifact.Id, StringComparer.Ordinal),
        ];

    private static Artifact? Read(object? value)
    {
        try
        {
            return
                value is string json
                && PythonJson.Parse(json) is IReadOnlyDictionary<string, object?> form
                && form.GetValueOrDefault("artifact_id") is string id
                && form.GetValueOrDefault("filename") is string name
                && form.GetValueOrDefault("mimetype") is string type
                ? new(id, name, type, form.GetValueOrDefault("encoding") as string)
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static FormatException Broken(string key, object? value) =>
        new($"The attribute '{key}' does not describe an artifact: {PythonJson.Write(value)}.");
}
