using System.Globalization;

namespace Showrunner.Training;

/// <summary>The kinds of values that a <see cref="TrainingOption"/> holds.</summary>
public enum TrainingOptionKind
{
    /// <summary>A whole number: a <see cref="long"/>.</summary>
    WholeNumber,

    /// <summary>A number: a <see cref="double"/>.</summary>
    Number,

    /// <summary>True or false: a <see cref="bool"/>.</summary>
    Flag,

    /// <summary>One of a few words: a <see cref="string"/>.</summary>
    Choice,
}

/// <summary>
/// One option of <see cref="TrainingOptions"/>, described once: the command line, the range checks, the spaces of a search with their
/// schema and
/// the table in docs/training-options.md come from here.
/// </summary>
public sealed class TrainingOption
{
    private readonly Func<TrainingOptions, object?> _get;
    private readonly Func<TrainingOptions, object, TrainingOptions> _set;
    private readonly Func<TrainingOptions, bool> _matters = _ => true;

    internal TrainingOption(
        string name,
        string label,
        string help,
        TrainingOptionKind kind,
        Func<TrainingOptions, object?> get,
        Func<TrainingOptions, object, TrainingOptions> set
    ) => (Name, Label, Help, Kind, _get, _set) = (name, label, help, kind, get, set);

    /// <summary>Every option, in the order of the help.</summary>
    public static IReadOnlyList<TrainingOption> All { get; } = TrainingOptionTable.Create();

    /// <summary>The number of epochs, which is the cost of a training too.</summary>
    public static TrainingOption Epochs { get; } = All.First(option => option.Name == "epochs");

    /// <summary>The name in spaces and, after <c>--</c>, on the command line: <c>learning-rate</c>.</summary>
    public string Name { get; }

    /// <summary>The name in a sentence, after "the": <c>learning rate</c>.</summary>
    public string Label { get; }

    /// <summary>What it does, in a phrase without a full stop.</summary>
    public string Help { get; }

    /// <summary>The kind of its values.</summary>
    public TrainingOptionKind Kind { get; }

    /// <summary>The values that a number can take.</summary>
    public ValueRange Range { get; internal init; }

    /// <summary>The words that a choice can be.</summary>
    public IReadOnlyList<string> Choices { get; internal init; } = [];

    /// <summary>What a number counts or measures, such as <c>words</c>; null for shares and the like.</summary>
    public string? Unit { get; internal init; }

    /// <summary>When it has an effect, such as <c>with more than one layer</c>; null for always.</summary>
    public string? MattersWhen { get; internal init; }

    /// <summary>Whether it is a part of the architecture, which a model that goes on from another one shares with it.</summary>
    public bool IsSize { get; internal init; }

    /// <summary>Whether a search can vary it.</summary>
    public bool IsSearchable { get; internal init; } = true;

    /// <summary>The name in spaces and studies of older versions, which stay readable; null where it has always had its name.</summary>
    public string? OldName { get; internal init; }

    /// <summary>What holds where nothing is given, where that is not the same for all texts: how it is chosen.</summary>
    internal string? UsualValue { get; init; }

    internal Func<TrainingOptions, bool> MattersIf
    {
        init => _matters = value;
    }

    /// <summary>Whether <see cref="TrainingOptions.For"/> chooses its value by the length of the text and by the time.</summary>
    public bool IsChosen => Suggestion.All.Select(suggestion => _get(suggestion.Options)).Distinct().Skip(1).Any();

    /// <summary>The default in words: a value, or the values that <see cref="TrainingOptions.For"/> chooses between.</summary>
    public string Default
    {
        get
        {
            if (UsualValue is not null)
                return UsualValue;
            object?[] values = [.. Suggestion.All.Select(suggestion => _get(suggestion.Options)).Distinct().Order()];
            return values.Length == 1 ? TextOf(values[0]) : $"{TextOf(values[0])} to {TextOf(values[^1])}, chosen";
        }
    }

    /// <summary>The option of that name, or of that old name; null if there is none.</summary>
    public static TrainingOption? Find(string name) => All.FirstOrDefault(option => option.Name == name || option.OldName == name);

    /// <summary>Whether it has an effect with these options.</summary>
    public bool Matters(TrainingOptions options) => _matters(options);

    /// <summary>Its value, of the type that <see cref="Kind"/> names; null where a value is optional and not given.</summary>
    public object? Get(TrainingOptions options) => _get(options);

    /// <summary>The options with another value.</summary>
    /// <param name="options">The options.</param>
    /// <param name="value">Of the type that <see cref="Kind"/> names; any type of number for a number. Its range is not checked
    /// here.</param>
    public TrainingOptions Set(TrainingOptions options, object value) => _set(options, value);

    /// <exception cref="ShowrunnerException">The message names the value and its range.</exception>
    internal void Check(TrainingOptions options)
    {
        if (Kind is TrainingOptionKind.Number or TrainingOptionKind.WholeNumber && _get(options) is { } value)
            Range.Check(Label, Convert.ToDouble(value, CultureInfo.InvariantCulture));
    }

    private static string TextOf(object? value) =>
        value switch
        {
            null => "none",
            bool flag => flag ? "true" : "false",
            double number => number.ToString("0.##########", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
}
