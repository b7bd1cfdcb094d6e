using System.Collections.Immutable;
using System.Globalization;

namespace Tunewright;

/// <summary>
/// Values that were drawn together for a running trial, for other workers to see before its objective asks for them: a JSON object
/// under Optuna's attribute, in pieces that fit Optuna's databases.
/// </summary>
internal static class RelativeParameters
{
    private const string KeyPrefix = "tpe:relative_params:";
    private const int PieceLength = 2045;

    /// <summary>The attributes for drawn values.</summary>
    public static ImmutableDictionary<string, object?> Write(IEnumerable<TrialParameter> drawn)
    {
        var values = drawn.Select(p => KeyValuePair.Create(p.Name, p.Distribution.ToExternal(p.Value)));
        var json = PythonJson.Write(new OrderedDictionary<string, object?>(values));
        return json.Chunk(PieceLength)
            .Select((piece, i) => (Key(i), (object?)new string(piece)))
            .ToImmutableDictionary(pair => pair.Item1, pair => pair.Item2);
    }

    /// <summary>The values drawn for a trial; empty if there are none, or another worker has not written all of them yet.</summary>
    public static IReadOnlyDictionary<string, object?> Read(FrozenTrial trial)
    {
        var json = "";
        for (var i = 0; trial.SystemAttributes.GetValueOrDefault(Key(i)) is string piece; i++)
            json += piece;
        try
        {
            return json.Length > 0 && PythonJson.Parse(json) is IReadOnlyDictionary<string, object?> values
                ? values
                : ImmutableDictionary<string, object?>.Empty;
        }
        catch (FormatException)
        {
            return ImmutableDictionary<string, object?>.Empty;
        }
    }

    private static string Key(int piece) => KeyPrefix + piece.ToString(CultureInfo.InvariantCulture);
}
