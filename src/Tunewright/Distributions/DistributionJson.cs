using System.Collections.Immutable;

namespace Tunewright;

/// <summary>Distributions in the JSON of Optuna's storages; keys and their order are Optuna's.</summary>
internal static class DistributionJson
{
    public static string Write(Distribution distribution)
    {
        (string Name, (string Key, object? Value)[] Attributes) form = distribution switch
        {
            FloatDistribution real => (
                nameof(FloatDistribution),
                [("step", real.Step), ("low", real.Low), ("high", real.High), ("log", real.Log)]
            ),
            IntDistribution whole => (
                nameof(IntDistribution),
                [("log", whole.Log), ("step", whole.Step), ("low", whole.Low), ("high", whole.High)]
            ),
            CategoricalDistribution category => (nameof(CategoricalDistribution), [("choices", category.Choices)]),
            _ => throw new ArgumentException($"There is no JSON form for a {distribution.GetType()}.", nameof(distribution)),
        };
        return PythonJson.Write(Dictionary([("name", form.Name), ("attributes", Dictionary(form.Attributes))]));
    }

    public static Distribution Read(string json)
    {
        try
        {
            return PythonJson.Parse(json) is IReadOnlyDictionary<string, object?> form
                ? Read(form)
                : throw new FormatException("it is not a JSON object");
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException or KeyNotFoundException)
        {
            throw new FormatException($"Not a distribution: {exception.Message} In: {json}", exception);
        }
    }

    private static Distribution Read(IReadOnlyDictionary<string, object?> form)
    {
        if (!form.TryGetValue("name", out var name))
        {
            return form["type"] switch
            {
                "float" => Float(form, Optional(form, "log") is true, Optional(form, "step")),
                "int" => Int(form, Optional(form, "log") is true, Optional(form, "step")),
                "categorical" => Categorical(form),
                var type => throw new FormatException($"unknown type {type}"),
            };
        }

        var attributes = (IReadOnlyDictionary<string, object?>)form["attributes"]!;
        return name switch
        {
            "FloatDistribution" => Float(attributes, Optional(attributes, "log") is true, Optional(attributes, "step")),
            "UniformDistribution" => Float(attributes, log: false, step: null),
            "LogUniformDistribution" => Float(attributes, log: true, step: null),
            "DiscreteUniformDistribution" => Float(attributes, log: false, attributes["q"]),
            "IntDistribution" => Int(attributes, Optional(attributes, "log") is true, Optional(attributes, "step")),
            "IntUniformDistribution" => Int(attributes, log: false, Optional(attributes, "step")),
            "IntLogUniformDistribution" => Int(attributes, log: true, step: null),
            "CategoricalDistribution" => Categorical(attributes),
            _ => throw new FormatException($"unknown name {name}"),
        };
    }

    private static FloatDistribution Float(IReadOnlyDictionary<string, object?> form, bool log, object? step) =>
        FloatDistribution.Stored(Number(form["low"]), Number(form["high"]), step is null ? null : Number(step), log);

    private static IntDistribution Int(IReadOnlyDictionary<string, object?> form, bool log, object? step) =>
        new(Convert.ToInt64(form["low"]), Convert.ToInt64(form["high"]), step is null ? 1 : Convert.ToInt64(step), log);

    private static CategoricalDistribution Categorical(IReadOnlyDictionary<string, object?> form) =>
        CategoricalDistribution.Stored([.. (IReadOnlyList<object?>)form["choices"]!]);

    private static double Number(object? value) =>
        PlainValue.AsDouble(value) ?? throw new FormatException($"{PythonJson.Write(value)} is not a number");

    private static object? Optional(IReadOnlyDictionary<string, object?> form, string key) => form.GetValueOrDefault(key);

    private static OrderedDictionary<string, object?> Dictionary((string Key, object? Value)[] entries) =>
        new(entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value)));
}
