using System.Collections.Immutable;

namespace Tunewright;

/// <summary>One line of a journal. Fields that its operation does not have keep their defaults; unknown ones are skipped.</summary>
internal struct JournalLine
{
    public JournalOperation Operation = (JournalOperation)(-1);
    public long StudyId = -1;
    public long TrialId = -1;
    public string? StudyName;
    public ImmutableArray<StudyDirection> Directions;
    public string? ParameterName;
    public double ParameterValue;
    public Distribution? Distribution;
    public TrialState State = TrialState.Running;
    public ImmutableArray<double> Values = [];
    public string? Started;
    public string? Completed;
    public long Step;
    public double IntermediateValue;
    public IReadOnlyDictionary<string, object?>? UserAttribute;
    public IReadOnlyDictionary<string, object?>? SystemAttribute;
    public IReadOnlyDictionary<string, object?>? UserAttributes;
    public IReadOnlyDictionary<string, object?>? SystemAttributes;
    public IReadOnlyDictionary<string, object?>? Distributions;
    public IReadOnlyDictionary<string, object?>? Parameters;
    public IReadOnlyDictionary<string, object?>? IntermediateValues;

    /// <exception cref="FormatException">The line is not an operation.</exception>
    public JournalLine(ReadOnlySpan<byte> line, JournalStrings strings)
    {
        var json = new JsonScanner(line);
        for (var first = true; json.NextKey(ref first, out var key); )
        {
            if (key.SequenceEqual("op_code"u8))
                Operation = (JournalOperation)json.ReadLong();
            else if (key.SequenceEqual("study_id"u8))
                StudyId = json.ReadLong();
            else if (key.SequenceEqual("trial_id"u8))
                TrialId = json.ReadLong();
            else if (key.SequenceEqual("param_name"u8))
                ParameterName = strings.Name(ref json);
            else if (key.SequenceEqual("param_value_internal"u8))
                ParameterValue = json.ReadDouble();
            else if (key.SequenceEqual("distribution"u8))
                Distribution = strings.Distribution(ref json);
            else if (key.SequenceEqual("state"u8))
                State = (TrialState)json.ReadLong();
            else if (key.SequenceEqual("values"u8))
                ReadValues(ref json);
            else if (key.SequenceEqual("value"u8))
                ReadValue(ref json);
            else if (key.SequenceEqual("step"u8))
                Step = json.ReadLong();
            else if (key.SequenceEqual("intermediate_value"u8))
                IntermediateValue = json.ReadDouble();
            else if (key.SequenceEqual("datetime_start"u8))
                Started = json.ReadValue() as string;
            else if (key.SequenceEqual("datetime_complete"u8))
                Completed = json.ReadValue() as string;
            else if (key.SequenceEqual("user_attr"u8))
                UserAttribute = Map(ref json);
            else if (key.SequenceEqual("system_attr"u8))
                SystemAttribute = Map(ref json);
            else if (key.SequenceEqual("user_attrs"u8))
                UserAttributes = Map(ref json);
            else if (key.SequenceEqual("system_attrs"u8))
                SystemAttributes = Map(ref json);
            else if (key.SequenceEqual("distributions"u8))
                Distributions = Map(ref json);
            else if (key.SequenceEqual("params"u8))
                Parameters = Map(ref json);
            else if (key.SequenceEqual("intermediate_values"u8))
                IntermediateValues = Map(ref json);
            else if (key.SequenceEqual("study_name"u8))
                StudyName = json.ReadString();
            else if (key.SequenceEqual("directions"u8))
                Directions = [.. ((IReadOnlyList<object?>)json.ReadValue()!).Select(direction => (StudyDirection)(long)direction!)];
            else
                json.Skip();
        }
        json.ExpectEnd();
    }

    private void ReadValues(scoped ref JsonScanner json)
    {
        if (json.Peek() == 'n')
        {
            json.Skip();
            return;
        }
        var values = ImmutableArray.CreateBuilder<double>(1);
        for (var first = true; json.NextElement(ref first); )
            values.Add(json.ReadDouble());
        Values = values.DrainToImmutable();
    }

    private void ReadValue(scoped ref JsonScanner json)
    {
        if (json.Peek() == 'n')
            json.Skip();
        else
            Values = [json.ReadDouble()];
    }

    private static IReadOnlyDictionary<string, object?> Map(scoped ref JsonScanner json) =>
        json.ReadValue() as IReadOnlyDictionary<string, object?>
        ?? throw new FormatException("There is a value of another type instead of an object.");
}
