using Showrunner.Training;
using Tunewright;

namespace Showrunner.Tuning;

/// <summary>Which training options a search may choose, and between which values.</summary>
public sealed class SearchSpace
{
    private readonly IReadOnlyDictionary<string, SpaceEntry> _entries;

    internal SearchSpace(string name, string text, TrainingRecipe? recipe, IReadOnlyDictionary<string, SpaceEntry> entries) =>
        (Name, Text, Recipe, _entries) = (name, text, recipe, entries);

    /// <summary>
    /// Sizes, tying, dropouts, averaging, shifting, batch, length, rate and weight decay, wide enough for shows of any length.
    /// </summary>
    public static SearchSpace Default { get; } = Named("default");

    /// <summary>The search of the notebook, corrected: what it varied, with dropout only where there are layers to drop between.</summary>
    public static SearchSpace Notebook { get; } = Named("notebook");

    /// <summary>
    /// The options that can be searched, in the order that trials are asked in: those first that decide whether others matter, and the
    /// epochs last.
    /// </summary>
    internal static IReadOnlyList<TrainingOption> Options { get; } =
    [.. TrainingOption.All.Where(option => option.IsSearchable && option != TrainingOption.Epochs), TrainingOption.Epochs];

    /// <summary><c>default</c>, <c>notebook</c>, or the name of a file.</summary>
    public string Name { get; }

    /// <summary>The space as JSON.</summary>
    public string Text { get; }

    /// <summary>How text becomes steps; null for the recipe that suits the text.</summary>
    internal TrainingRecipe? Recipe { get; }

    /// <summary>The model that every candidate goes on from; null where candidates begin from nothing.</summary>
    internal BaseModel? From { get; private init; }

    /// <summary>What <c>train</c> would do without a search, in so many minutes or, where that is null, in its usual epochs.</summary>
    internal TrainingOptions Suggested(Corpus training, double? minutes) =>
        Recipe == TrainingRecipe.Notebook
            ? TrainingOptions.Notebook with
            {
                Minutes = minutes,
            }
            : TrainingOptions.For(training.Tokens.Count, minutes, From?.Model);

    /// <summary>The same search, but for the sizes, of models that go on from another one and have its sizes.</summary>
    internal SearchSpace GoingOnFrom(BaseModel from) =>
        new(Name, Text, Recipe, _entries.Where(entry => !TrainingOption.Find(entry.Key)!.IsSize).ToDictionary()) { From = from };

    /// <summary>The most epochs that a trial may be given; null where epochs are not searched.</summary>
    internal int? MaxEpochs =>
        _entries.GetValueOrDefault(TrainingOption.Epochs.Name) switch
        {
            { Range: IntDistribution range } => (int)range.High,
            { Range: CategoricalDistribution choices } => choices.Choices.Max(Convert.ToInt32),
            { Fixed: { } value } => Convert.ToInt32(value),
            _ => null,
        };

    /// <summary>Reads a space from a file of JSON.</summary>
    /// <exception cref="ShowrunnerException">The file cannot be read or is no space; the message names the line.</exception>
    public static SearchSpace Load(string path)
    {
        try
        {
            return SpaceFile.Read(path, File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ShowrunnerException(
                $"The space {path} cannot be read ({exception.Message.TrimEnd('.')}). Name a file, default or notebook.",
                exception
            );
        }
    }

    /// <summary>Reads a space from JSON.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="text">The JSON.</param>
    /// <exception cref="ShowrunnerException">It is no space; the message names the line.</exception>
    public static SearchSpace Parse(string name, string text) => SpaceFile.Read(name, text);

    /// <summary>Asks a trial for its options.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="suggested">Values for what is not searched.</param>
    /// <param name="withEpochs">Whether the epochs are searched too; not where the budget says how many.</param>
    internal TrainingOptions Ask(Trial trial, TrainingOptions suggested, bool withEpochs)
    {
        var options = suggested;
        foreach (var option in Options)
        {
            if (
                _entries.TryGetValue(option.Name, out var entry)
                && option.Matters(options)
                && (withEpochs || option != TrainingOption.Epochs)
            )
            {
                options = option.Set(options, entry.Fixed ?? Suggest(trial, entry.Name, entry.Range!));
            }
        }

        return options;
    }

    /// <summary>The values that some options have for what is searched; null when they lie outside.</summary>
    internal IReadOnlyDictionary<string, object?>? ValuesOf(TrainingOptions options, bool withEpochs)
    {
        var values = EntriesOf(options, withEpochs).ToList();
        return values.All(value => value.Entry.Has(value.Value))
            ? values.Where(value => value.Entry.Range is not null).ToDictionary(value => value.Entry.Name, value => value.Value)
            : null;
    }

    /// <summary>Beliefs that the best values lie near those that some options have, where these lie in the space.</summary>
    internal IReadOnlyDictionary<string, Belief> BeliefsIn(TrainingOptions options, bool withEpochs) =>
        EntriesOf(options, withEpochs)
            .Where(value => value.Entry.Range is { IsSingle: false } && value.Entry.Has(value.Value))
            .ToDictionary(value => value.Entry.Name, value => new Belief(value.Value));

    private IEnumerable<(SpaceEntry Entry, object? Value)> EntriesOf(TrainingOptions options, bool withEpochs) =>
        from option in Options
        where _entries.ContainsKey(option.Name) && option.Matters(options) && (withEpochs || option != TrainingOption.Epochs)
        select (_entries[option.Name], option.Get(options));

    /// <summary>Whether another space has the same options and values, under whatever names.</summary>
    internal bool IsSameAs(SearchSpace other) =>
        Recipe == other.Recipe
        && _entries.Count == other._entries.Count
        && _entries.All(entry =>
            other._entries.TryGetValue(entry.Key, out var same) && entry.Value with { Name = "" } == same with { Name = "" }
        );

    private static object Suggest(Trial trial, string name, Distribution range) =>
        range switch
        {
            IntDistribution whole => trial.SuggestLong(name, whole.Low, whole.High, whole.Step, whole.Log),
            FloatDistribution real => trial.SuggestDouble(name, real.Low, real.High, real.Step, real.Log),
            _ => trial.SuggestCategorical<object?>(name, [.. ((CategoricalDistribution)range).Choices])!,
        };

    private static SearchSpace Named(string name)
    {
        using var stream = typeof(SearchSpace).Assembly.GetManifestResourceStream($"{name}.json")!;
        using var reader = new StreamReader(stream);
        return SpaceFile.Read(name, reader.ReadToEnd());
    }
}

/// <summary>What a space says of one option.</summary>
/// <param name="Name">The option's name in the space, which trials give its value: an old one, in a study that was begun with it.</param>
/// <param name="Range">Where its value is searched, or null.</param>
/// <param name="Fixed">Its only value, or null.</param>
internal sealed record SpaceEntry(string Name, Distribution? Range, object? Fixed)
{
    /// <summary>Whether a value is one of the option's.</summary>
    public bool Has(object? value) =>
        Fixed is not null ? Fixed.Equals(value)
        : Range is CategoricalDistribution choices ? choices.Choices.Contains(value)
        : Range!.Contains(Range.ToInternal(value));
}
