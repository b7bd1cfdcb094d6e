using System.Text.Json;
using Showrunner.Training;
using Tunewright.Dashboard;

namespace Showrunner.Studio;

/// <summary>The options of training, as the page shows them and as it sends them.</summary>
internal static class TrainingOptionTables
{
    // The page has a field of its own for the time.
    private const string Apart = "minutes";

    public static IReadOnlyList<OptionGroupBody> Groups { get; } =
    [
        new("The model", [.. Shown.Where(option => option.IsSize).Select(Describe)]),
        new("Training", [.. Shown.Where(option => !option.IsSize).Select(Describe)]),
    ];

    /// <summary><paramref name="usual"/> with the values that were sent.</summary>
    /// <exception cref="ApiException">There is no such option, or it takes another kind of value.</exception>
    public static TrainingOptions Apply(IReadOnlyDictionary<string, JsonElement>? values, TrainingOptions usual)
    {
        foreach (var (name, value) in values ?? new Dictionary<string, JsonElement>())
        {
            var option = Shown.FirstOrDefault(option => option.Name == name) ?? throw ApiException.Bad($"There is no option \"{name}\".");
            usual = option.Set(usual, Read(option, value));
        }
        return usual;
    }

    private static IEnumerable<TrainingOption> Shown => TrainingOption.All.Where(option => option.Name != Apart);

    private static object Read(TrainingOption option, JsonElement value) =>
        option.Kind switch
        {
            TrainingOptionKind.Flag when value.ValueKind is JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
            TrainingOptionKind.Number when value.ValueKind == JsonValueKind.Number => Check(option, value.GetDouble()),
            TrainingOptionKind.WholeNumber when value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var whole) => (long)Check(
                option,
                whole
            ),
            TrainingOptionKind.Choice when value.ValueKind == JsonValueKind.String && option.Choices.Contains(value.GetString()!) =>
                value.GetString()!,
            _ => throw ApiException.Bad($"The {option.Label} takes {What(option)}."),
        };

    // Set converts to an int, which must not overflow.
    private static double Check(TrainingOption option, double value)
    {
        option.Range.Check(option.Label, value);
        return value;
    }

    private static string What(TrainingOption option) =>
        option.Kind switch
        {
            TrainingOptionKind.Flag => "true or false",
            TrainingOptionKind.Choice => $"one of {string.Join(", ", option.Choices)}",
            TrainingOptionKind.WholeNumber => $"a whole number, {option.Range}",
            _ => $"a number, {option.Range}",
        };

    private static OptionBody Describe(TrainingOption option)
    {
        var usual = option.IsChosen ? null : option.Get(TrainingOptions.For(0));
        var isNumber = option.Kind is TrainingOptionKind.Number or TrainingOptionKind.WholeNumber;
        return new()
        {
            Name = option.Name,
            Label = option.Label,
            Help = option.Help,
            Kind = option.Kind switch
            {
                TrainingOptionKind.WholeNumber => "whole",
                TrainingOptionKind.Number => "number",
                TrainingOptionKind.Flag => "flag",
                _ => "choice",
            },
            Min = isNumber ? option.Range.Min : null,
            Max = isNumber && double.IsFinite(option.Range.Max) ? option.Range.Max : null,
            Range = What(option),
            Default = JsonOf(usual),
            DefaultText = option.Default,
            Choices = option.Choices,
            Unit = option.Unit,
            When = option.MattersWhen is { } when ? PageWords.Of(when) : null,
        };
    }

    private static JsonElement? JsonOf(object? value) =>
        value switch
        {
            bool flag => JsonSerializer.SerializeToElement(flag, StudioJson.Default.Boolean),
            long whole => JsonSerializer.SerializeToElement(whole, StudioJson.Default.Int64),
            int whole => JsonSerializer.SerializeToElement(whole, StudioJson.Default.Int32),
            double number => JsonSerializer.SerializeToElement(number, StudioJson.Default.Double),
            string text => JsonSerializer.SerializeToElement(text, StudioJson.Default.String),
            _ => null,
        };
}
