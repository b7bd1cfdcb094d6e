using System.Collections.Immutable;
using System.Globalization;

namespace Tunewright;

/// <summary>
/// Applies the lines of a journal as every reader does: ids come from counting, and a line that contradicts earlier ones
/// (a name that is taken, a trial that has ended, a parameter of another kind) changes nothing.
/// </summary>
internal sealed class JournalReplay(StudyTables tables)
{
    private readonly JournalStrings _strings = new();

    /// <exception cref="FormatException">The operation is unknown to this version.</exception>
    public void Apply(ReadOnlySpan<byte> bytes)
    {
        var line = new JournalLine(bytes, _strings);
        switch (line.Operation)
        {
            case JournalOperation.CreateStudy:
                if (tables.Find(line.StudyName!) is null)
                    tables.CreateStudy(line.StudyName!, line.Directions);
                break;
            case JournalOperation.DeleteStudy:
                if (tables.FindStudy(line.StudyId) is not null)
                    tables.DeleteStudy(line.StudyId);
                break;
            case JournalOperation.SetStudyUserAttribute:
                SetStudyAttributes(line.StudyId, AttributeOwner.User, line.UserAttribute!);
                break;
            case JournalOperation.SetStudySystemAttribute:
                SetStudyAttributes(line.StudyId, AttributeOwner.System, line.SystemAttribute!);
                break;
            case JournalOperation.CreateTrial:
                if (tables.FindStudy(line.StudyId) is not null)
                    tables.Add(line.StudyId, Template(line));
                break;
            case JournalOperation.DiscardTrials:
                break;
            case >= JournalOperation.SetTrialParameter and <= JournalOperation.SetTrialSystemAttribute:
                if (tables.FindTrial(line.TrialId) is { } trial && !trial.State.IsFinished() && Changed(trial, line) is { } changed)
                    tables.Replace(changed);
                break;
            default:
                throw new FormatException($"The operation {(int)line.Operation} is unknown.");
        }
    }

    private FrozenTrial? Changed(FrozenTrial trial, in JournalLine line)
    {
        switch (line.Operation)
        {
            case JournalOperation.SetTrialParameter:
                var parameter = new TrialParameter(line.ParameterName!, line.Distribution!, line.ParameterValue);
                return tables.StudyOf(trial.Id).IsCompatibleInPython(parameter)
                    ? trial with
                    {
                        Parameters = trial.Parameters.Set(parameter),
                    }
                    : null;
            case JournalOperation.SetTrialStateValues:
                if (line.State == TrialState.Running && trial.State == TrialState.Running)
                    return null;
                return trial with
                {
                    State = line.State,
                    Values = line.Values.IsEmpty ? trial.Values : line.Values,
                    Started = line.State == TrialState.Running ? Time(line.Started) : trial.Started,
                    Completed = line.State.IsFinished() ? Time(line.Completed) : trial.Completed,
                };
            case JournalOperation.SetTrialIntermediateValue:
                return trial with { IntermediateValues = trial.IntermediateValues.SetItem(line.Step, line.IntermediateValue) };
            case JournalOperation.SetTrialUserAttribute:
                return trial with { UserAttributes = trial.UserAttributes.SetItems(line.UserAttribute!) };
            default:
                return trial with { SystemAttributes = trial.SystemAttributes.SetItems(line.SystemAttribute!) };
        }
    }

    private static FrozenTrial Template(in JournalLine line)
    {
        var distributions = (line.Distributions ?? Nothing).ToDictionary(
            entry => entry.Key,
            entry => Distribution.Parse((string)entry.Value!)
        );
        return new()
        {
            Id = 0,
            Number = 0,
            State = line.State,
            Values = line.Values,
            Parameters =
            [
                .. (line.Parameters ?? Nothing).Select(entry => new TrialParameter(
                    entry.Key,
                    distributions[entry.Key],
                    PlainValue.AsDouble(entry.Value) ?? double.NaN
                )),
            ],
            IntermediateValues = (line.IntermediateValues ?? Nothing).ToImmutableSortedDictionary(
                entry => long.Parse(entry.Key, CultureInfo.InvariantCulture),
                entry => PlainValue.AsDouble(entry.Value) ?? double.NaN
            ),
            UserAttributes = (line.UserAttributes ?? Nothing).ToImmutableDictionary(),
            SystemAttributes = (line.SystemAttributes ?? Nothing).ToImmutableDictionary(),
            Started = Time(line.Started),
            Completed = Time(line.Completed),
        };
    }

    private void SetStudyAttributes(long id, AttributeOwner owner, IReadOnlyDictionary<string, object?> attributes)
    {
        if (tables.FindStudy(id) is null)
            return;
        foreach (var (key, value) in attributes)
            tables.SetStudyAttribute(id, owner, key, value);
    }

    /// <summary>Times without an offset are local to their writer; since nothing says where that was, they count as local here.</summary>
    private static DateTimeOffset? Time(string? text) =>
        text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal);

    private static ImmutableDictionary<string, object?> Nothing => ImmutableDictionary<string, object?>.Empty;
}
