using System.Text;
using System.Text.Json;
using Showrunner.Training;
using Tunewright;

namespace Showrunner.Tuning;

/// <summary>Reads a space: an object with an entry for each option that is searched or fixed. Errors name file, line and cure.</summary>
internal sealed class SpaceFile
{
    private readonly string _name;
    private readonly byte[] _text;
    private readonly Dictionary<string, SpaceEntry> _entries = [];
    private TrainingRecipe? _recipe;

    private SpaceFile(string name, string text) => (_name, _text) = (name, Encoding.UTF8.GetBytes(text));

    /// <exception cref="ShowrunnerException">The text is no space.</exception>
    public static SearchSpace Read(string name, string text)
    {
        var file = new SpaceFile(name, text);
        file.Read();
        return new(name, text, file._recipe, file._entries);
    }

    private void Read()
    {
        var reader = new Utf8JsonReader(_text, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                throw Wrong(0, "a space is an object such as {\"hidden\": {\"int\": [128, 1024]}}");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var (at, key) = (reader.TokenStartIndex, reader.GetString()!);
                reader.Read();
                using var value = JsonDocument.ParseValue(ref reader);
                Read(at, key, value.RootElement);
            }
            while (reader.Read()) { } // what follows the object is an error
        }
        catch (JsonException exception)
        {
            throw new ShowrunnerException(
                $"{_name}, line {exception.LineNumber + 1}: is not JSON ({exception.Message.Split(" LineNumber")[0].TrimEnd('.')}).",
                exception
            );
        }
        if (!_entries.Values.Any(entry => entry.Range is { IsSingle: false }))
            throw new ShowrunnerException($"{_name}: leaves nothing to search. Give at least one option more than one value.");
    }

    private void Read(long at, string key, JsonElement value)
    {
        if (key == "$schema")
            return;
        if (key == "recipe")
        {
            _recipe =
                (value.ValueKind == JsonValueKind.String ? TrainingRecipes.Find(value.GetString()!) : null)
                ?? throw Wrong(at, $"recipe is \"bptt\" or \"notebook\", not {value.GetRawText()}");
            return;
        }
        var option = TrainingOption.Find(key) is { IsSearchable: true } known
            ? known
            : throw Wrong(
                at,
                $"there is no option '{key}'; there are {string.Join(", ", SearchSpace.Options.Select(option => option.Name))} and recipe"
            );
        if (!_entries.TryAdd(option.Name, Entry(at, option, value) with { Name = key }))
            throw Wrong(at, $"{key} is there twice");
    }

    private SpaceEntry Entry(long at, TrainingOption option, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return new(option.Name, null, Value(at, option, value));
        var keys = new Dictionary<string, JsonElement>();
        foreach (var property in value.EnumerateObject())
        {
            if (!keys.TryAdd(property.Name, property.Value))
                throw Wrong(at, $"{option.Name} has '{property.Name}' twice");
        }

        if (keys.Keys.FirstOrDefault(key => key is not ("int" or "float" or "choices" or "step" or "log")) is { } unknown)
        {
            throw Wrong(
                at,
                $"{option.Name} has an unknown '{unknown}'; a range is {{\"int\": [1, 4]}}, {{\"float\": [0.001, 0.1]}}, "
                    + "with \"log\": true or \"step\", or {\"choices\": [1, 2]}"
            );
        }

        if (keys.Keys.Count(key => key is "int" or "float" or "choices") != 1)
            throw Wrong(at, $"{option.Name} needs one of int, float and choices");
        try
        {
            return new(option.Name, Range(at, option, keys), null);
        }
        catch (ArgumentException exception)
        {
            throw Wrong(at, $"{option.Name}: {exception.Message.Split(" (Parameter")[0].TrimEnd('.')}");
        }
    }

    private Distribution Range(long at, TrainingOption option, Dictionary<string, JsonElement> keys)
    {
        if (keys.TryGetValue("choices", out var choices))
        {
            if (choices.ValueKind != JsonValueKind.Array || keys.Count > 1)
                throw Wrong(at, $"{option.Name}: choices are a list, without step or log");
            return new CategoricalDistribution(choices.EnumerateArray().Select(choice => (object?)Value(at, option, choice)));
        }
        var kind = keys.ContainsKey("int") ? "int" : "float";
        if (option.Kind == TrainingOptionKind.Flag || option.Kind == TrainingOptionKind.WholeNumber != (kind == "int"))
        {
            var (what, key) = option.Kind switch
            {
                TrainingOptionKind.Flag => ("true or false", "choices"),
                TrainingOptionKind.WholeNumber => ("a whole number", "int"),
                _ => ("a real number", "float"),
            };
            throw Wrong(at, $"{option.Name} is {what}: give it \"{key}\"");
        }

        if (keys[kind].ValueKind != JsonValueKind.Array || keys[kind].GetArrayLength() != 2)
            throw Wrong(at, $"{option.Name}: {kind} is a list of the lowest and the highest value");
        var (low, high) = (Value(at, option, keys[kind][0]), Value(at, option, keys[kind][1]));
        var log =
            keys.TryGetValue("log", out var flag)
            && (
                flag.ValueKind is JsonValueKind.True or JsonValueKind.False
                    ? flag.GetBoolean()
                    : throw Wrong(at, $"{option.Name}: log is true or false")
            );
        double? step =
            !keys.TryGetValue("step", out var number) ? null
            : number.ValueKind == JsonValueKind.Number
            && number.GetDouble() is var distance
            && distance > 0
            && (kind == "float" || double.IsInteger(distance))
                ? distance
            : throw Wrong(at, $"{option.Name}: step is a number above 0{(kind == "int" ? ", a whole one" : "")}");
        return kind == "int"
            ? new IntDistribution((long)low, (long)high, (long)(step ?? 1), log)
            : new FloatDistribution((double)low, (double)high, step, log);
    }

    private object Value(long at, TrainingOption option, JsonElement value)
    {
        if (option.Kind == TrainingOptionKind.Flag)
        {
            return value.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? value.GetBoolean()
                : throw Wrong(at, $"{option.Name} is true or false, not {value.GetRawText()}");
        }

        var number = value.ValueKind == JsonValueKind.Number ? value.GetDouble() : double.NaN;
        var isWhole = option.Kind == TrainingOptionKind.WholeNumber;
        if (!option.Range.Contains(number) || (isWhole && !double.IsInteger(number)))
        {
            var kind = isWhole ? "a whole number" : "a number";
            throw Wrong(at, $"{option.Name} is {kind}, {option.Range}, not {value.GetRawText()}");
        }

        return isWhole ? (object)(long)number : number;
    }

    private ShowrunnerException Wrong(long at, string what) =>
        new($"{_name}, line {_text.AsSpan(0, (int)at).Count((byte)'\n') + 1}: {what}.");
}
