using System.Numerics;
using System.Text.Json;
using Tunewright.Dashboard;

namespace Showrunner.Studio;

/// <summary>The controls over writing, as the page shows them and as it sends them.</summary>
internal static class WritingOptionTables
{
    private const int MaxItems = 1_000;

    // What the requests have fields of their own for, or what the page asks for by other endpoints.
    private static readonly string[] Apart = ["words", "lines", "seed", "probabilities", "prime-probabilities", "alternatives"];

    public static IReadOnlyList<OptionGroupBody> Groups { get; } =
    [
        .. WritingControls
            .Groups.Select(group => new OptionGroupBody(group.Title, [.. group.Controls.Where(IsShown).Select(Describe)]))
            .Where(group => group.Options.Count > 0),
    ];

    /// <summary><paramref name="options"/> with the values that were sent; ranges are checked where they are used.</summary>
    /// <exception cref="ApiException">There is no such control, or it takes another kind of value.</exception>
    public static WritingOptions Apply(IReadOnlyDictionary<string, JsonElement>? values, WritingOptions options)
    {
        if (values is null)
            return options;
        var shown = WritingControls.All.Where(IsShown).ToList();
        if (values.Keys.FirstOrDefault(name => !shown.Exists(control => control.Name == name)) is { } unknown)
            throw ApiException.Bad($"There is no control \"{unknown}\".");
        // In the order of the table, not of the request: single settings go before those of a style.
        foreach (var control in shown)
        {
            if (values.TryGetValue(control.Name, out var value))
                options = Set(control, value, options);
        }
        return options;
    }

    private static bool IsShown(WritingControl control) => !Apart.Contains(control.Name);

    private static WritingOptions Set(WritingControl control, JsonElement value, WritingOptions options) =>
        control switch
        {
            NumberControl<int> number when value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var whole) => number.Set(
                options,
                whole
            ),
            NumberControl<double> number when value.ValueKind == JsonValueKind.Number => number.Set(options, value.GetDouble()),
            FlagControl flag when value.ValueKind is JsonValueKind.True or JsonValueKind.False => flag.Set(options, value.GetBoolean()),
            TextControl text when value.ValueKind == JsonValueKind.String => text.Set(options, value.GetString()!),
            ListControl list when IsList(value) => list.Set(options, [.. value.EnumerateArray().Select(item => item.GetString()!)]),
            NumbersControl numbers when IsNumbers(value) => numbers.Set(
                options,
                value.EnumerateObject().ToDictionary(item => item.Name, item => item.Value.GetDouble())
            ),
            _ => throw ApiException.Bad($"The {control.Label} takes {What(control)}."),
        };

    private static bool IsList(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array
        && value.GetArrayLength() <= MaxItems
        && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String);

    private static bool IsNumbers(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object
        && value.GetPropertyCount() <= MaxItems
        && value.EnumerateObject().All(item => item.Value.ValueKind == JsonValueKind.Number);

    private static string What(WritingControl control) =>
        control switch
        {
            NumberControl<int> => $"a whole number, {control.Range}",
            NumberControl<double> => $"a number, {control.Range}",
            FlagControl => "true or false",
            ListControl => $"a list of at most {MaxItems} texts",
            NumbersControl => $"numbers by name, {control.Range}",
            _ => "a text",
        };

    private static OptionBody Describe(WritingControl control)
    {
        var body = new OptionBody
        {
            Name = control.Name,
            Label = control.Label,
            Help = control.Help,
            Kind = "text",
            Range = control.Range,
            DefaultText = control.Default,
            Unit = control.Unit,
            Needs = control.Needs,
            IsOfSpeakers = control is ListControl { HasNames: true } || control.Name is "weight" or "temperature-of",
            Role = NameOf(control.Role),
            Excludes = [.. control.ExcludedRoles.Select(NameOf)],
        };
        return control switch
        {
            NumberControl<int> number => WithRange(body, number) with
            {
                Kind = "whole",
                Default = number.Get(new()) is { } usual ? JsonSerializer.SerializeToElement(usual, StudioJson.Default.Int32) : null,
            },
            NumberControl<double> number => WithRange(body, number) with
            {
                Kind = "number",
                Default = number.Get(new()) is { } usual ? JsonSerializer.SerializeToElement(usual, StudioJson.Default.Double) : null,
            },
            FlagControl => body with { Kind = "flag", Default = JsonSerializer.SerializeToElement(false, StudioJson.Default.Boolean) },
            ListControl => body with { Kind = "list" },
            NumbersControl numbers => body with { Kind = "numbers", Min = numbers.Min, Max = numbers.Max },
            _ => body,
        };
    }

    private static OptionBody WithRange<T>(OptionBody body, NumberControl<T> number)
        where T : struct, INumber<T> =>
        body with
        {
            Min = double.CreateChecked(number.Min),
            Max = double.CreateChecked(number.Max),
            Off = number.Off is { } off ? double.CreateChecked(off) : null,
        };

    private static string NameOf(ControlRole role) => role.ToString().ToLowerInvariant();
}
