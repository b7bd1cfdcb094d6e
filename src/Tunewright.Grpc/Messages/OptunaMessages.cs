using System.Collections.Immutable;
using System.Globalization;
using Optuna = OptunaProtocol;

namespace Tunewright.Grpc;

/// <summary>Studies and trials in Optuna's protocol.</summary>
internal static class OptunaMessages
{
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss.ffffff";

    public static Optuna.Study ToOptuna(this StudyRecord study)
    {
        var message = new Optuna.Study { StudyId = study.Id, StudyName = study.Name };
        message.Directions.Add(study.Directions.ToMessage());
        message.UserAttributes.Put(study.UserAttributes);
        message.SystemAttributes.Put(study.SystemAttributes);
        return message;
    }

    public static Optuna.Trial ToOptuna(this FrozenTrial trial)
    {
        var message = new Optuna.Trial
        {
            TrialId = trial.Id,
            Number = trial.Number,
            State = trial.State.ToMessage(),
            DatetimeStart = Text(trial.Started),
            DatetimeComplete = Text(trial.Completed),
        };
        message.Values.AddRange(trial.Values);
        foreach (var parameter in trial.Parameters)
        {
            message.Params.Add(parameter.Name, parameter.Value);
            message.Distributions.Add(parameter.Name, parameter.Distribution.ToJson());
        }
        foreach (var (step, value) in trial.IntermediateValues)
            message.IntermediateValues.Add(step, value);
        message.UserAttributes.Put(trial.UserAttributes);
        message.SystemAttributes.Put(trial.SystemAttributes);
        return message;
    }

    /// <exception cref="FormatException">A distribution, an attribute or a time is none.</exception>
    public static FrozenTrial ToTrial(this Optuna.Trial message, KnownDistributions distributions) =>
        new()
        {
            Id = 0,
            Number = 0,
            State = message.State.ToState(),
            Values = [.. message.Values],
            Parameters =
            [
                .. message.Params.Select(parameter => new TrialParameter(
                    parameter.Key,
                    distributions.Of(message.Distributions[parameter.Key]),
                    parameter.Value
                )),
            ],
            IntermediateValues = message.IntermediateValues.ToImmutableSortedDictionary(),
            UserAttributes = message.UserAttributes.Read(),
            SystemAttributes = message.SystemAttributes.Read(),
            Started = Time(message.DatetimeStart),
            Completed = Time(message.DatetimeComplete),
        };

    private static string Text(DateTimeOffset? time) => time?.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture) ?? "";

    private static DateTimeOffset? Time(string text) =>
        text.Length == 0 ? null : DateTimeOffset.ParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
