using System.Collections;
using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;

namespace Showrunner.Tuning;

/// <summary>What studies hold, for other programs.</summary>
public static class StudyExport
{
    /// <summary>
    /// The JSON of a parameter or an attribute. Numbers that JSON does not have become "NaN", "Infinity" and "-Infinity".
    /// </summary>
    public static JsonNode? ToNode(object? value) =>
        value switch
        {
            null => null,
            bool truth => truth,
            int whole => whole,
            long whole => whole,
            BigInteger whole => JsonNode.Parse(whole.ToString(CultureInfo.InvariantCulture)),
            double real => double.IsFinite(real) ? real : real.ToString(CultureInfo.InvariantCulture),
            string text => text,
            IEnumerable<KeyValuePair<string, object?>> map => new JsonObject(
                map.Select(entry => KeyValuePair.Create(entry.Key, ToNode(entry.Value)))
            ),
            IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(ToNode)]),
            _ => throw new UnreachableException(),
        };
}
